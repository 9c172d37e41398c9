import { DataTable } from '#web/kit/DataTable.tsx'
import { Part } from '#web/kit/PageHead.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import type { ReleaseChange, ReleaseDiff } from '../model.ts'

/** Most changes drawn; all stand in the answer of the interface. */
const SHOWN = 200

/** What changed since the release before, figure by figure. */
export function Changes({ diff }: { readonly diff: ReleaseDiff | undefined }) {
  const t = useTranslator()
  if (diff === undefined) return null
  return (
    <Part
      title={t.text('release.changes', { from: diff.from })}
      lead={t.text('release.changes.lead', { changed: diff.changes.length, unchanged: diff.unchanged })}
    >
      {diff.changes.length === 0 ? null : (
        <DataTable
          title={t.text('release.changes', { from: diff.from })}
          rows={diff.changes.slice(0, SHOWN)}
          rowKey={(change) => `${change.kind}|${change.subject}|${change.what}|${change.period}|${change.claim ?? ''}`}
          columns={[
            { key: 'subject', title: t.text('release.column.subject'), header: true, cell: ({ subject }) => subject },
            { key: 'what', title: t.text('release.column.what'), cell: (change) => <What change={change} /> },
            { key: 'period', title: t.text('release.column.period'), cell: ({ period }) => (period === '' ? '–' : t.periodShort(period)) },
            { key: 'from', title: t.text('release.column.from'), numeric: true, cell: (change) => valueText(change, change.from, t) },
            { key: 'to', title: t.text('release.column.to'), numeric: true, cell: (change) => valueText(change, change.to, t) },
            {
              key: 'source',
              title: t.text('release.column.source'),
              cell: ({ source }) => (source === null ? '–' : <PageLink to={`/sources/${source}`}>{source}</PageLink>),
            },
          ]}
        />
      )}
    </Part>
  )
}

const valueText = (change: ReleaseChange, value: number | null, t: ReturnType<typeof useTranslator>): string =>
  change.kind === 'finding' ? t.text(value === null ? 'release.finding.absent' : 'release.finding.stands') : value === null ? '–' : t.number(value)

function What({ change }: { readonly change: ReleaseChange }) {
  const t = useTranslator()
  if (change.kind === 'indicator') return <PageLink to={`/indicators/${change.what}`}>{change.what}</PageLink>
  if (change.kind === 'finding') return <PageLink to={`/quality/${change.claim ?? ''}`}>{t.text('release.kind.finding')}</PageLink>
  return <>{change.what}</>
}
