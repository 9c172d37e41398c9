import { useState } from 'react'
import { dayInTashkent } from '#lib/day.ts'
import { PageLink } from '#web/kit/PageLink.tsx'
import { useMay } from '#web/kit/useActor.ts'
import { useTranslator } from '#web/kit/Translation.tsx'

const SECTIONS = ['rounds', 'submissions', 'late', 'figures', 'differences', 'log', 'forms'] as const
type Section = (typeof SECTIONS)[number]

const PATHS = {
  rounds: '/reporting',
  submissions: '/submissions',
  late: '/submissions',
  figures: '/reported-figures',
  differences: '/reported-differences',
  log: '/reporting/log',
  forms: '/forms',
} as const satisfies Record<Section, string>

/** Ways between the pages of reporting; the public sees those that are public. */
export function ReportingTabs({ section }: { readonly section: Section }) {
  const t = useTranslator()
  const checks = useMay('submission.check')
  const [today] = useState(() => dayInTashkent(new Date()))
  const shown = SECTIONS.filter((one) => checks || one === 'figures' || one === 'differences' || one === 'forms')
  return (
    <nav className="tabs" aria-label={t.text('reporting.sections')}>
      {shown.map((one) => (
        <PageLink key={one} to={PATHS[one]} search={one === 'late' ? { late: today } : {}} current={one === section ? 'true' : undefined}>
          {t.text(`reporting.section.${one}`)}
        </PageLink>
      ))}
    </nav>
  )
}
