import { expect, test } from 'vitest'
import { createBuilder } from '../build.ts'
import { IMP_STEPS, need, observations, specificationOf } from '../testing/fixture.ts'
import { defaultStudy } from '../uncertainty/defaultStudy.ts'
import { planStudy } from '../uncertainty/plan.ts'
import { runRows } from '../uncertainty/run.ts'
import { runStudyInWorkers } from './workers.ts'

const specification = specificationOf(IMP_STEPS)
const study = defaultStudy(specification, 16, 5)
const plan = need(planStudy(specification, study))
const task = { specification, study, observations, runs: plan.sample.runs }

test.each([1, 2, 3])('%i workers give the rows of one thread', async (workers) => {
  const whole = runRows(plan, createBuilder(observations), 0, plan.sample.runs)
  const parts = await runStudyInWorkers(task, { workers, chunk: 10 })
  expect(parts?.flatMap((part) => [...part.scores])).toEqual([...whole.scores])
  expect(parts?.flatMap((part) => [...part.ranks])).toEqual([...whole.ranks])
})

test('a cancelled study ends and returns nothing', async () => {
  const signal = { aborted: false }
  const parts = await runStudyInWorkers(task, { workers: 2, chunk: 4, signal, onProgress: () => (signal.aborted = true) })
  expect(parts).toBeUndefined()
})
