import type { Claim, Statement } from '../../claims/model.ts'
import type { Place } from '#registers/places/model.ts'
import type { ComputedFinding } from '../model.ts'

export type QualityClaim = Pick<
  Claim,
  'id' | 'subject' | 'measure' | 'period' | 'periodBasis' | 'value' | 'unit' | 'qualifier' | 'scope' | 'asPrinted' | 'source' | 'locator'
>
export type QualityStatement = Pick<Statement, 'id' | 'kind' | 'subject' | 'measure' | 'year' | 'value' | 'outOf' | 'against' | 'source' | 'locator'>
/** A zone and the district it lies in. */
export type QualityZone = { readonly id: string; readonly place: string }
export type QualityPlace = Pick<Place, 'soato' | 'level' | 'parent'>

/** What the rules look at: the claims that stand (corrected versions left out), statements about them, the register. */
export type QualityInput = {
  readonly claims: readonly QualityClaim[]
  readonly statements: readonly QualityStatement[]
  readonly zones: readonly QualityZone[]
  readonly places: readonly QualityPlace[]
}

/** A quality rule: computes its findings from the input alone, so that the same claims always give the same findings. */
export type QualityRule = { readonly name: string; readonly find: (input: QualityInput) => ComputedFinding[] }

/** A claim that has a value. */
export type ValuedClaim = QualityClaim & { readonly value: number }

export const valued = (claims: readonly QualityClaim[]): ValuedClaim[] =>
  claims.flatMap((claim) => (claim.value === null ? [] : [{ ...claim, value: claim.value }]))

/** The zones that lie in a place or below it. */
export function zonesWithin(place: string, input: QualityInput): string[] {
  const parents = parentsOf(input)
  return input.zones.filter((zone) => chainOf(zone.place, parents).includes(place)).map(({ id }) => id)
}

/** What a finding of several objects is about: the object itself where it is one, else the smallest territory that holds all. */
export function commonSubject(subjects: readonly string[], input: QualityInput): string {
  const distinct = [...new Set(subjects)]
  const [only] = distinct
  if (distinct.length <= 1) return only ?? ''
  const parents = parentsOf(input)
  const zones = new Map(input.zones.map(({ id, place }) => [id, place]))
  const chains = distinct.map((subject) => chainOf(zones.get(subject) ?? subject, parents))
  return chains[0]?.find((place) => chains.every((chain) => chain.includes(place))) ?? ''
}

const parentsOf = (input: QualityInput): ReadonlyMap<string, string | null> => new Map(input.places.map(({ soato, parent }) => [soato, parent]))

/** A place and the territories that hold it, the smallest first. */
function chainOf(place: string, parents: ReadonlyMap<string, string | null>): string[] {
  const parent = parents.get(place) ?? null
  return parent === null ? [place] : [place, ...chainOf(parent, parents)]
}

/** Whether two claims may speak of one time: the same period, or one of them has none. */
export const maybeSameTime = (first: QualityClaim, second: QualityClaim): boolean =>
  first.period === null || second.period === null || first.period === second.period
