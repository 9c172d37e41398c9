import type { Translator } from '#lib/translator.ts'
import { remarkText, signOf } from '#statistics/indicators/ui/figure.ts'
import { numberCell, ofRegister, shareCell, textCell } from '#web/view/cells.ts'
import type { ChartModel, ChartPoint } from '#web/view/chart.ts'
import { digitsOf } from '#web/view/digits.ts'
import type { ViewTable } from '#web/view/table.ts'
import type { Dynamics } from '../model.ts'

/** Growth of each zone over its own window, which is always written. */
export function growthView(data: Dynamics, t: Translator): ViewTable {
  const digits = digitsOf(data.indicator.unit)
  const none = t.text('analysis.noWindow')
  const unit = t.unit(data.indicator.unit)
  return {
    name: 'growth',
    title: t.text('analysis.dynamic.growth'),
    columns: [
      { key: 'zone', title: t.text('analysis.column.zone'), numeric: false },
      { key: 'from', title: t.text('analysis.column.from'), numeric: false },
      { key: 'to', title: t.text('analysis.column.to'), numeric: false },
      { key: 'first', title: t.text('analysis.column.first'), unit, numeric: true },
      { key: 'last', title: t.text('analysis.column.last'), unit, numeric: true },
      { key: 'absolute', title: t.text('analysis.column.absolute'), unit, numeric: true },
      { key: 'ratio', title: t.text('analysis.column.ratio'), numeric: true },
      { key: 'cagr', title: t.text('analysis.column.cagr'), unit: '%', numeric: true },
      { key: 'contribution', title: t.text('analysis.column.contribution'), unit: '%', numeric: true },
    ],
    rows: data.series.map(({ names, window, contribution }) => [
      textCell(t.of(names)),
      textCell(window === null ? '' : t.periodShort(window.from)),
      textCell(window === null ? '' : t.periodShort(window.to)),
      numberCell(window?.first ?? null, digits, none),
      numberCell(window?.last ?? null, digits, none),
      numberCell(window?.absolute ?? null, digits, none),
      numberCell(window?.ratio ?? null, 3, none),
      shareCell(window?.cagr ?? null, none, 2),
      shareCell(contribution, t.text('analysis.noCommonWindow'), 1),
    ]),
    ...ofRegister(t),
  }
}

/** Every stated figure with its chain and base growth, one row each; interpolated points are not figures and stay out. */
export function seriesView(data: Dynamics, t: Translator): ViewTable {
  const digits = digitsOf(data.indicator.unit)
  const none = t.text('web.chart.noValue')
  const unit = t.unit(data.indicator.unit)
  return {
    name: 'series',
    title: t.text('analysis.dynamic.series'),
    columns: [
      { key: 'zone', title: t.text('analysis.column.zone'), numeric: false },
      { key: 'period', title: t.text('analysis.column.period'), numeric: false },
      { key: 'value', title: t.of(data.indicator.names), unit, numeric: true },
      { key: 'remark', title: t.text('web.remark'), numeric: false },
      { key: 'absolute', title: t.text('analysis.column.absolute'), unit, numeric: true },
      { key: 'chain', title: t.text('analysis.column.chain'), unit: '%', numeric: true },
      { key: 'base', title: t.text('analysis.column.base'), unit: '%', numeric: true },
    ],
    rows: data.series.flatMap(({ names, points }) =>
      points
        .filter(({ interpolated, value }) => !interpolated && value !== null)
        .map((point) => [
          textCell(t.of(names)),
          textCell(point.period),
          numberCell(point.value, digits, none, point.certainty === 'exact'),
          textCell(remarkText({ ...point, missing: null }, t)),
          numberCell(point.absoluteChange, digits, none),
          shareCell(point.chainGrowth, none, 2),
          shareCell(point.baseGrowth, none, 2),
        ]),
    ),
    ...ofRegister(t),
  }
}

/** Series with figures; the territory's own stays out where it would press the zones' lines flat. */
function drawnSeries(data: Dynamics): Dynamics['series'] {
  const peak = ({ points }: Dynamics['series'][number]) => Math.max(0, ...points.map(({ value }) => value ?? 0))
  const lines = data.series.filter(({ points }) => points.some(({ value }) => value !== null))
  const zones = lines.filter(({ subject }) => subject !== data.place.id)
  const highest = Math.max(0, ...zones.map(peak))
  return zones.length === 0 ? lines : lines.filter((line) => line.subject !== data.place.id || peak(line) <= highest * 1.5)
}

/** Years between the first and the last, also those without a figure: time must not be squeezed. Other periods stay as they are. */
export function everyYear(periods: readonly string[]): readonly string[] {
  const [first, last] = [Number(periods.at(0)), Number(periods.at(-1))]
  if (!Number.isInteger(first) || !Number.isInteger(last)) return periods
  return Array.from({ length: last - first + 1 }, (_, index) => String(first + index))
}

/** A point of a series as a chart takes it. */
export const pointOf = (point: Dynamics['series'][number]['points'][number]): ChartPoint => ({
  x: point.period,
  value: point.value,
  certain: point.certainty === 'exact',
  interpolated: point.interpolated,
  sign: signOf(point),
})

/** Lines of the years; what lies between stated figures is drawn, not counted. */
export function dynamicsChart(data: Dynamics, t: Translator): ChartModel | undefined {
  const lines = drawnSeries(data)
  if (lines.length === 0) return undefined
  return {
    kind: 'lines',
    title: t.of(data.indicator.names),
    unit: data.indicator.unit,
    digits: digitsOf(data.indicator.unit),
    periods: everyYear(data.periods),
    lines: lines.map(({ subject, names, points }) => ({
      id: subject,
      label: t.of(names),
      points: points.map(pointOf),
    })),
    ...ofRegister(t, data.periods.at(-1)),
  }
}
