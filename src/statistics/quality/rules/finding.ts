import type { ComputedFinding } from '../model.ts'

/** What a rule says of one finding; the id is made here. */
export type Draft = Omit<ComputedFinding, 'id' | 'explanation' | 'evidence'> & Partial<Pick<ComputedFinding, 'explanation' | 'evidence'>>

/**
 * A finding with its id: the rule's name and a hash of subject, claims and statements, the same on every run and
 * machine while those stand.
 */
export function makeFinding(draft: Draft, statements: readonly string[] = []): ComputedFinding {
  const key = [draft.rule, draft.subject, ...draft.claims.toSorted(), ...statements].join('|')
  return { explanation: null, evidence: null, ...draft, id: `${draft.rule}.${hashText(key)}` }
}

/** Proposed explanation of a rule, as a message key. */
export const explanationOf = (rule: string): string => `quality.rule.${rule}.explanation`

/** 64 bits of FNV-1a over the UTF-16 code units, as 16 hexadecimal digits. */
function hashText(text: string): string {
  let hash = 0xcbf29ce484222325n
  for (let at = 0; at < text.length; at += 1) hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(at))) * 0x100000001b3n)
  return hash.toString(16).padStart(16, '0')
}

/** A number in a formula: as many digits as it needs, at most four after the point. */
export const show = (value: number): string => String(Number(value.toFixed(4)))

/** Values of a formula in a row, the first twenty: a formula is to be read. */
export const showList = (terms: readonly string[], separator: string): string =>
  terms.length <= 20 ? terms.join(separator) : [...terms.slice(0, 20), '…'].join(separator)
