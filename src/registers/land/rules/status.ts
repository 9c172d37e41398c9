import { ok, refuse, type Result } from '#lib/result.ts'
import type { LandLimits, LotSide, LotStatus } from '../model.ts'

/** Why a lot takes a step: the word the history and the buttons use. */
export type LotStep = { readonly from: LotStatus; readonly to: LotStatus; readonly event: string }

/**
 * Steps of a lot (PROCEDURES 4.1): draft → available → on_auction → reserved → allocated → construction → operating → owned, and back by
 * termination through recovering. From 4.6 and 4.16: an auction without a winner or with one who does not pay gives the lot back; a
 * direct decision reserves or allocates without an auction; a contract that ends gives back also a lot in operation.
 */
export const LOT_STEPS: readonly LotStep[] = [
  { from: 'draft', to: 'available', event: 'approve' },
  { from: 'available', to: 'on_auction', event: 'publish' },
  { from: 'available', to: 'reserved', event: 'decide' },
  { from: 'available', to: 'allocated', event: 'contract' },
  { from: 'on_auction', to: 'reserved', event: 'protocol' },
  { from: 'on_auction', to: 'available', event: 'unsold' },
  { from: 'reserved', to: 'allocated', event: 'contract' },
  { from: 'reserved', to: 'available', event: 'default' },
  { from: 'allocated', to: 'construction', event: 'permit' },
  { from: 'construction', to: 'operating', event: 'commission' },
  { from: 'operating', to: 'owned', event: 'privatize' },
  { from: 'allocated', to: 'recovering', event: 'terminate' },
  { from: 'construction', to: 'recovering', event: 'terminate' },
  { from: 'operating', to: 'recovering', event: 'terminate' },
  { from: 'recovering', to: 'available', event: 'recovered' },
]

/** Statuses beside which each side state may stand. */
const SIDE_OF = {
  under_used: ['allocated', 'construction', 'operating', 'owned'],
  idle: ['allocated', 'construction', 'operating', 'owned'],
  frozen: ['draft', 'available', 'on_auction', 'reserved', 'allocated', 'construction', 'operating', 'owned', 'recovering'],
  withdrawn: ['draft', 'available', 'recovering'],
} as const satisfies Record<LotSide, readonly LotStatus[]>

export type Standing = { readonly number: string; readonly status: LotStatus; readonly side: LotSide | null }

/** The step to a status, or why it cannot be taken: an arrest or withdrawal stops everything, a closed lot has no way back. */
export function stepTo(lot: Standing, to: LotStatus, occupied: boolean): Result<LotStep> {
  if (lot.status === 'closed') return refuse('lot.closed', { lot: lot.number })
  if (lot.side === 'frozen' || lot.side === 'withdrawn') return refuse(`lot.${lot.side}`, { lot: lot.number })
  const step = LOT_STEPS.find((one) => one.from === lot.status && one.to === to)
  if (step === undefined) return refuse('lot.noStep', { lot: lot.number, from: lot.status, to })
  if ((to === 'available' || to === 'on_auction') && occupied) return refuse('lot.occupied', { lot: lot.number })
  return to === 'allocated' && !occupied ? refuse('lot.noHolder', { lot: lot.number }) : ok(step)
}

/** The steps open to a lot as it stands. */
export const openSteps = (lot: Standing): readonly LotStep[] =>
  lot.side === 'frozen' || lot.side === 'withdrawn' ? [] : LOT_STEPS.filter(({ from }) => from === lot.status)

/** Side states that may be set beside the lot's status. */
export const openSides = (lot: Standing): readonly LotSide[] => SIDES.filter((side) => side !== lot.side && sideFits(lot.status, side))

const SIDES = ['under_used', 'idle', 'frozen', 'withdrawn'] as const
const sideFits = (status: LotStatus, side: LotSide): boolean => SIDE_OF[side].some((one) => one === status)

/** Sets or lifts a side state. */
export function turnSide(lot: Standing, side: LotSide | null): Result<true> {
  if (lot.status === 'closed') return refuse('lot.closed', { lot: lot.number })
  if (side === lot.side) return refuse('lot.sideSame', { lot: lot.number })
  if (side !== null && !sideFits(lot.status, side)) return refuse('lot.noSide', { lot: lot.number, status: lot.status, side })
  return ok(true)
}

/** Vacant: on offer or at auction, and neither frozen nor withdrawn. This is what investors see. */
export const isVacant = ({ status, side }: Pick<Standing, 'status' | 'side'>): boolean => (status === 'available' || status === 'on_auction') && side === null

/** Has a resident who builds, works or owns: the numerator of utilisation (rule 4). */
export const isUtilised = ({ status }: Pick<Standing, 'status'>): boolean =>
  status === 'allocated' || status === 'construction' || status === 'operating' || status === 'owned'

/** Nobody uses it yet or any more. */
export const isUnheld = (status: LotStatus): boolean => status === 'available' || status === 'on_auction' || status === 'reserved'

type Visit = { readonly day: string; readonly usedAreaM2: number }

const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)

/**
 * Under-used (uz: yarim ishlatilayotgan, rule 5): the latest inspection found use below the limit (50 %) of the area, and so did one at
 * least 90 days before it, with none between them that found more.
 */
export function isUnderUsed(areaM2: number, visits: readonly Visit[], limits: LandLimits): boolean {
  const ordered = visits.toSorted((a, b) => b.day.localeCompare(a.day))
  const [latest] = ordered
  if (latest === undefined) return false
  for (const visit of ordered) {
    if (visit.usedAreaM2 >= areaM2 * limits.underUsed) return false
    if (daysBetween(visit.day, latest.day) >= limits.underUsedDays) return true
  }
  return false
}
