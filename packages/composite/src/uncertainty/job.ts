import { createBuilder, type Builder } from '../build.ts'
import type { Observations } from '../data/observations.ts'
import type { Specification } from '../specification/specification.ts'
import { planStudy, type StudyPlan } from './plan.ts'
import { runRows, type StudyRows } from './run.ts'
import type { Study } from './study.ts'

/** What a worker is told: first the whole task, then ranges of runs. Everything survives structured cloning. */
export type StudyMessage =
  | { readonly kind: 'open'; readonly specification: Specification; readonly study: Study; readonly observations: Observations }
  | { readonly kind: 'rows'; readonly from: number; readonly until: number }

/**
 * The inside of a worker, whatever carries the messages: `onmessage = (event) => { const rows = answer(event.data); if (rows) postMessage(rows) }`.
 * Throws when rows are asked for before a task that can be planned.
 */
export function createStudyWorker(): (message: StudyMessage) => StudyRows | undefined {
  let task: { readonly plan: StudyPlan; readonly builder: Builder } | undefined
  return (message) => {
    if (message.kind === 'open') {
      const plan = planStudy(message.specification, message.study)
      task = plan.ok ? { plan: plan.value, builder: createBuilder(message.observations) } : undefined
      return undefined
    }
    if (!task) throw new Error('Cannot run a range of a study: no task was opened, or its plan has faults')
    return runRows(task.plan, task.builder, message.from, message.until)
  }
}

/** Cuts runs into ranges of at most `size`. */
export function rangesOf(runs: number, size: number): readonly { readonly kind: 'rows'; readonly from: number; readonly until: number }[] {
  return Array.from({ length: Math.ceil(runs / size) }, (_, k) => ({
    kind: 'rows' as const,
    from: k * size,
    until: Math.min((k + 1) * size, runs),
  }))
}
