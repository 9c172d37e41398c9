import type { Actor, Permission } from '#lib/access.ts'
import { ok, refuse, type Result } from '#lib/result.ts'
import { isPublic } from '#publishing/releases/rules.ts'
import type { Release } from '#publishing/releases/model.ts'
import type { Report, ReportState, ReportStep } from './model.ts'

type Step = { readonly from: readonly ReportState[]; readonly to: ReportState; readonly can: Permission; readonly reason: boolean }

/** The yearly report's way: data frozen → draft → agreed → approved (signed); it is published at the time set with the signature. Source: the procedure model, 4.15. */
export const STEPS = {
  begin: { from: ['frozen'], to: 'draft', can: 'release.prepare', reason: false },
  agree: { from: ['draft'], to: 'agreed', can: 'release.prepare', reason: false },
  reopen: { from: ['agreed'], to: 'draft', can: 'release.prepare', reason: true },
  approve: { from: ['agreed'], to: 'approved', can: 'release.approve', reason: false },
} as const satisfies Record<ReportStep, Step>

type Standing = Pick<Report, 'state'> & { readonly agreedBy: string | null }

/** Whether a report may take a step: whoever agreed it may not sign it, and it is signed only once its release is approved. */
export function takeStep(report: Standing, release: Pick<Release, 'state'>, step: ReportStep, actor: Pick<Actor, 'id'>): Result<ReportState> {
  const { from, to } = STEPS[step]
  if (!from.some((state) => state === report.state)) return refuse('report.wrongState', { state: report.state, step })
  if (step === 'approve' && report.agreedBy === actor.id) return refuse('report.ownWork')
  if (step === 'approve' && release.state !== 'approved') return refuse('report.releaseOpen')
  return ok(to)
}

/** Whether texts may be written now. */
export const isOpen = (report: Pick<Report, 'state'>): boolean => report.state === 'draft'

/** A text may be saved by who knew the latest version of it; `known` is 0 where nothing was written yet. */
export function saveText(report: Pick<Report, 'state'>, known: number, latest: number): Result<number> {
  if (!isOpen(report)) return refuse('report.closed', { state: report.state })
  return known === latest ? ok(latest + 1) : refuse('report.stale', { known, latest })
}

/** Whether everybody may read the report now: signed, its time has come, and so has its release's. */
export const isPublished = (report: Pick<Report, 'state' | 'publishAt'>, release: Pick<Release, 'state' | 'publishAt'>, now: Date): boolean =>
  report.state === 'approved' && report.publishAt !== null && new Date(report.publishAt).getTime() <= now.getTime() && isPublic(release, now)
