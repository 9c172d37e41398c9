import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Observations } from '../data/observations.ts'
import type { Specification } from '../specification/specification.ts'
import { rangesOf } from '../uncertainty/job.ts'
import type { StudyRows } from '../uncertainty/run.ts'
import type { Study } from '../uncertainty/study.ts'

export interface WorkerOptions {
  /** Default: the processors of the machine. */
  readonly workers?: number
  readonly signal?: { readonly aborted: boolean }
  readonly onProgress?: (done: number, total: number) => void
  /** Runs per message; default 256. */
  readonly chunk?: number
}

/** Does the runs of a planned study in worker threads; any number of them gives the same rows. Undefined when cancelled. */
export async function runStudyInWorkers(
  task: { readonly specification: Specification; readonly study: Study; readonly observations: Observations; readonly runs: number },
  options: WorkerOptions = {},
): Promise<readonly StudyRows[] | undefined> {
  const waiting = [...rangesOf(task.runs, options.chunk ?? 256)]
  const parts: StudyRows[] = []
  let done = 0
  const count = Math.max(1, Math.min(options.workers ?? availableParallelism(), waiting.length))
  const { specification, study, observations } = task
  const work = () =>
    new Promise<void>((resolve, reject) => {
      const worker = new Worker(new URL('./worker.ts', import.meta.url))
      const next = () => {
        const range = options.signal?.aborted ? undefined : waiting.shift()
        if (range) worker.postMessage(range)
        else void worker.terminate().then(() => resolve())
      }
      worker.on('error', reject)
      worker.on('message', (rows: StudyRows) => {
        parts.push(rows)
        done += rows.until - rows.from
        options.onProgress?.(done, task.runs)
        next()
      })
      worker.postMessage({ kind: 'open', specification, study, observations })
      next()
    })
  await Promise.all(Array.from({ length: count }, work))
  return options.signal?.aborted ? undefined : parts.toSorted((a, b) => a.from - b.from)
}
