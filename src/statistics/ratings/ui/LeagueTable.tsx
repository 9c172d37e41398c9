import { CellBar } from '#web/figure/CellBar.tsx'
import { RankBar } from '#web/figure/RankBar.tsx'
import { DataTable, type Column } from '#web/kit/DataTable.tsx'
import { PageLink, ViewLink } from '#web/kit/PageLink.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import type { Rating, RatingRow } from '../model.ts'
import { nodeNames } from './words.ts'

type LeagueTableProps = { readonly rating: Pick<Rating, 'rows' | 'ranked' | 'content' | 'indicators' | 'method'>; readonly opens?: boolean }

/** The league table: rank, zone, score with its bar, the interval of the rank; of those not ranked, which figures are missing. */
export function LeagueTable({ rating, opens = true }: LeagueTableProps) {
  const t = useTranslator()
  const nameOf = nodeNames(rating.content, rating.indicators, t)
  const columns: Column<RatingRow>[] = [
    { key: 'rank', title: t.text('rating.column.rank'), numeric: true, sort: ({ rank }) => rank, cell: ({ rank }) => (rank === null ? '–' : t.number(rank)) },
    {
      key: 'name',
      title: t.text('rating.column.zone'),
      header: true,
      sort: ({ names }) => t.of(names),
      cell: (row) => <PageLink to={`/zones/${row.subject}`}>{t.of(row.names)}</PageLink>,
    },
    {
      key: 'score',
      title: t.text('rating.column.score'),
      unit: t.text('rating.outOf100'),
      sort: ({ score }) => score,
      cell: (row) =>
        row.score === null ? (
          <span className="missing">{t.text('rating.notRanked')}</span>
        ) : (
          <CellBar value={row.score} max={100} certainty={null}>
            {opens ? (
              <ViewLink
                change={{ zone: row.subject }}
                className="quiet"
                label={t.text('rating.openScore', { zone: t.of(row.names), score: t.number(row.score, { digits: 1 }) })}
              >
                {t.number(row.score, { digits: 1 })}
              </ViewLink>
            ) : (
              t.number(row.score, { digits: 1 })
            )}
          </CellBar>
        ),
    },
    {
      key: 'interval',
      title: t.text('rating.column.interval'),
      sort: ({ rankLow }) => rankLow,
      cell: ({ rank, rankLow, rankHigh }) => (
        <span className="nowrap">
          <RankBar rank={rank} low={rankLow} high={rankHigh} outOf={rating.ranked} />{' '}
          {rank === null ? null : <span className="small muted">{rankLow === rankHigh ? t.number(rank) : `${rankLow ?? rank}–${rankHigh ?? rank}`}</span>}
        </span>
      ),
    },
    {
      key: 'coverage',
      title: t.text('rating.column.coverage'),
      unit: '%',
      numeric: true,
      sort: ({ coverage }) => coverage,
      cell: ({ coverage }) => t.number(coverage * 100, { digits: 0 }),
    },
    ...(rating.rows.some(({ missing }) => missing.length > 0)
      ? [
          {
            key: 'missing',
            title: t.text('rating.column.missing'),
            className: 'text',
            cell: (row: RatingRow) => <MissingNames names={row.missing.map(nameOf)} />,
          },
        ]
      : []),
  ]
  return (
    <DataTable
      title={t.of(rating.method.names)}
      columns={columns}
      rows={rating.rows}
      rowKey={({ subject }) => subject}
      caption={t.text('rating.legend')}
      tall={rating.rows.length > 40}
    />
  )
}

const SHOWN = 3

/** The first missing figures by name, the others one click away. */
function MissingNames({ names }: { readonly names: readonly string[] }) {
  const t = useTranslator()
  if (names.length === 0) return null
  if (names.length <= SHOWN) return <span className="missing">{names.join(', ')}</span>
  return (
    <details className="missing">
      <summary>{t.text('rating.missingMore', { first: names.slice(0, SHOWN).join(', '), more: names.length - SHOWN })}</summary>
      {names.slice(SHOWN).join(', ')}
    </details>
  )
}
