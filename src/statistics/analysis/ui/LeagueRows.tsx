import { Figure } from '#statistics/indicators/ui/Figure.tsx'
import { figureText } from '#statistics/indicators/ui/figure.ts'
import { CellBar } from '#web/figure/CellBar.tsx'
import { RankBar } from '#web/figure/RankBar.tsx'
import { DataTable, type Column } from '#web/kit/DataTable.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import type { LeagueTable } from '../model.ts'

type Row = LeagueTable['rows'][number]

type LeagueRowsProps = { readonly league: LeagueTable; readonly brief?: boolean }

/** The league table: rank, zone, the figure with its bar, the interval of its rank; share and ratios where there is room. */
export function LeagueRows({ league, brief = false }: LeagueRowsProps) {
  const t = useTranslator()
  const { indicator, period, rows } = league
  const max = Math.max(0, ...rows.map(({ value }) => value ?? 0))
  const columns: Column<Row>[] = [
    { key: 'rank', title: t.text('analysis.column.rank'), numeric: true, sort: ({ rank }) => rank, cell: ({ rank }) => (rank === null ? '–' : t.number(rank)) },
    {
      key: 'zone',
      title: t.text('analysis.column.zone'),
      header: true,
      sort: ({ names }) => t.of(names),
      cell: (row) => <PageLink to={`/zones/${row.subject}`}>{t.of(row.names)}</PageLink>,
    },
    {
      key: 'value',
      title: t.of(indicator.names),
      unit: t.unit(indicator.unit),
      sort: ({ value }) => value,
      cell: (row) => {
        const figure = (
          <Figure
            indicator={indicator}
            value={row.value}
            missing={row.missing}
            certainty={row.certainty}
            qualifier={row.qualifier}
            contested={row.contested}
            subject={row.subject}
            period={period}
          />
        )
        return row.value === null ? (
          figure
        ) : (
          <CellBar value={row.value} max={max} certainty={row.certainty}>
            {figure}
          </CellBar>
        )
      },
    },
    {
      key: 'interval',
      title: t.text('analysis.column.interval'),
      cell: ({ rank, rankLow, rankHigh }) => <RankBar rank={rank} low={rankLow} high={rankHigh} outOf={league.ranked} width={brief ? 72 : 88} />,
    },
    ...(brief ? [] : ratioColumns(league, t)),
  ]
  return (
    <DataTable
      title={t.of(indicator.names)}
      columns={columns}
      rows={rows}
      rowKey={({ subject }) => subject}
      caption={rows.some(({ certainty }) => certainty !== null && certainty !== 'exact') ? t.text('web.certainty.legend') : undefined}
      foot={
        <tr className="total">
          <td />
          <th scope="row" className="held">
            {t.of(league.place.names)}
          </th>
          <td>
            {league.total.value === null ? (
              <Figure
                indicator={indicator}
                value={null}
                missing={league.total.missing}
                certainty={null}
                qualifier={null}
                contested={false}
                subject={league.place.id}
                period={period}
              />
            ) : (
              <span className="cell-bar">
                <span className="figure">{figureText(league.total.value, indicator, league.total, t)}</span>
              </span>
            )}
          </td>
          <td colSpan={brief ? 1 : columns.length - 3} />
        </tr>
      }
    />
  )
}

function ratioColumns(league: LeagueTable, t: ReturnType<typeof useTranslator>): Column<Row>[] {
  const ratio = (value: number | null) => (value === null ? '–' : t.number(value, { digits: 2 }))
  return [
    ...(league.rows.some(({ share }) => share !== null)
      ? [
          {
            key: 'share',
            title: t.text('analysis.column.share'),
            unit: '%',
            numeric: true,
            sort: (row: Row) => row.share,
            cell: ({ share }: Row) => (share === null ? '–' : t.number(share * 100, { digits: 1 })),
          },
        ]
      : []),
    { key: 'mean', title: t.text('analysis.column.toMean'), numeric: true, sort: ({ toMean }) => toMean, cell: ({ toMean }) => ratio(toMean) },
    { key: 'best', title: t.text('analysis.column.toBest'), numeric: true, sort: ({ toBest }) => toBest, cell: ({ toBest }) => ratio(toBest) },
  ]
}
