import * as z from 'zod/mini'

export const severity = z.enum(['error', 'warning', 'note'])
export type Severity = z.output<typeof severity>

export const findingState = z.enum(['open', 'explained', 'settled'])
export type FindingState = z.output<typeof findingState>

const parameters = z.record(z.string(), z.union([z.string(), z.number()]))

/** What a rule computed from the claims: which claims disagree, by what arithmetic, and a proposed explanation. */
export const computedFinding = z.object({
  /** Stable: made of the rule and the claims it concerns. */
  id: z.string(),
  rule: z.string(),
  severity,
  subject: z.string(),
  claims: z.array(z.string()),
  /** The sum or comparison as a formula, without words: `70 + 65 + 55 = 190 ≠ 200`. */
  arithmetic: z.string(),
  /** Parameters of the message quality.rule.<rule>.text. */
  parameters,
  /** Message key of an explanation the rule proposes, never a fact; null when it has none. */
  explanation: z.nullable(z.string()),
  /** Evidence, in figures, that already settles the matter; null when nothing does. */
  evidence: z.nullable(z.string()),
})
export type ComputedFinding = z.output<typeof computedFinding>

/** A person's word on a finding: explained or settled, who and why. */
export const findingDecision = z.object({ state: findingState, reason: z.string(), by: z.string(), at: z.string() })

export const finding = z.extend(computedFinding, { state: findingState, decision: z.nullable(findingDecision) })
export type Finding = z.output<typeof finding>
