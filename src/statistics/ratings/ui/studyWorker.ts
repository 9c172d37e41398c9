import { createBuilder, createStudyWorker, rangesOf, type Builder, type StudyRows } from '@sanoat/composite'
import type { MethodContent, RatingData, Sensitivity } from '../model.ts'
import { buildRating, joinStudy, observationsOf, planRatingStudy, resultOf } from '../rules/compute.ts'
import { driversFrom } from '../rules/drivers.ts'

/** What the page asks: first the values, then a method to study; a later method makes an earlier one void. */
export type StudyQuestion =
  | { readonly kind: 'data'; readonly data: RatingData }
  | { readonly kind: 'study'; readonly id: number; readonly content: MethodContent }

export type StudyAnswer = {
  readonly id: number
  readonly intervals: Readonly<Record<string, readonly [low: number, high: number]>>
  readonly runs: number
  readonly firmPairs: number
  readonly pairs: number
} & Pick<Sensitivity, 'factors' | 'nodes'>

/** Runs between two looks for newer questions. */
const CHUNK = 32

let data: RatingData | undefined
let builder: Builder | undefined
let newest = 0

addEventListener('message', ({ data: question }: MessageEvent<StudyQuestion>) => {
  if (question.kind === 'study') {
    newest = question.id
    void study(question.id, question.content)
    return
  }
  data = question.data
  const observations = observationsOf(data)
  builder = observations.ok ? createBuilder(observations.value) : undefined
})

async function study(id: number, content: MethodContent): Promise<void> {
  if (data === undefined || builder === undefined) return
  const build = buildRating(content, builder)
  const plan = build.ok ? planRatingStudy(build.value) : undefined
  if (!build.ok || plan === undefined) return
  const answer = createStudyWorker()
  answer({ kind: 'open', specification: plan.specification, study: plan.study, observations: builder.observations })
  const parts: StudyRows[] = []
  for (const range of rangesOf(plan.sample.runs, CHUNK)) {
    const rows = answer(range)
    if (rows !== undefined) parts.push(rows)
    await new Promise((resolve) => setTimeout(resolve))
    if (newest !== id) return
  }
  const joined = joinStudy(plan, build.value, builder, parts)
  const result = resultOf(data, content, build.value, joined, false)
  const intervals = Object.fromEntries(
    result.rows.flatMap(({ subject, rankLow, rankHigh }) => (rankLow === null || rankHigh === null ? [] : [[subject, [rankLow, rankHigh] as const]])),
  )
  const { pairs, firmPairs, runs } = result
  const answered: StudyAnswer = { id, intervals, runs, pairs, firmPairs, ...driversFrom(build.value, builder, joined, result.ranked) }
  postMessage(answered)
}
