import type { Translator } from '#lib/translator.ts'
import type { Lot, LotSide, LotStatus, LotSummary, Utilities } from '../model.ts'
import { mannerOf, type PlanLot } from './plan.ts'

/** Square metres as hectares, two digits: 4.50 ha. */
export const hectares = (t: Translator, areaM2: number): string => `${t.number(areaM2 / 10_000, { digits: 2 })} ${t.unit('ha')}`

/** Square metres: 45,000 m². */
export const squareMetres = (t: Translator, areaM2: number): string => `${t.number(Math.round(areaM2 * 100) / 100)} ${t.unit('m2')}`

/** Tiyin as soʻm. */
export const money = (t: Translator, tiyin: number): string => t.text('land.som', { sum: tiyin / 100 })

/** Tags of the statuses: in use is good, to be offered neutral, stopped bad. */
const TAGS = { vacant: '', auction: '', used: 'good', planned: 'assumed', recovering: 'warning', stopped: 'bad', neighbour: '' } as const
export const tagOf = (status: LotStatus, side: LotSide | null): string => TAGS[mannerOf(status, side)]

/** The status in words, with its side state. */
export const standing = (t: Translator, { status, side }: Pick<Lot, 'status' | 'side'>): string =>
  side === null ? t.text(`land.status.${status}`) : t.text('land.standing', { status: t.text(`land.status.${status}`), side: t.text(`land.side.${side}`) })

const CAPACITIES = [
  ['powerKw', 'kw'],
  ['gasM3Hour', 'm3_per_hour'],
  ['waterM3Day', 'm3_per_day'],
] as const
const PRESENT = ['sewer', 'road', 'telecom', 'heat'] as const

/** Each utility with what is known of it; null where nothing is. */
export const utilityFacts = (t: Translator, utilities: Utilities): readonly (readonly [string, string | null])[] => [
  ...CAPACITIES.map(([key, unit]) => {
    const value = utilities[key]
    return [key, value === undefined ? null : `${t.number(value)} ${t.unit(unit)}`] as const
  }),
  ...PRESENT.map((key) => {
    const value = utilities[key]
    return [key, value === undefined ? null : t.text(value ? 'land.present' : 'land.absent')] as const
  }),
]

/** The utilities that are known, in one line. */
export const utilityLine = (t: Translator, utilities: Utilities): string =>
  utilityFacts(t, utilities)
    .flatMap(([key, said]) => (said === null ? [] : [`${t.text(`land.utility.${key}`)}: ${said}`]))
    .join('; ')

/** A lot as the plan draws it. */
export const planLot = (t: Translator, lot: LotSummary, to?: string): PlanLot => ({
  id: lot.id,
  number: lot.number,
  polygon: lot.polygon,
  manner: mannerOf(lot.status, lot.side),
  said: t.text('land.plan.lot', { number: lot.number, status: standing(t, lot), area: squareMetres(t, lot.areaM2) }),
  to,
})

/** Whole days from one day to another. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
