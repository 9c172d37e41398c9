import { makeFinding } from './finding.ts'
import { commonSubject, type QualityClaim, type QualityInput, type QualityRule } from './input.ts'

const NAME = 'missing'
/** A figure is held to be missing only where at least this share of its siblings has one. */
const KNOWN_AT_LEAST = 0.4
/** Measures any of which says something of one subject: a zone without all of them says nothing of it. */
const FAMILIES: readonly (readonly string[])[] = [
  ['infrastructure_level_pct', 'infrastructure_renewed_pct', 'electricity_supply_pct', 'gas_supply_pct', 'water_supply_pct'],
]

/**
 * Objects without a figure that most of their siblings have: zones among zones, regions among the regions of the country.
 * Also claims that name a figure without its value. A missing figure is never zero. Note; one finding per measure.
 */
export const missing: QualityRule = {
  name: NAME,
  find: (input) => {
    const zones = input.zones.map(({ id }) => id)
    const families = familiesOf(input.claims)
    const byMeasure = Map.groupBy(input.claims, ({ measure }) => measure)
    const groups = [{ parent: commonSubject(zones, input), ids: new Set(zones) }, ...siblingPlaces(input)]
    const found = groups.flatMap(({ parent, ids }) =>
      families.flatMap((measures) =>
        check(
          parent,
          ids,
          measures,
          measures.flatMap((measure) => byMeasure.get(measure) ?? []),
        ),
      ),
    )
    return [...found, ...input.claims.flatMap(withoutValue)]
  },
}

/** Every measure that occurs, those of a family together. */
function familiesOf(claims: readonly QualityClaim[]): (readonly string[])[] {
  const inFamily = new Set(FAMILIES.flat())
  const single = [...new Set(claims.map(({ measure }) => measure))].filter((measure) => !inFamily.has(measure))
  return [...FAMILIES, ...single.map((measure) => [measure])]
}

const siblingPlaces = (input: QualityInput): { parent: string; ids: ReadonlySet<string> }[] =>
  [
    ...Map.groupBy(
      input.places.filter(({ level, parent }) => level === 'region' && parent !== null),
      ({ parent }) => parent ?? '',
    ),
  ].map(([parent, places]) => ({ parent, ids: new Set(places.map(({ soato }) => soato)) }))

function check(parent: string, ids: ReadonlySet<string>, measures: readonly string[], claims: readonly QualityClaim[]) {
  const found = claims.filter(({ subject, value }) => ids.has(subject) && value !== null)
  const known = new Set(found.map(({ subject }) => subject))
  const absent = [...ids].filter((id) => !known.has(id))
  if (absent.length === 0 || known.size < KNOWN_AT_LEAST * ids.size) return []
  return [
    makeFinding(
      {
        rule: NAME,
        severity: 'note',
        subject: absent.length === 1 ? (absent[0] ?? '') : parent,
        claims: found.map(({ id }) => id),
        arithmetic: `${ids.size} − ${known.size} = ${absent.length}`,
        parameters: { missing: absent.length, known: known.size, total: ids.size, measure: measures[0] ?? '', subjects: absent.join(', ') },
      },
      measures,
    ),
  ]
}

function withoutValue(claim: QualityClaim) {
  if (claim.value !== null) return []
  return [
    makeFinding({
      rule: NAME,
      severity: 'note',
      subject: claim.subject,
      claims: [claim.id],
      arithmetic: 'x = ?',
      parameters: { missing: 1, known: 0, total: 1, measure: claim.measure, subjects: claim.subject },
    }),
  ]
}
