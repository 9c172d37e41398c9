import type { Actor, Permission } from '#lib/access.ts'
import { dayInTashkent, type Day } from '#lib/day.ts'
import { ok, refuse, type Result } from '#lib/result.ts'
import type { Objection, Run, RunState, RunStep } from './model.ts'

/** One step of a run: from which states to which, who may take it, and what must hold. */
type Step = {
  readonly from: readonly RunState[]
  readonly to: RunState
  readonly can: Permission
  /** Steps that the one who published may not take: nobody checks his own work. */
  readonly otherThanPublisher: boolean
  /** Whether a reason must be given. */
  readonly reason: boolean
}

/**
 * A run's way: draft → published for objections → final. An upheld objection sends it back to draft, computed anew; then it is published again and the term
 * begins again. Pattern: the yearly evaluation of Zhejiang; the term is the parameter rating.objection_days (assumed).
 */
export const STEPS = {
  publish: { from: ['draft'], to: 'published', can: 'rating.draft', otherThanPublisher: false, reason: false },
  revise: { from: ['draft', 'published'], to: 'draft', can: 'rating.draft', otherThanPublisher: false, reason: true },
  finalise: { from: ['published'], to: 'final', can: 'rating.decide', otherThanPublisher: true, reason: false },
  withdraw: { from: ['draft', 'published'], to: 'withdrawn', can: 'rating.draft', otherThanPublisher: false, reason: true },
} as const satisfies Record<RunStep, Step>

type Standing = Pick<Run, 'id' | 'state' | 'revision' | 'publishedBy' | 'objectionsUntil'> & {
  readonly objections: readonly Pick<Objection, 'revision' | 'decision'>[]
}

/** Whether a run may take a step now. `publishedBy` is the id of the one who published. The page asks the same function as the server. */
export function takeStep(run: Standing, step: RunStep, actor: Pick<Actor, 'id'>, today: Day): Result<RunState> {
  const { from, to, otherThanPublisher } = STEPS[step]
  if (!from.some((state) => state === run.state)) return refuse('rating.run.wrongState', { state: run.state, step })
  if (otherThanPublisher && run.publishedBy === actor.id) return refuse('rating.run.ownWork')
  if (step === 'finalise') {
    if (run.objectionsUntil !== null && today <= run.objectionsUntil) return refuse('rating.run.termRuns', { until: run.objectionsUntil })
    const own = run.objections.filter(({ revision }) => revision === run.revision)
    const undecided = own.filter(({ decision }) => decision === null).length
    if (undecided > 0) return refuse('rating.run.undecided', { count: undecided })
    if (own.some(({ decision }) => decision === 'upheld')) return refuse('rating.run.upheldStands')
  }
  return ok(to)
}

/** Whether an objection may be registered now. */
export function acceptObjection(run: Standing, today: Day): Result<true> {
  if (run.state !== 'published') return refuse('rating.run.wrongState', { state: run.state, step: 'object' })
  if (run.objectionsUntil !== null && today > run.objectionsUntil) return refuse('rating.objection.late', { until: run.objectionsUntil })
  return ok(true)
}

/** Whether this person may decide this objection: neither who published the run nor who registered the objection. */
export function decideOn(
  run: Standing,
  objection: { readonly decision: Objection['decision']; readonly registeredBy: string },
  actor: Pick<Actor, 'id'>,
): Result<true> {
  if (run.state !== 'published') return refuse('rating.run.wrongState', { state: run.state, step: 'decide' })
  if (objection.decision !== null) return refuse('rating.objection.decided')
  if (run.publishedBy === actor.id) return refuse('rating.run.ownWork')
  if (objection.registeredBy === actor.id) return refuse('rating.objection.ownObjection')
  return ok(true)
}

/** Last day for objections: published on the 1st with a term of 7 days, objections are taken through the 8th. */
export function lastObjectionDay(published: Day, days: number): Day {
  const [year = 0, month = 1, day = 1] = published.split('-').map(Number)
  return dayInTashkent(new Date(Date.UTC(year, month - 1, day + days)))
}
