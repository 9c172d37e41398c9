import { fault, type Fault, type Outcome } from '../outcome.ts'
import type { Specification } from '../specification/specification.ts'
import { stepShape, type Step } from '../specification/steps.ts'
import { treeOf, type Tree } from '../specification/tree.ts'
import { parseSpecification } from '../specification/validate.ts'
import { pointerParts, withValueAt } from './pointer.ts'
import { choiceAt, cumulated, drawSample, noisyNodes, type Sample } from './sample.ts'
import type { Factor, Study } from './study.ts'

/** One run: the specification to build and, with weight noise, the factors of the weights. */
export interface Run {
  readonly specification: Specification
  readonly weightFactors: Float64Array | undefined
}

export interface StudyPlan {
  readonly specification: Specification
  readonly study: Study
  readonly sample: Sample
  /** The settings of run r; faults when the combination is not a specification. */
  readonly run: (r: number) => Outcome<Run>
  /** What every factor was in run r: label of the choice, the value, or "noise". */
  readonly settings: (r: number) => readonly (string | number)[]
}

/** Checks every single alternative against the specification and draws the runs. */
export function planStudy(specification: Specification, study: Study): Outcome<StudyPlan> {
  const faults = study.factors.flatMap((factor, i) => factorFaults(specification, factor, `/factors/${i}`))
  if (study.sensitivity && study.design.method === 'given' && study.design.rows.length % (study.factors.length + 2) !== 0) {
    faults.push(fault('study.row', '/design/rows', 'N rows each of A, B and one block per factor', study.design.rows.length))
  }
  if (faults.length > 0) return { ok: false, faults }
  const tree = treeOf(specification.structure)
  const sample = drawSample(study, tree)
  const compose = composer(specification, study, tree, sample)
  return { ok: true, value: { specification, study, sample, run: compose.run, settings: compose.settings } }
}

function factorFaults(specification: Specification, factor: Factor, path: string): Fault[] {
  const tried = (changes: readonly (readonly [string, unknown])[], at: string) => {
    const changed = applied(specification, changes)
    if (changed === undefined) return [fault('study.path', at, 'JSON pointers into the specification', changes.map(([p]) => p).join(', '))]
    const parsed = parseSpecification(changed)
    return parsed.ok ? [] : parsed.faults.map((f) => ({ ...f, path: `${at}${f.path}` }))
  }
  if (factor.kind === 'choice') return factor.choices.flatMap((choice, c) => tried(Object.entries(choice.set), `${path}/choices/${c}`))
  if (factor.kind === 'range') return factor.range.flatMap((end) => tried([[factor.path, end]], `${path}/range`))
  return []
}

/** The specification with changes made; steps set to null are left out. */
function applied(specification: Specification, changes: readonly (readonly [string, unknown])[]): unknown {
  let changed: unknown = specification
  for (const [pointer, value] of changes) changed = withValueAt(changed, pointerParts(pointer), value)
  if (typeof changed !== 'object' || changed === null || !('steps' in changed) || !Array.isArray(changed.steps)) return undefined
  return { ...changed, steps: changed.steps.filter((step) => step !== null) }
}

interface Change {
  readonly pointer: string
  readonly value: unknown
}

/** Puts runs together; steps made by the same choices are made once, so that later caches recognise them. */
function composer(specification: Specification, study: Study, tree: Tree, sample: Sample) {
  const { factors } = study
  const width = sample.offsets.at(-1) ?? 0
  const ends = factors.map((factor) => (factor.kind === 'choice' ? cumulated(factor) : new Float64Array(0)))
  const noisy = factors.map((factor) => (factor.kind === 'weightNoise' ? noisyNodes(tree, factor) : []))
  const known = new Map<string, Step | undefined>()
  const settingOf = (r: number, f: number) => {
    const factor = factors[f]
    const u = sample.coordinates[r * width + sample.offsets[f]]
    if (factor.kind === 'choice') return choiceAt(ends[f], u)
    if (factor.kind === 'weightNoise') return 0
    const [low, high] = factor.range
    return factor.integer ? Math.min(high, Math.floor(low + u * (high - low + 1))) : low + u * (high - low)
  }
  const changesOf = (factor: Factor, setting: number): readonly Change[] => {
    if (factor.kind === 'choice') return Object.entries(factor.choices[setting].set).map(([pointer, value]) => ({ pointer, value }))
    return factor.kind === 'range' ? [{ pointer: factor.path, value: setting }] : []
  }
  const weightFactors = (r: number) => {
    if (!factors.some((factor) => factor.kind === 'weightNoise')) return undefined
    const made = new Float64Array(tree.nodes.length).fill(1)
    factors.forEach((factor, f) => {
      if (factor.kind !== 'weightNoise') return
      noisy[f].forEach((node, k) => (made[node] *= 1 + factor.spread * (2 * sample.coordinates[r * width + sample.offsets[f] + k] - 1)))
    })
    return made
  }
  const run = (r: number): Outcome<Run> => {
    const settings = factors.map((_, f) => settingOf(r, f))
    const changes = factors.flatMap((factor, f) => changesOf(factor, settings[f]))
    if (changes.some(({ pointer }) => !pointer.startsWith('/steps/'))) return composeWhole(specification, changes, weightFactors(r))
    const steps: Step[] = []
    for (const [i, step] of specification.steps.entries()) {
      const made = stepOf(
        step,
        changes.filter(({ pointer }) => pointer === `/steps/${i}` || pointer.startsWith(`/steps/${i}/`)),
        known,
        i,
      )
      if (!made.ok) return made
      if (made.value) steps.push(made.value)
    }
    return { ok: true, value: { specification: { ...specification, steps }, weightFactors: weightFactors(r) } }
  }
  const settings = (r: number) =>
    factors.map((factor, f) => {
      const setting = settingOf(r, f)
      if (factor.kind === 'choice') return factor.choices[setting].label ?? String(setting)
      return factor.kind === 'range' ? setting : 'noise'
    })
  return { run, settings }
}

function composeWhole(specification: Specification, changes: readonly Change[], weightFactors: Float64Array | undefined): Outcome<Run> {
  const parsed = parseSpecification(
    applied(
      specification,
      changes.map(({ pointer, value }) => [pointer, value] as const),
    ),
  )
  return parsed.ok ? { ok: true, value: { specification: parsed.value, weightFactors } } : parsed
}

/** One step with its changes; undefined when the step is left out. */
function stepOf(step: Step, changes: readonly Change[], known: Map<string, Step | undefined>, index: number): Outcome<Step | undefined> {
  if (changes.length === 0) return { ok: true, value: step }
  const key = `${index} ${JSON.stringify(changes)}`
  if (known.has(key)) return { ok: true, value: known.get(key) }
  let changed: unknown = step
  for (const { pointer, value } of changes) changed = withValueAt(changed, pointerParts(pointer).slice(2), value)
  const faults: Fault[] = []
  if (changed !== null && !stepShape.accepts(changed, `/steps/${index}`, faults)) return { ok: false, faults }
  const made = changed === null ? undefined : changed
  if (known.size < 10_000) known.set(key, made)
  return { ok: true, value: made }
}
