/**
 * A refusal is a value: anything a user can cause. Its code is at once the API problem type (RFC 9457),
 * the key of its message and what a test expects.
 */
export type Details = Readonly<Record<string, string | number | boolean | null | readonly string[]>>

export type Refusal = {
  readonly ok: false
  readonly code: string
  readonly details: Details
  /** Faults by field, where the refusal is of an input: path, code and what was expected. */
  readonly faults?: readonly Fault[]
}

/** One fault of an input: where it is, what stands there, and what was expected. */
export type Fault = {
  readonly path: string
  readonly code: string
  readonly value?: string
  readonly expected?: string
  /** Arguments of the sentence, where a rule of the register refused what stands there. */
  readonly details?: Details
}

export type Success<T> = { readonly ok: true; readonly value: T }
export type Result<T> = Success<T> | Refusal

export const ok = <T>(value: T): Success<T> => ({ ok: true, value })

export const refuse = (code: string, details: Details = {}, faults?: readonly Fault[]): Refusal =>
  faults === undefined ? { ok: false, code, details } : { ok: false, code, details, faults }

/** The value of a result that cannot be a refusal; throws with the refusal's code where the program is wrong. */
export function expectOk<T>(result: Result<T>, attempt: string): T {
  if (result.ok) return result.value
  throw new Error(`Cannot ${attempt}: refused with ${result.code} ${JSON.stringify(result.details)}`)
}
