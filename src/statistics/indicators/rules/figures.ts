import { yearOf, type Period } from '#lib/period.ts'
import type { Measure, OfficialValue } from '../../claims/model.ts'
import type { Bounded, Lookup } from './evaluate.ts'

/** A figure as the indicators use it: official value with its bounds, and the year it was carried from, if it was. */
export type Figure = { readonly official: OfficialValue; readonly bounds: Bounded; readonly carried: boolean }

/** All figures of one subject that a computation may need. */
export type Figures = {
  readonly at: (measure: string, period: string) => Figure | undefined
  readonly first: (measure: string) => OfficialValue | undefined
}

/** Areas hold until they are changed: between two stated years the earlier figure stands. */
export const carries = (measure: Measure | undefined) => measure?.kind === 'stock' && measure.dimension === 'area'

/**
 * Bounds of a figure. Counts are whole and exact. A measured figure printed with d decimals lies within half a unit of
 * its last digit. "More than x" has no upper bound, "less than x" no lower one above 0; "about" and "almost" are read
 * as ±5 % (assumed).
 */
export function boundsOf(official: Pick<OfficialValue, 'value' | 'qualifier'>, decimals: number, counted: boolean): Bounded {
  const { value, qualifier } = official
  if (qualifier === 'more_than') return { value, low: value, high: Number.POSITIVE_INFINITY }
  if (qualifier === 'less_than') return { value, low: Math.min(0, value), high: value }
  if (qualifier !== 'exact') return { value, low: value - Math.abs(value) * 0.05, high: value + Math.abs(value) * 0.05 }
  const half = counted ? 0 : 0.5 * 10 ** -decimals
  return { value, low: value - half, high: value + half }
}

const decimalsOf = (value: number) => Math.min(6, (String(value).split('.')[1] ?? '').length)

/** Figures by subject out of official values; the printed precision of a measured figure is that of its measure's figures of one source together. */
export function gatherFigures(officials: readonly OfficialValue[], measures: ReadonlyMap<string, Measure>): ReadonlyMap<string, Figures> {
  const decimals = new Map<string, number>()
  for (const { measure, source, value } of officials) {
    const key = `${measure}|${source}`
    decimals.set(key, Math.max(decimals.get(key) ?? 0, decimalsOf(value)))
  }
  const bySubject = Map.groupBy(officials, ({ subject }) => subject)
  return new Map([...bySubject].map(([subject, values]) => [subject, figuresOf(values, measures, decimals)]))
}

function figuresOf(values: readonly OfficialValue[], measures: ReadonlyMap<string, Measure>, decimals: ReadonlyMap<string, number>): Figures {
  const byMeasure = new Map(
    [...Map.groupBy(values, ({ measure }) => measure)].map(([measure, list]) => [measure, seriesOf(list, measures.get(measure), decimals)]),
  )
  return {
    at: (measure, period) => byMeasure.get(measure)?.at(period),
    first: (measure) => byMeasure.get(measure)?.first,
  }
}

/** One figure's course: its value at a period, and its first year. */
function seriesOf(values: readonly OfficialValue[], measure: Measure | undefined, decimals: ReadonlyMap<string, number>) {
  const sorted = values.toSorted((a, b) => (a.period < b.period ? -1 : 1))
  const counted = measure?.unit === 'count' || measure?.unit === 'person'
  const figure = (official: OfficialValue, carried: boolean): Figure => ({
    official,
    bounds: boundsOf(official, decimals.get(`${official.measure}|${official.source}`) ?? 0, counted),
    carried,
  })
  const stated = new Map(sorted.map((official) => [official.period, figure(official, false)]))
  return {
    first: sorted.find(({ period }) => period.length === 4),
    at: (period: string): Figure | undefined => {
      const exact = stated.get(period)
      if (exact !== undefined || !carries(measure)) return exact
      const earlier = sorted.findLast((value) => value.period.slice(0, 4) <= period.slice(0, 4))
      return earlier === undefined ? undefined : figure(earlier, true)
    },
  }
}

/** The period some years earlier. */
export const stepBack = (period: string, years: number) => `${String(Number(period.slice(0, 4)) - years).padStart(4, '0')}${period.slice(4)}`

/** The lookup of one subject at one period. */
export function lookupOf(figures: Figures | undefined, period: Period): Lookup {
  return {
    figure: (measure, yearsBack) => figures?.at(measure, stepBack(period, yearsBack))?.bounds,
    growth: (measure) => {
      const first = figures?.first(measure)
      const last = figures?.at(measure, String(yearOf(period)))
      if (figures === undefined || first === undefined || last === undefined || last.carried) return undefined
      const start = figures.at(measure, first.period)
      return start === undefined ? undefined : { first: start.bounds, last: last.bounds, years: yearOf(period) - Number(first.period.slice(0, 4)) }
    },
  }
}
