import type { Observations } from './data/observations.ts'
import { allRows, type Table } from './data/table.ts'
import { fault, warn, type Message, type Outcome } from './outcome.ts'
import type { Specification } from './specification/specification.ts'
import type { Step } from './specification/steps.ts'
import { treeOf, type Tree } from './specification/tree.ts'
import { denominate } from './steps/denominate.ts'
import { impute } from './steps/impute.ts'
import { normalise, type Scaling } from './steps/normalise/normalise.ts'
import { keepIncluded, screenUnits, type Screening } from './steps/screen.ts'
import { treat, type Treatment } from './steps/treat/treat.ts'

/** The data after one step, with what the step decided. */
export interface Stage {
  readonly name: 'raw' | Step['do']
  /** Position of the step in the specification; −1 for the raw data. */
  readonly step: number
  readonly table: Table
  readonly screening: readonly Screening[]
  readonly treatments: readonly Treatment[]
  readonly scalings: readonly Scaling[]
  /** Middle of the scale of every column, NaN before normalising. */
  readonly centres: Float64Array
  /** Whether directions have been applied. */
  readonly directed: boolean
  readonly messages: readonly Message[]
}

/** Runs the steps that change values, keeping the result of every distinct prefix of settings. */
export interface Stages {
  readonly run: (specification: Specification) => Outcome<readonly Stage[]>
  readonly treeOf: (specification: Specification) => Tree
}

const trees = new WeakMap<object, Tree>()

/** Distinct prefixes kept before the oldest are forgotten: at most 512, fewer when their tables are large. */
function keptFor(observations: Observations) {
  const cells = observations.units.length * observations.columns.size
  return Math.max(8, Math.min(512, Math.floor(30_000_000 / Math.max(1, cells))))
}

export function createStages(observations: Observations): Stages {
  const known = new Map<string, Outcome<Stage>>()
  const kept = keptFor(observations)
  const chains = new WeakMap<readonly Step[], { readonly structure: unknown; readonly outcome: Outcome<readonly Stage[]> }>()
  const keys = new WeakMap<object, string>()
  const numbers = new Map<string, string>()
  const keyOf = (part: object, facts: (part: object) => unknown = (whole) => whole) => {
    const before = keys.get(part)
    if (before !== undefined) return before
    const json = JSON.stringify(facts(part))
    const number = numbers.get(json) ?? String(numbers.size)
    numbers.set(json, number)
    keys.set(part, number)
    return number
  }
  const treeOfSpecification = ({ structure }: Specification) => {
    const made = trees.get(structure) ?? treeOf(structure)
    trees.set(structure, made)
    return made
  }
  const remember = (key: string, make: () => Outcome<Stage>) => {
    const made = known.get(key) ?? make()
    if (known.size >= kept && !known.has(key))
      for (const oldest of known.keys()) {
        known.delete(oldest)
        break
      }
    known.set(key, made)
    return made
  }
  const run = (specification: Specification): Outcome<readonly Stage[]> => {
    const tree = treeOfSpecification(specification)
    let key = keyOf(tree, () => dataFacts(tree))
    const raw = remember(key, () => rawStage(tree, observations))
    if (!raw.ok) return raw
    const stages = [raw.value]
    for (const [i, step] of specification.steps.entries()) {
      if (step.do === 'weigh' || step.do === 'aggregate') continue
      const before = stages[stages.length - 1]
      key += ` ${keyOf(step)}`
      const made = remember(key, () => runStep(before, step, i, tree, observations))
      if (!made.ok) return made
      stages.push(made.value)
    }
    return { ok: true, value: stages }
  }
  return {
    treeOf: treeOfSpecification,
    run: (specification) => {
      const cached = chains.get(specification.steps)
      if (cached && cached.structure === specification.structure) return cached.outcome
      const outcome = run(specification)
      chains.set(specification.steps, { structure: specification.structure, outcome })
      return outcome
    },
  }
}

/** What the structure says about values; weights and names do not matter here. */
function dataFacts(tree: Tree) {
  return tree.indicators.map(({ code, direction, indicator, parent }) => ({ ...indicator, code, direction, parent, name: '', weight: 0 }))
}

function rawStage(tree: Tree, observations: Observations): Outcome<Stage> {
  const missing = tree.indicators.filter((node) => !observations.columns.has(node.code))
  if (missing.length > 0) {
    return {
      ok: false,
      faults: missing.map((node) => fault('data.column', node.path, 'a numeric column of the data with this code', node.code)),
    }
  }
  const columns = tree.indicators.map((node) => observations.columns.get(node.code) ?? new Float64Array(0))
  const table: Table = {
    rows: allRows(observations.units.length),
    units: observations.units,
    times: observations.times,
    codes: tree.indicators.map((node) => node.code),
    columns,
  }
  return {
    ok: true,
    value: {
      name: 'raw',
      step: -1,
      table,
      screening: [],
      treatments: [],
      scalings: [],
      centres: new Float64Array(columns.length).fill(Number.NaN),
      directed: false,
      messages: [],
    },
  }
}

type DataStep = Exclude<Step, { do: 'weigh' | 'aggregate' }>

function runStep(before: Stage, step: DataStep, index: number, tree: Tree, observations: Observations): Outcome<Stage> {
  const path = `/steps/${index}`
  const next: Stage = { ...before, name: step.do, step: index, screening: [], treatments: [], scalings: [], messages: [] }
  switch (step.do) {
    case 'screen': {
      const screening = screenUnits(before.table, step)
      const table = keepIncluded(before.table, screening)
      if (table.units.length === 0) return { ok: false, faults: [fault('screen.nobody', path, 'at least one unit that passes', 0)] }
      const dropped = screening.filter((row) => !row.included)
      return {
        ok: true,
        value: {
          ...next,
          table,
          screening,
          messages: dropped.map((row) => warn('screen.dropped', row.unit, { availability: row.availability })),
        },
      }
    }
    case 'denominate': {
      const made = denominate(before.table, step, tree, observations, path)
      return made.ok ? { ok: true, value: { ...next, table: made.value } } : made
    }
    case 'impute': {
      const made = impute(before.table, step, tree, observations, path)
      return made.ok ? { ok: true, value: { ...next, ...made.value } } : made
    }
    case 'treat':
      return { ok: true, value: { ...next, ...treat(before.table, step) } }
    case 'normalise': {
      const made = normalise(before.table, step, tree, before.directed, before.centres, path)
      return made.ok ? { ok: true, value: { ...next, ...made.value, directed: true } } : made
    }
  }
}
