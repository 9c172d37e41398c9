/** What a user may cause is a value: either the answer, or every fault found. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly faults: readonly Fault[] }

/** One thing that is wrong, where it is (JSON pointer or table cell) and what was expected there. */
export interface Fault {
  readonly code: string
  readonly path: string
  readonly expected: string
  readonly found?: string
}

/** Something the reader of the result must know: a stable code, whom it concerns, and the figures behind it. */
export interface Message {
  readonly code: string
  readonly severity: 'note' | 'warning'
  readonly subject?: string
  readonly values: Readonly<Record<string, string | number>>
}

export function succeed<T>(value: T): Outcome<T> {
  return { ok: true, value }
}

export function fail<T>(...faults: readonly Fault[]): Outcome<T> {
  return { ok: false, faults }
}

export function fault(code: string, path: string, expected: string, found?: string | number): Fault {
  return found === undefined ? { code, path, expected } : { code, path, expected, found: String(found) }
}

export function warn(code: string, subject?: string, values: Readonly<Record<string, string | number>> = {}): Message {
  return subject === undefined ? { code, severity: 'warning', values } : { code, severity: 'warning', subject, values }
}

export function note(code: string, subject?: string, values: Readonly<Record<string, string | number>> = {}): Message {
  return { ...warn(code, subject, values), severity: 'note' }
}
