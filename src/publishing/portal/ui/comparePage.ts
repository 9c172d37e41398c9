import type { Translator } from '#lib/translator.ts'
import { everyYear, pointOf } from '#statistics/analysis/ui/dynamics.ts'
import { missingText, remarkText } from '#statistics/indicators/ui/figure.ts'
import { numberCell, ofRegister, textCell } from '#web/view/cells.ts'
import type { ChartModel } from '#web/view/chart.ts'
import { digitsOf } from '#web/view/digits.ts'
import { definePage, type PageAddress } from '#web/view/page.ts'
import type { Comparison } from '../model.ts'

/** Two to four zones side by side. */
export const comparePage = definePage({
  path: '/compare',
  call: ({ search }) => ({ operation: 'compare', input: { zones: search.zones ?? 'sirgali,bektemir', period: search.period, asOf: search.asOf } }),
  title: (data, t) => t.text('compare.title', { zones: t.list(data.zones.map(({ names }) => t.of(names))) }),
  description: (data, t) => t.text('compare.description', { zones: t.list(data.zones.map(({ names }) => t.of(names))), period: t.period(data.period) }),
  tables: (data, t) => [
    {
      name: 'comparison',
      title: t.text('compare.table'),
      columns: [
        { key: 'code', title: t.text('passport.column.code'), numeric: false },
        { key: 'indicator', title: t.text('passport.column.indicator'), numeric: false },
        { key: 'unit', title: t.text('passport.column.unit'), numeric: false },
        ...data.zones.flatMap(({ id, names }) => [
          { key: id, title: t.of(names), numeric: true },
          { key: `${id}_remark`, title: `${t.of(names)}, ${t.text('web.remark').toLowerCase()}`, numeric: false },
        ]),
      ],
      rows: data.rows.map(({ indicator, values }) => [
        textCell(indicator.code),
        textCell(t.of(indicator.names)),
        textCell(t.unit(indicator.unit)),
        ...values.flatMap((value) => [
          numberCell(value.value, digitsOf(indicator.unit), missingText(value.missing, t), value.certainty === 'exact'),
          textCell(remarkText(value, t)),
        ]),
      ]),
      ...ofRegister(t, data.period),
    },
  ],
  chart: compareChart,
})

/** The years of the chosen indicator, a line for each zone. */
export function compareChart(data: Comparison, t: Translator, address: PageAddress): ChartModel | undefined {
  const chosen =
    data.series.find(({ indicator }) => indicator.code === address.search.series) ??
    data.series.find(({ series }) => series.some(({ points }) => points.filter(({ value }) => value !== null).length > 1))
  if (chosen === undefined) return undefined
  const { indicator, series } = chosen
  const periods = everyYear([...new Set(series.flatMap(({ points }) => points.map(({ period }) => period)))].toSorted())
  return {
    kind: 'lines',
    title: t.of(indicator.names),
    unit: indicator.unit,
    digits: digitsOf(indicator.unit),
    periods,
    lines: series.map(({ subject, names, points }) => ({
      id: subject,
      label: t.of(names),
      points: points.map(pointOf),
    })),
    ...ofRegister(t, periods.at(-1)),
  }
}
