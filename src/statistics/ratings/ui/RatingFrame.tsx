import { useQuery } from '@tanstack/react-query'
import type { Texts } from '#lib/language.ts'
import { queryFor } from '#web/client/query.ts'
import { Choice } from '#web/kit/Choice.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import { EDIT_PARAMETERS } from '../rules/edits.ts'

const SECTIONS = [
  ['rating', '/rating'],
  ['studio', '/rating/studio'],
  ['methods', '/rating/methods'],
  ['runs', '/rating/runs'],
] as const
export type Section = (typeof SECTIONS)[number][0]

/** The pages of the rating, one beside the other; the choice of method, territory and year goes along. */
export function RatingTabs({ section, keep = {} }: { readonly section: Section; readonly keep?: Readonly<Record<string, string | undefined>> }) {
  const t = useTranslator()
  return (
    <nav className="tabs" aria-label={t.text('rating.sections')}>
      {SECTIONS.map(([name, path]) => (
        <PageLink key={name} to={path} search={name === 'rating' || name === 'studio' ? keep : {}} current={name === section ? 'page' : undefined}>
          {t.text(`rating.section.${name}`)}
        </PageLink>
      ))}
    </nav>
  )
}

type ChoicesProps = {
  readonly method: { readonly id: string; readonly names: Texts; readonly version: number }
  readonly place: { readonly id: string; readonly names: Texts }
  readonly period: string
  readonly periods: readonly string[]
}

/** Which method, territory and year. Another method makes changed weights void. */
export function RatingChoices({ method, place, period, periods }: ChoicesProps) {
  const t = useTranslator()
  const { data: methods } = useQuery(queryFor('listMethods', {}))
  const { data: country } = useQuery(queryFor('listPlaces', { level: 'country' }))
  const { data: regions } = useQuery(queryFor('listPlaces', { level: 'region', limit: 100 }))
  const listed = (methods?.items ?? []).map((one) => ({ id: one.id, title: t.of(one.names) }))
  const places = [...(country?.items ?? []), ...(regions?.items ?? [])].map((one) => ({ id: one.soato, title: t.of(one.names) }))
  const withChosen = (options: { id: string; title: string }[], id: string, names: Texts) =>
    options.some((option) => option.id === id) ? options : [...options, { id, title: t.of(names) }]
  const years = periods.includes(period) ? periods : [...periods, period]
  return (
    <>
      <Choice
        label={t.text('rating.choice.method')}
        name="method"
        value={method.id}
        options={withChosen(listed, method.id, method.names)}
        clears={['version', 'zone', ...EDIT_PARAMETERS]}
      />
      <Choice
        label={t.text('rating.choice.place')}
        name="place"
        value={place.id}
        options={withChosen(places, place.id, place.names)}
        clears={['period', 'zone']}
      />
      <Choice
        label={t.text('rating.choice.period')}
        name="period"
        value={period}
        options={years.toReversed().map((id) => ({ id, title: t.periodShort(id) }))}
      />
    </>
  )
}
