import {
  createBuilder,
  openDataSet,
  pairwiseDominance,
  parseSpecification,
  peerGroups,
  planStudy,
  ranksOfNode,
  runRows,
  scoresOf,
  summariseStudy,
  type Build,
  type Builder,
  type Observations,
  type StudyPlan,
  type StudyResult,
  type StudyRows,
} from '@sanoat/composite'
import { refuse, ok, type Result } from '#lib/result.ts'
import type { MethodContent, Rating, RatingData, RatingMessage, RatingRow } from '../model.ts'
import { messagesOf } from './messages.ts'
import { isScored, specificationOf } from './specification.ts'
import { BASE_RUNS, studyOf } from './study.ts'

/** Zones and their values as the engine takes them. */
export function observationsOf(data: Pick<RatingData, 'zones' | 'indicators'>): Result<Observations> {
  const opened = openDataSet({ units: data.zones.map(({ id }) => id), columns: Object.fromEntries(data.indicators.map(({ code, values }) => [code, values])) })
  return opened.ok ? ok(opened.value) : refuse('rating.data', { faults: opened.faults.map(({ path, expected }) => `${path}: ${expected}`) })
}

/** Scores by a method; keep the builder, a change of weights then reuses the scales. Refuses rating.nothingScored and rating.method. */
export function buildRating(content: MethodContent, builder: Builder): Result<Build> {
  const written = specificationOf(content)
  if (written === undefined) return refuse('rating.nothingScored')
  const specification = parseSpecification(written)
  if (!specification.ok) return refuse('rating.method', { faults: specification.faults.map(({ path, expected }) => `${path}: ${expected}`) })
  const build = builder.build(specification.value)
  return build.ok ? ok(build.value) : refuse('rating.method', { faults: build.faults.map(({ path, expected }) => `${path}: ${expected}`) })
}

/** The study of a build, planned; its rows may be run here or in a worker. */
export function planRatingStudy(build: Build, runs: number = BASE_RUNS): StudyPlan | undefined {
  const plan = planStudy(build.specification, studyOf(build.specification, build.units.length, runs))
  return plan.ok ? plan.value : undefined
}

export function studyRating(build: Build, builder: Builder, runs: number = BASE_RUNS): StudyResult | undefined {
  const plan = planRatingStudy(build, runs)
  return plan === undefined ? undefined : joinStudy(plan, build, builder, [runRows(plan, builder, 0, plan.sample.runs)])
}

export const joinStudy = (plan: StudyPlan, build: Build, builder: Builder, parts: readonly StudyRows[]): StudyResult =>
  summariseStudy(plan, build, builder.observations.units, builder.observations.times, parts)

export type Computed = Pick<Rating, 'rows' | 'ranked' | 'pairs' | 'firmPairs' | 'runs' | 'failures' | 'groups' | 'silhouette' | 'messages'>

/** The rating of zones by a method. Without a scored indicator every zone is listed and none is ranked. */
export function computeRating(data: RatingData, content: MethodContent, runs: number = BASE_RUNS): Result<Computed> {
  const observations = observationsOf(data)
  if (!observations.ok) return data.zones.length === 0 ? ok(unranked(data, content)) : observations
  const builder = createBuilder(observations.value)
  const build = buildRating(content, builder)
  if (!build.ok) return build.code === 'rating.nothingScored' ? ok(unranked(data, content)) : build
  return ok(resultOf(data, content, build.value, studyRating(build.value, builder, runs)))
}

/** Rows, groups and messages of a build; intervals where a study is given. */
export function resultOf(data: RatingData, content: MethodContent, build: Build, study: StudyResult | undefined, withGroups = true): Computed {
  const rows = rowsOf(data, content, build, study)
  const ranked = rows.filter(({ rank }) => rank !== null).length
  const firmPairs = study === undefined ? 0 : firmPairsOf(study, rows.length)
  const grouped = withGroups && content.pillars.length > 1 && ranked > 3 ? peerGroups(build) : undefined
  const id = (row: number) => build.units[row] ?? ''
  const pairs = (ranked * (ranked - 1)) / 2
  return {
    rows: inOrder(rows),
    ranked,
    pairs,
    firmPairs,
    runs: study?.runs ?? 0,
    failures: study?.failures.length ?? 0,
    groups: grouped?.groups.map(({ members, profile, typical }) => ({ members: members.map(id), profile: [...profile], typical: id(typical) })) ?? [],
    silhouette: grouped?.silhouette ?? null,
    messages: messagesOf(data, content, build, {
      ranked,
      pairs,
      firmPairs: study === undefined ? undefined : firmPairs,
      failures: study?.failures.length ?? 0,
    }),
  }
}

