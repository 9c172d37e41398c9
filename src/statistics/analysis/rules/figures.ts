/** A figure of one object. A missing value says why it is missing; it is never zero. */
export type Figure = {
  readonly id: string
  readonly value: number | null
  /** Why there is no value, by code; only where `value` is null. */
  readonly missing?: string
}

/** A figure that has its value. */
export type Known = { readonly id: string; readonly value: number }

/** Relative difference below which two computed figures count as equal: floating-point noise, not statistics. */
export const NOISE = 1e-9

/** Whether two figures are equal but for noise. An infinite bound equals only itself. */
export const isSame = (first: number, second: number): boolean =>
  first === second || (Number.isFinite(first - second) && Math.abs(first - second) <= NOISE * Math.max(Math.abs(first), Math.abs(second)))

/** The figures that have a value, in their order. */
export const knownOf = (figures: readonly Figure[]): Known[] => figures.flatMap(({ id, value }) => (value === null ? [] : [{ id, value }]))

export const sumOf = (figures: readonly Known[]): number => figures.reduce((sum, { value }) => sum + value, 0)

/** Sum of each object's square, power or other term. */
export const sumBy = <T>(items: readonly T[], term: (item: T) => number): number => items.reduce((sum, item) => sum + term(item), 0)
