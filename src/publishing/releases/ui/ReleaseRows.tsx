import { DataTable } from '#web/kit/DataTable.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import { momentText } from '#web/view/moment.ts'
import type { Release } from '../model.ts'
import { standingOf, STANDING_TAGS } from './standing.ts'

/** Releases as rows; `to` is where each opens. */
export function ReleaseRows({ releases, to }: { readonly releases: readonly Release[]; readonly to: string }) {
  const t = useTranslator()
  return (
    <DataTable
      title={t.text('release.list.name')}
      rows={releases}
      rowKey={({ id }) => id}
      columns={[
        { key: 'id', title: t.text('release.column.id'), header: true, cell: ({ id }) => <PageLink to={`${to}/${id}`}>{id}</PageLink> },
        { key: 'place', title: t.text('release.column.place'), cell: (one) => t.of(one.placeNames) },
        { key: 'period', title: t.text('release.column.period'), cell: ({ period }) => t.periodShort(period) },
        {
          key: 'state',
          title: t.text('release.column.state'),
          cell: (one) => <span className={`tag ${STANDING_TAGS[standingOf(one)]}`}>{t.text(`release.standing.${standingOf(one)}`)}</span>,
        },
        { key: 'published', title: t.text('release.column.published'), cell: ({ publishAt }) => (publishAt === null ? '–' : momentText(publishAt, t)) },
        { key: 'note', title: t.text('release.column.note'), className: 'text', cell: ({ note }) => <span className="muted">{note}</span> },
      ]}
    />
  )
}
