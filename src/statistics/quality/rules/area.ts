import type { ValuedClaim } from './input.ts'

const SQUARE_METRES: Readonly<Record<string, number>> = { m2: 1, ha: 10_000 }

/** Value in square metres where the unit is an area; undefined otherwise. 1 ha = 10 000 m². */
export function squareMetres(claim: ValuedClaim): number | undefined {
  const factor = SQUARE_METRES[claim.unit]
  return factor === undefined ? undefined : claim.value * factor
}

/** Value in the common unit of two claims: as they are where the units agree, square metres for areas. */
export function comparable(first: ValuedClaim, second: ValuedClaim): readonly [number, number] | undefined {
  if (first.unit === second.unit) return [first.value, second.value]
  const [a, b] = [squareMetres(first), squareMetres(second)]
  return a === undefined || b === undefined ? undefined : [a, b]
}
