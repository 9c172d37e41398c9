import { createBuilder, importanceOf, leaveOneOut, SMALL_UNIT_COUNT, type Build, type Builder, type StudyResult } from '@sanoat/composite'
import { ok, refuse, type Result } from '#lib/result.ts'
import type { MethodContent, RatingData, Sensitivity } from '../model.ts'
import { buildRating, observationsOf, resultOf, studyRating } from './compute.ts'

const orNull = (value: number): number | null => (Number.isFinite(value) ? value : null)

/** What drives the order of a rating that is computed here. Refuses rating.nothingRanked. */
export function driversOf(data: RatingData, content: MethodContent): Result<Sensitivity> {
  const observations = observationsOf(data)
  if (!observations.ok) return refuse('rating.nothingRanked')
  const builder = createBuilder(observations.value)
  const build = buildRating(content, builder)
  if (!build.ok) return refuse('rating.nothingRanked')
  const study = studyRating(build.value, builder)
  const { ranked, messages } = resultOf(data, content, build.value, study, false)
  return study === undefined || ranked < 2
    ? refuse('rating.nothingRanked')
    : ok({ ...driversFrom(build.value, builder, study, ranked), runs: study.runs, ranked, messages })
}

/**
 * First- and total-order Sobol indices of the mean shift of ranks for the choices of the method; for every pillar and indicator the shift of ranks without it,
 * its effective weight and, from 20 ranked zones on, its main effect on the total (η²).
 */
export function driversFrom(build: Build, builder: Builder, study: StudyResult, ranked: number): Pick<Sensitivity, 'factors' | 'nodes'> {
  const removals = leaveOneOut(build, builder)
  const importance = ranked < SMALL_UNIT_COUNT ? [] : importanceOf(build)
  const effects = new Map(importance.map(({ code, mainEffect }) => [code, mainEffect]))
  const weightOf = (code: string) => build.effectiveWeights[build.tree.byCode.get(code)?.index ?? -1] ?? 0
  return {
    factors: study.sensitivity
      .map(({ factor, first, total }) => ({ factor, first: orNull(first), total: orNull(total) }))
      .toSorted((a, b) => (b.total ?? 0) - (a.total ?? 0)),
    nodes: (removals.ok ? removals.value : [])
      .filter(({ code }) => !isAlone(build, code))
      .map(({ code, level, meanRankShift, maxRankShift }) => ({
        code,
        level,
        meanShift: meanRankShift,
        maxShift: maxRankShift,
        weight: orNull(weightOf(code)) ?? 0,
        effect: orNull(effects.get(code) ?? Number.NaN),
      }))
      .toSorted((a, b) => b.meanShift - a.meanShift || b.weight - a.weight),
  }
}

/** Whether a node is its parent's only child: without it nothing would be left to rank by. */
function isAlone({ tree }: Build, code: string): boolean {
  const node = tree.byCode.get(code)
  return node !== undefined && node.parent >= 0 && tree.nodes[node.parent]?.children.length === 1
}
