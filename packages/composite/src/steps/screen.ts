import type { Table } from '../data/table.ts'
import type { ScreenStep } from '../specification/dataSteps.ts'

/** How much of a unit is known, over k indicators. */
export interface UnitAvailability {
  readonly missing: number
  readonly zeros: number
  /** 1 − missing/k. */
  readonly availability: number
  /** 1 − zeros/(k − missing); NaN when nothing is present. */
  readonly nonZero: number
}

export interface Screening extends UnitAvailability {
  readonly unit: string
  readonly lowAvailability: boolean
  readonly lowNonZero: boolean
  readonly included: boolean
}

const MIN_AVAILABILITY = 2 / 3
const MIN_NON_ZERO = 0.05

/** Availability of every unit. */
export function availabilityOf(table: Table): readonly UnitAvailability[] {
  const k = table.columns.length
  return table.units.map((_, i) => {
    let missing = 0
    let zeros = 0
    for (const column of table.columns) {
      if (column[i] !== column[i]) missing++
      else if (column[i] === 0) zeros++
    }
    return { missing, zeros, availability: 1 - missing / k, nonZero: 1 - zeros / (k - missing) }
  })
}

/**
 * Which units stay: availability and non-zero share not below their limits (`by` says which test excludes), unless forced.
 * A share equal to its limit passes.
 */
export function screenUnits(table: Table, step: ScreenStep): readonly Screening[] {
  const minAvailability = step.minAvailability ?? MIN_AVAILABILITY
  const minNonZero = step.minNonZero ?? MIN_NON_ZERO
  return availabilityOf(table).map((known, i) => {
    const unit = table.units[i]
    const lowAvailability = known.availability < minAvailability
    const lowNonZero = known.nonZero < minNonZero
    const excluded = (step.by !== 'zeros' && lowAvailability) || (step.by !== 'missing' && lowNonZero)
    return { ...known, unit, lowAvailability, lowNonZero, included: step.force?.[unit] ?? !excluded }
  })
}

/** The table without the units that were screened out. */
export function keepIncluded(table: Table, screening: readonly Screening[]): Table {
  const kept = screening.flatMap((row, i) => (row.included ? [i] : []))
  if (kept.length === table.units.length) return table
  return {
    rows: Int32Array.from(kept, (i) => table.rows[i]),
    units: kept.map((i) => table.units[i]),
    times: table.times && Int32Array.from(kept, (i) => table.times?.[i] ?? 0),
    codes: table.codes,
    columns: table.columns.map((column) => Float64Array.from(kept, (i) => column[i])),
  }
}
