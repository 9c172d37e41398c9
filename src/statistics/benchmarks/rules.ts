import type { Texts } from '#lib/language.ts'
import {
  INTENSITIES,
  OWN_DEFINITIONS,
  type Basis,
  type BenchmarkRow,
  type ConversionFactor,
  type Intensity,
  type PeerFigure,
  type PeerMeasure,
} from './model.ts'

/** Measures that are money. */
const MONEY: readonly PeerMeasure[] = ['investment', 'output', 'exports']
export const isMoney = (intensity: Intensity): boolean => INTENSITIES[intensity].some((measure) => MONEY.includes(measure))

type Converted =
  | { readonly ok: true; readonly value: number; readonly factor?: ConversionFactor }
  | { readonly ok: false; readonly missing: 'factor' | 'prices' }

/**
 * A money figure in dollars of the basis: value / factor of its currency and year. US dollars in current prices are themselves under `usd`. A figure in
 * constant prices cannot be brought to current ones, because its own price year's index is not known here.
 */
export function convert(figure: Pick<PeerFigure, 'value' | 'currency' | 'priceBasis' | 'year'>, basis: Basis, factors: readonly ConversionFactor[]): Converted {
  if (figure.currency === null) return { ok: true, value: figure.value }
  if (figure.priceBasis === 'constant' && basis !== 'constant') return { ok: false, missing: 'prices' }
  if (figure.currency === 'USD' && basis === 'usd') return { ok: true, value: figure.value }
  const factor = factors.find((one) => one.currency === figure.currency && one.year === figure.year && one.basis === basis)
  return factor === undefined ? { ok: false, missing: 'factor' } : { ok: true, value: figure.value / factor.factor, factor }
}

/** One that is compared: our territory or a peer, with its figures of one year. */
export type Compared = {
  readonly id: string
  readonly names: Texts
  readonly country: string
  readonly own: boolean
  readonly year: number
  readonly figures: readonly Omit<PeerFigure, 'peer' | 'name' | 'country' | 'kind'>[]
}

type Wish = { readonly intensity: Intensity; readonly basis: Basis; readonly year: number }

/**
 * The comparison: numerator / denominator for each, in dollars of the basis where it is money. Ranked, largest first by standard competition, are only rows of
 * the year asked for whose two definitions are ours; the others say why they are not. Alone there is no rank.
 */
export function compareIntensity(
  all: readonly Compared[],
  { intensity, basis, year }: Wish,
  factors: readonly ConversionFactor[],
): { rows: BenchmarkRow[]; used: ConversionFactor[] } {
  const used: ConversionFactor[] = []
  const rows = all.map((one): BenchmarkRow => {
    const parts = INTENSITIES[intensity].map((measure) => one.figures.find((figure) => figure.measure === measure))
    const [above, below] = parts
    const row = {
      id: one.id,
      names: one.names,
      country: one.country,
      own: one.own,
      year: one.year,
      value: null,
      missing: null,
      rank: null,
      unranked: null,
      toBest: null,
      toMedian: null,
      definitions: parts.flatMap((part) => (part === undefined ? [] : [{ measure: part.measure, code: part.definitionCode, text: part.definition }])),
      sources: [...new Set(parts.flatMap((part) => (part === undefined ? [] : [`${part.source}${part.locator === '' ? '' : `, ${part.locator}`}`])))],
    }
    if (above === undefined || below === undefined || below.value === 0) return { ...row, missing: 'figures' }
    const converted = convert(above, basis, factors)
    if (!converted.ok) return { ...row, missing: converted.missing }
    if (converted.factor !== undefined) used.push(converted.factor)
    const sameDefinitions = [above, below].every(({ measure, definitionCode }) => definitionCode === OWN_DEFINITIONS[measure])
    return { ...row, value: converted.value / below.value, unranked: !sameDefinitions ? 'definitions' : one.year !== year ? 'year' : null }
  })
  return { rows: ranked(rows), used }
}

function ranked(rows: readonly BenchmarkRow[]): BenchmarkRow[] {
  const values = rows.flatMap(({ value, unranked }) => (value === null || unranked !== null ? [] : [value])).toSorted((a, b) => b - a)
  const best = values[0]
  const median = medianOf(values)
  return rows
    .map((row) => {
      if (row.value === null || row.unranked !== null || values.length < 2 || best === undefined || median === undefined) return row
      return { ...row, rank: values.indexOf(row.value) + 1, toBest: row.value / best, toMedian: median === 0 ? null : row.value / median }
    })
    .toSorted((a, b) => (b.value ?? Number.NEGATIVE_INFINITY) - (a.value ?? Number.NEGATIVE_INFINITY))
}

/** Median of values in falling order; of an even number the mean of the two in the middle. */
export function medianOf(values: readonly number[]): number | undefined {
  const middle = Math.floor(values.length / 2)
  const upper = values[middle]
  if (upper === undefined) return undefined
  return values.length % 2 === 1 ? upper : (upper + (values[middle - 1] ?? upper)) / 2
}
