import { createBuilder, type Build } from '@sanoat/composite'
import { useEffect, useMemo, useState } from 'react'
import type { MethodContent, RatingData } from '../model.ts'
import { buildRating, computeRating, observationsOf, resultOf, type Computed } from '../rules/compute.ts'
import type { StudyAnswer, StudyQuestion } from './studyWorker.ts'

/** Scores at once, on every change: scales that did not change are kept between changes. */
export function useLiveRating(data: RatingData, content: MethodContent): { readonly computed: Computed | undefined; readonly build: Build | undefined } {
  const builder = useMemo(() => {
    const observations = observationsOf(data)
    return observations.ok ? createBuilder(observations.value) : undefined
  }, [data])
  return useMemo(() => {
    const build = builder === undefined ? undefined : buildRating(content, builder)
    if (build?.ok === true) return { build: build.value, computed: resultOf(data, content, build.value, undefined, false) }
    const bare = computeRating(data, content, 1)
    return { build: undefined, computed: bare.ok ? bare.value : undefined }
  }, [builder, data, content])
}

/** Intervals and drivers from a worker, a moment later; `fresh` while they belong to the method shown. */
export function useStudy(data: RatingData, content: MethodContent): { readonly study: StudyAnswer | undefined; readonly fresh: boolean } {
  const [study, setStudy] = useState<StudyAnswer>()
  const [worker, setWorker] = useState<Worker>()
  const [asked, setAsked] = useState(0)
  useEffect(() => {
    const made = new Worker(new URL('./studyWorker.ts', import.meta.url), { type: 'module' })
    made.addEventListener('message', ({ data: answer }: MessageEvent<StudyAnswer>) => setStudy(answer))
    ask(made, { kind: 'data', data })
    setWorker(made)
    return () => made.terminate()
  }, [data])
  useEffect(() => {
    if (worker === undefined) return
    const id = ++questions
    setAsked(id)
    ask(worker, { kind: 'study', id, content })
  }, [worker, content])
  return { study, fresh: study?.id === asked }
}

const ask = (worker: Worker, question: StudyQuestion): void => worker.postMessage(question)

/** Numbers every question, so that an answer is known to belong to the method shown. */
let questions = 0
