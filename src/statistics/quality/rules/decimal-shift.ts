import { isSame } from '../../analysis/rules/figures.ts'
import { byFigure, sameTimePairs } from './figures.ts'
import { explanationOf, makeFinding, show } from './finding.ts'
import { valued, zonesWithin, type QualityInput, type QualityRule, type ValuedClaim } from './input.ts'

const NAME = 'decimal-shift'

/**
 * A figure printed ten, a hundred… times larger or smaller than it is read (45 for 4.5), or two claims of one figure that
 * differ by such a power of ten. Warning; a note where evidence settles it: what the stated total leaves for this row, the
 * same figure stated elsewhere, a ratio in words that only one of the two readings fits.
 */
export const decimalShift: QualityRule = {
  name: NAME,
  find: (input) => {
    const claims = valued(input.claims)
    const pairs = [...byFigure(claims).values()].flatMap(sameTimePairs).filter(([a, b]) => isShift(a.value, b.value))
    return [...claims.flatMap((claim) => checkPrinted(claim, input)), ...pairs.map(([a, b]) => describe(a, b.value, [a, b], input))]
  },
}

function checkPrinted(claim: ValuedClaim, input: QualityInput) {
  const printed = claim.asPrinted === null ? Number.NaN : Number(claim.asPrinted.replace(/[\s\u00A0]/g, '').replace(',', '.'))
  return isShift(printed, claim.value) ? [describe(claim, printed, [claim], input)] : []
}

function isShift(printed: number, value: number): boolean {
  if (!(printed > 0) || !(value > 0) || isSame(printed, value)) return false
  const power = Math.log10(printed / value)
  return Math.abs(power - Math.round(power)) < 1e-9 && Math.round(power) !== 0
}

function describe(claim: ValuedClaim, printed: number, claims: readonly ValuedClaim[], input: QualityInput) {
  const proofs = [...fromTotal(claim, input), ...fromElsewhere(claim, input), ...fromRatio(claim, printed, input)]
  const settled = proofs.length > 0
  return makeFinding({
    rule: NAME,
    severity: settled ? 'note' : 'warning',
    subject: claim.subject,
    claims: [...new Set([...claims.map(({ id }) => id), ...proofs.flatMap((proof) => proof.claims)])],
    arithmetic: `${show(printed)} / ${show(claim.value)} = ${show(printed / claim.value)}`,
    parameters: { printed, value: claim.value, unit: claim.unit, times: printed / claim.value },
    explanation: explanationOf(NAME),
    evidence: settled ? proofs.map(({ text }) => text).join('; ') : null,
  })
}

type Proof = { readonly text: string; readonly claims: readonly string[] }

/** What the table's total leaves for this row. */
function fromTotal(claim: ValuedClaim, input: QualityInput): Proof[] {
  const same = valued(input.claims).filter(
    (other) => other.measure === claim.measure && other.period === claim.period && other.source === claim.source && other.unit === claim.unit,
  )
  return same.flatMap((total) => {
    const zones = zonesWithin(total.subject, input)
    const rows = same.filter((row) => row.subject !== claim.subject && zones.includes(row.subject))
    if (!zones.includes(claim.subject) || rows.length !== zones.length - 1) return []
    const left = total.value - rows.reduce((sum, { value }) => sum + value, 0)
    const text = `${show(total.value)} − (${rows.map(({ value }) => show(value)).join(' + ')}) = ${show(left)}`
    return Math.abs(left - claim.value) < 1e-6 * total.value ? [{ text, claims: [total.id] }] : []
  })
}

/** The same value stated elsewhere. */
function fromElsewhere(claim: ValuedClaim, input: QualityInput): Proof[] {
  const others = valued(input.claims).filter(
    (other) =>
      other.id !== claim.id &&
      other.subject === claim.subject &&
      other.measure === claim.measure &&
      other.source !== claim.source &&
      isSame(other.value, claim.value),
  )
  return others.length === 0
    ? []
    : [{ text: others.map(({ value }) => `${show(value)} = ${show(claim.value)}`).join(', '), claims: others.map(({ id }) => id) }]
}

/** A ratio in words that the value fits and the printed figure does not. */
function fromRatio(claim: ValuedClaim, printed: number, input: QualityInput): Proof[] {
  const ratios = input.statements.filter(
    (statement) => statement.kind === 'ratio' && statement.measure === claim.measure && statement.against === claim.subject,
  )
  return ratios.flatMap((statement) => {
    const larger = valued(input.claims).find((other) => other.subject === statement.subject && other.measure === claim.measure && other.period === claim.period)
    if (larger === undefined || statement.value === null) return []
    const [fits, fails] = [larger.value / claim.value, larger.value / printed]
    const near = (ratio: number) => Math.abs(ratio / (statement.value ?? 1) - 1) < 0.1
    return near(fits) && !near(fails)
      ? [{ text: `${show(larger.value)} / ${show(claim.value)} = ${show(fits)} ≈ ${show(statement.value)}`, claims: [larger.id] }]
      : []
  })
}
