import type { Translator } from '#lib/translator.ts'
import { capital, numberCell, textCell } from '#web/view/cells.ts'
import type { ChartModel } from '#web/view/chart.ts'
import { definePage } from '#web/view/page.ts'
import type { ViewTable } from '#web/view/table.ts'
import { BASES, INTENSITY_NAMES, type Benchmark, type BenchmarkRow } from '../model.ts'

/** A territory beside peers abroad. */
export const benchmarksPage = definePage({
  path: '/benchmarks',
  call: ({ search }) => ({
    operation: 'compareAbroad',
    input: {
      intensity: INTENSITY_NAMES.find((one) => one === search.intensity),
      basis: BASES.find((one) => one === search.basis),
      place: search.place,
      year: search.year === undefined ? undefined : Number(search.year),
    },
  }),
  title: titleOf,
  description: (_data, t) => t.text('benchmark.lead'),
  tables: (data, t) => [benchmarkView(data, t)],
  chart: benchmarkChart,
})

export const nameOfIntensity = (data: Benchmark, t: Translator): string => t.text(`benchmark.intensity.${data.intensity}`)

/** What the numbers are in: dollars of the basis, or plain numbers. */
export function unitOf(data: Benchmark, t: Translator): string {
  if (!data.money) return ''
  const priceYear = data.factors.find(({ priceYear }) => priceYear !== null)?.priceYear
  return data.basis === 'constant' && priceYear !== null && priceYear !== undefined
    ? t.text('benchmark.basis.constantOf', { year: String(priceYear) })
    : t.text(`benchmark.basis.${data.basis}`)
}

function titleOf(data: Benchmark, t: Translator): string {
  const own = data.rows.find((row) => row.own)
  const place = capital(t.of(data.place.names))
  if (own?.value === null || own === undefined) return t.text('benchmark.title.none', { place, intensity: nameOfIntensity(data, t), year: String(data.year) })
  const value = t.number(own.value, { digits: digitsOf(own.value) })
  const ranked = data.rows.filter(({ rank }) => rank !== null).length
  return own.rank === null
    ? t.text('benchmark.title.alone', { place, intensity: nameOfIntensity(data, t), value, year: String(data.year) })
    : t.text('benchmark.title.ranked', { place, intensity: nameOfIntensity(data, t), value, rank: own.rank, ranked })
}

export const digitsOf = (value: number): number => (Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2)

/** Why a row has no value or no rank, in words; nothing where it has both. */
export const remarkOf = (row: BenchmarkRow, t: Translator): string => {
  const reason = row.missing ?? row.unranked
  return reason === null ? '' : t.text(`benchmark.missing.${reason}`)
}

function benchmarkView(data: Benchmark, t: Translator): ViewTable {
  const none = t.text('benchmark.none')
  return {
    name: 'benchmark',
    title: nameOfIntensity(data, t),
    columns: [
      { key: 'rank', title: t.text('benchmark.column.rank'), numeric: true },
      { key: 'name', title: t.text('benchmark.column.name'), numeric: false },
      { key: 'country', title: t.text('benchmark.column.country'), numeric: false },
      { key: 'year', title: t.text('benchmark.column.year'), numeric: false },
      { key: 'value', title: nameOfIntensity(data, t), unit: unitOf(data, t), numeric: true },
      { key: 'to_best', title: t.text('benchmark.column.toBest'), numeric: true },
      { key: 'to_median', title: t.text('benchmark.column.toMedian'), numeric: true },
      { key: 'remark', title: t.text('benchmark.column.remark'), numeric: false },
      { key: 'definitions', title: t.text('benchmark.column.definitions'), numeric: false },
      { key: 'sources', title: t.text('benchmark.column.sources'), numeric: false },
    ],
    rows: data.rows.map((row) => [
      numberCell(row.rank, 0, none),
      textCell(t.of(row.names)),
      textCell(row.country),
      textCell(String(row.year)),
      numberCell(row.value, row.value === null ? 0 : digitsOf(row.value), remarkOf(row, t)),
      numberCell(row.toBest, 2, none),
      numberCell(row.toMedian, 2, none),
      textCell(remarkOf(row, t)),
      textCell(row.definitions.map(({ code, text }) => `${code}: ${text}`).join('; ')),
      textCell(row.sources.join('; ')),
    ]),
    source: t.text('benchmark.source'),
    asOf: String(data.year),
  }
}

export function benchmarkChart(data: Benchmark, t: Translator): ChartModel | undefined {
  if (data.rows.every(({ value }) => value === null)) return undefined
  return {
    kind: 'bars',
    title: nameOfIntensity(data, t),
    unit: unitOf(data, t),
    digits: digitsOf(Math.max(...data.rows.map(({ value }) => value ?? 0))),
    bars: data.rows.map((row) => ({
      id: row.id,
      label: `${t.of(row.names)}, ${row.year}`,
      value: row.value,
      certainty: row.unranked === null ? ('exact' as const) : ('approximate' as const),
      missing: remarkOf(row, t),
    })),
    source: t.text('benchmark.source'),
    asOf: String(data.year),
  }
}