/** In rank order; those not ranked last, in the register's order. */
const inOrder = (rows: readonly RatingRow[]): RatingRow[] => rows.toSorted((a, b) => (a.rank ?? Number.MAX_SAFE_INTEGER) - (b.rank ?? Number.MAX_SAFE_INTEGER))

function unranked(data: RatingData, content: MethodContent): Computed {
  const messages: RatingMessage[] = [{ code: data.zones.length === 0 ? 'noZones' : 'nothingScored', values: {} }]
  return {
    rows: data.zones.map((zone, index) => ({ ...bareRow(data, content, zone, index), pillars: [] })),
    ranked: 0,
    pairs: 0,
    firmPairs: 0,
    runs: 0,
    failures: 0,
    groups: [],
    silhouette: null,
    messages,
  }
}

/** Pairs of zones of which the same one was ahead in at least 95 % of the runs. */
export const FIRM = 0.95

function firmPairsOf(study: StudyResult, zones: number): number {
  const dominance = pairwiseDominance(study)
  let firm = 0
  for (let a = 0; a < zones; a++)
    for (let b = 0; b < a; b++) {
      const share = dominance[a * zones + b] ?? Number.NaN
      const both = (study.intervals[a]?.nominal ?? 0) > 0 && (study.intervals[b]?.nominal ?? 0) > 0
      if (both && (share >= FIRM || share <= 1 - FIRM)) firm++
    }
  return firm
}

const known = (value: number | undefined): number | null => (value === undefined || Number.isNaN(value) ? null : value)

function bareRow(data: RatingData, content: MethodContent, zone: RatingData['zones'][number], index: number): RatingRow {
  const items = content.pillars.flatMap((pillar) =>
    pillar.items.map((item) => ({ item, share: shareOf(content, pillar.weight) * weightIn(pillar.items, item.weight) })),
  )
  const has = new Map(data.indicators.map(({ code, values }) => [code, (values[index] ?? null) !== null]))
  return {
    subject: zone.id,
    names: zone.names,
    district: zone.district,
    districtNames: zone.districtNames,
    score: null,
    rank: null,
    rankLow: null,
    rankHigh: null,
    coverage: items.filter(({ item }) => has.get(item.code) === true).reduce((sum, { share }) => sum + share, 0),
    pillars: [],
    missing: items.filter(({ item }) => has.get(item.code) !== true).map(({ item }) => item.code),
  }
}

const shareOf = (content: MethodContent, weight: number): number => weight / (content.pillars.reduce((sum, pillar) => sum + pillar.weight, 0) || 1)
const weightIn = (items: readonly { weight: number }[], weight: number): number => weight / (items.reduce((sum, item) => sum + item.weight, 0) || 1)

function rowsOf(data: RatingData, content: MethodContent, build: Build, study: StudyResult | undefined): RatingRow[] {
  const [scores, ranks] = [scoresOf(build), ranksOfNode(build)]
  const top = build.tree.top.children.flatMap((index) => build.tree.nodes[index] ?? [])
  const columns = top.map((node) => ({ code: node.code, scores: scoresOf(build, node.code), ranks: ranksOfNode(build, node.code) }))
  const has = new Map(data.indicators.map(({ code, values }) => [code, values]))
  const coverageOf = (code: string, index: number) => {
    const items = content.pillars.find((pillar) => pillar.code === code)?.items.filter((item) => isScored(content, item)) ?? [{ code, weight: 1 }]
    return items.filter((item) => (has.get(item.code)?.[index] ?? null) !== null).reduce((sum, item) => sum + weightIn(items, item.weight), 0)
  }
  return data.zones.map((zone, index): RatingRow => {
    const interval = study?.intervals[index]
    const rank = ranks[index] ?? 0
    return {
      ...bareRow(data, content, zone, index),
      score: known(scores[index]),
      rank: rank === 0 ? null : rank,
      rankLow: rank === 0 ? null : roundedRank(interval?.low, rank, Math.min),
      rankHigh: rank === 0 ? null : roundedRank(interval?.high, rank, Math.max),
      pillars: columns.map((column) => ({
        code: column.code,
        score: known(column.scores[index]),
        rank: (column.ranks[index] ?? 0) === 0 ? null : (column.ranks[index] ?? null),
        coverage: coverageOf(column.code, index),
      })),
    }
  })
}

/** An interval's end as a whole rank; the rank itself always lies inside. */
const roundedRank = (end: number | undefined, rank: number, widest: (a: number, b: number) => number): number | null =>
  end === undefined ? null : Number.isNaN(end) ? rank : widest(rank, Math.round(end))
