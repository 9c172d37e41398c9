import { may, reaches, type Actor, type Permission } from '#lib/access.ts'
import type { Day } from '#lib/day.ts'
import { ok, refuse, type Result } from '#lib/result.ts'
import type { ReportState, ReportStep, ReportSummary } from '../model.ts'

/** One step of a report: from which states to which, and what the one who takes it must be allowed. */
type Step = { readonly from: readonly ReportState[]; readonly to: ReportState; readonly can: Permission }

/**
 * A report's way: awaited → draft → (submitted and checked at once) in check → approved → locked with its round. Returned with
 * remarks it is filled again; reopened by the head with a reason it is corrected, and the new revision stands beside the old.
 */
export const REPORT_STEPS_TABLE = {
  save: { from: ['awaited', 'draft', 'returned', 'reopened'], to: 'draft', can: 'submission.file' },
  submit: { from: ['awaited', 'draft', 'returned', 'reopened'], to: 'in_check', can: 'submission.file' },
  approve: { from: ['in_check'], to: 'approved', can: 'submission.check' },
  return: { from: ['in_check'], to: 'returned', can: 'submission.check' },
  lock: { from: ['approved'], to: 'locked', can: 'period.manage' },
  reopen: { from: ['approved', 'locked'], to: 'reopened', can: 'period.reopen' },
} as const satisfies Record<ReportStep, Step>

type Standing = Pick<ReportSummary, 'zone' | 'party' | 'state'>

/** Whether the report may take this step now, by this person. The page asks the same function as the server. */
export function takeReportStep(report: Standing, step: ReportStep, actor: Actor): Result<ReportState> {
  const { from, to, can } = REPORT_STEPS_TABLE[step]
  if (!may(actor, can, { zone: report.zone, party: report.party })) return refuse('access.forbidden', { permission: can })
  if (!from.some((state) => state === report.state)) return refuse('submission.wrongState', { state: report.state, step })
  if (step === 'submit' && !isHead(actor, report)) return refuse('submission.headSigns')
  // A returned or reopened report stays what it is while it is filled; only an untouched one becomes a draft.
  return ok(step === 'save' && report.state !== 'awaited' ? report.state : to)
}

/** Whether the person is the head of the enterprise: the head submits, an operator only fills in. */
export const isHead = (actor: Actor, where: Pick<Standing, 'zone' | 'party'>): boolean =>
  actor.grants.some((grant) => grant.role === 'resident.head' && reaches(grant, where))

/** Whether this person may decide this revision: not the one who submitted it or filled any of its fields. */
export function decideOnReport(actor: Pick<Actor, 'id'>, makers: readonly string[]): Result<null> {
  return makers.includes(actor.id) ? refuse('submission.ownWork') : ok(null)
}

/** Whether a report is overdue: still with the enterprise after the grace days, or after the days for answering remarks. */
export function isOverdue(report: Pick<ReportSummary, 'state' | 'graceUntil' | 'returnedUntil'>, today: Day): boolean {
  if (report.state === 'awaited' || report.state === 'draft') return today > report.graceUntil
  return (report.state === 'returned' || report.state === 'reopened') && report.returnedUntil !== null && today > report.returnedUntil
}

/** Whether a round may be locked: nothing is waiting to be checked, and enough of the reports due are approved. */
export function lockRound(
  round: { readonly state: string; readonly due: number; readonly approved: number; readonly inCheck: number },
  coverageMin: number,
): Result<null> {
  if (round.state === 'locked') return refuse('submission.round.locked')
  if (round.inCheck > 0) return refuse('submission.round.inCheck', { count: round.inCheck })
  const coverage = round.due === 0 ? 0 : (round.approved / round.due) * 100
  return coverage < coverageMin ? refuse('submission.round.coverage', { coverage: Math.floor(coverage), limit: coverageMin }) : ok(null)
}
