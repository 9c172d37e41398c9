import { CellBar } from '#web/figure/CellBar.tsx'
import { DataTable, type Column } from '#web/kit/DataTable.tsx'
import { Empty } from '#web/kit/Empty.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import type { Rating, RatingRow } from '../model.ts'
import { partsOf } from './views.ts'
import { nodeNames } from './words.ts'

/** The parts side by side, without a total: one number can mislead. Zones stand in the register's order until a part is chosen to sort by. */
export function PillarTable({ rating }: { readonly rating: Pick<Rating, 'rows' | 'content' | 'indicators' | 'method'> }) {
  const t = useTranslator()
  const nameOf = nodeNames(rating.content, rating.indicators, t)
  const parts = partsOf(rating)
  if (parts.length === 0) return <Empty title={t.text('rating.pillars.none')} />
  const flat = rating.content.pillars.length === 1
  const scoreOf = (row: RatingRow, code: string) => row.pillars.find((pillar) => pillar.code === code)?.score ?? null
  const columns: Column<RatingRow>[] = [
    {
      key: 'name',
      title: t.text('rating.column.zone'),
      header: true,
      sort: ({ names }) => t.of(names),
      cell: (row) => <PageLink to={`/zones/${row.subject}`}>{t.of(row.names)}</PageLink>,
    },
    ...parts.map((code): Column<RatingRow> => ({
      key: code.toLowerCase(),
      title: nameOf(code),
      sort: (row) => scoreOf(row, code),
      cell: (row) => {
        const score = scoreOf(row, code)
        const part = row.pillars.find((pillar) => pillar.code === code)
        if (score === null)
          return (
            <span className="missing">
              {flat ? t.text('rating.noFigures') : t.text('rating.partCoverage', { coverage: Math.round((part?.coverage ?? 0) * 100) })}
            </span>
          )
        return (
          <CellBar value={score} max={100} certainty={null}>
            {t.number(score, { digits: 0 })}
          </CellBar>
        )
      },
    })),
  ]
  const rows = rating.rows.toSorted((a, b) => t.of(a.names).localeCompare(t.of(b.names)))
  return (
    <DataTable
      title={t.text('rating.view.pillars')}
      columns={columns}
      rows={rows}
      rowKey={({ subject }) => subject}
      caption={t.text('rating.pillars.caption')}
      sortName="part"
    />
  )
}
