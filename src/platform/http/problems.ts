import { refusalText, refusalValues } from '#lib/refusal-text.ts'
import type { Fault, Refusal } from '#lib/result.ts'
import type { Translator } from '#lib/translator.ts'

/** HTTP status of a refusal by the beginning of its code; everything else is 422. */
const STATUS: readonly (readonly [start: string, status: number])[] = [
  ['access.unknown', 401],
  ['access.keyUnknown', 401],
  ['account.signInRefused', 401],
  ['account.codeWrong', 401],
  ['account.stepExpired', 401],
  ['account.emailNotConfirmed', 403],
  ['access.', 403],
  ['request.tooLarge', 413],
  ['import.tooLarge', 413],
  ['import.bomb', 413],
  ['document.tooLarge', 413],
  ['document.wrongType', 415],
  ['document.lost', 500],
  ['document.alreadyRevoked', 409],
  ['request.mediaType', 415],
  ['request.tooMany', 429],
  ['request.', 400],
  ['sdmx.accept', 406],
  ['sdmx.none', 404],
  ['sdmx.', 400],
  ['ogc.', 400],
  ['system.databaseAway', 503],
  ['system.diskFull', 507],
  ['system.', 500],
  ['report.stale', 409],
  ['claim.superseded', 409],
  ['claim.duplicate', 409],
  ['party.stirTaken', 409],
  ['contract.numberTaken', 409],
  ['enterprise.changedMeanwhile', 409],
  ['residency.overlaps', 409],
  ['calendar.taken', 409],
  ['indicator.noValue', 404],
  ['lot.closed', 409],
  ['lot.numberTaken', 409],
  ['land.overlap', 409],
  ['land.cadastral.taken', 409],
  ['land.occupancy.overlaps', 409],
]

export function statusOf(code: string): number {
  if (code.endsWith('.unknown') && !code.startsWith('access.')) return 404
  return STATUS.find(([start]) => code.startsWith(start))?.[1] ?? 422
}

/** A problem as RFC 9457 describes it, in the reader's language. */
export type Problem = {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly code: string
  readonly instance?: string
  readonly faults?: readonly (Fault & { readonly message: string })[]
}

/** The sentence of a fault: its own words when the reader's language has them, else what was expected. */
export function faultMessage(fault: Fault, t: Translator): string {
  const values = { ...refusalValues(fault.details ?? {}, t), path: fault.path, value: fault.value ?? '', expected: fault.expected ?? '' }
  return t.has(fault.code) ? t.text(fault.code, values) : `${fault.code} ${fault.expected ?? ''}`.trim()
}

export function problemOf(refusal: Refusal, t: Translator, instance?: string): Problem {
  const status = statusOf(refusal.code)
  return {
    type: `/api#${refusal.code}`,
    title: t.text(`problem.title.${status}`),
    status,
    detail: refusalText(refusal, t),
    code: refusal.code,
    ...(instance === undefined ? {} : { instance }),
    ...(refusal.faults === undefined ? {} : { faults: refusal.faults.map((fault) => ({ ...fault, message: faultMessage(fault, t) })) }),
  }
}
