import { performance } from 'node:perf_hooks'
import { availableParallelism } from 'node:os'
import {
  createBuilder,
  DEFAULT_STEPS,
  openDataSet,
  parseSpecification,
  parseStudy,
  planStudy,
  ranksOfNode,
  runRows,
  summariseStudy,
} from '../../packages/composite/src/index.ts'
import type { Builder, DataSet, Observations, Outcome, Specification, Step, StructureNode } from '../../packages/composite/src/index.ts'

/** One measured line. Ratios are CPU seconds of the reference over CPU seconds here. */
export interface BenchRow {
  readonly name: string
  readonly seconds: number
  readonly cpuSeconds: number
  readonly referenceCpuSeconds: number
  readonly ratio: number
  /** Seconds that reading every cell and writing it once takes at the measured memory bandwidth. */
  readonly floorSeconds: number
  readonly timesFloor: number
}

/** COINr 1.1.14, CPU seconds on a comparable machine. */
const REFERENCE = { '51x49': 0.07, '317x24': 0.085, '5000x49': 1.7, '50000x49': 24, replications: 90 }

/** Builds of growing size and 1,000 replications of 51 × 49 with moving weights, winsorising, normalisation and aggregation. */
export async function benchComposite(): Promise<readonly BenchRow[]> {
  const bandwidth = measureBandwidth()
  const rows: BenchRow[] = []
  for (const [units, indicators, repeats] of [
    [51, 49, 200],
    [317, 24, 200],
    [5000, 49, 20],
    [50_000, 49, 7],
  ] as const) {
    const { specification, observations } = synthetic(units, indicators)
    const measured = measure(repeats, () => ranksOfNode(need(createBuilder(observations).build(specification))))
    const name = `${units}x${indicators}`
    rows.push(line(name, measured, referenceOf(name), (16 * units * indicators) / bandwidth))
  }
  const { specification, observations } = synthetic(51, 49)
  const measured = measure(5, () => replicate(specification, createBuilder(observations), 1000))
  rows.push(line('1000 replications of 51x49', measured, REFERENCE.replications, (1000 * 8 * 51 * 49) / bandwidth))
  rows.push(await oneChange())
  return rows
}

/** One move of a slider with 317 units and 59 indicators: by turns another weight, scale and outlier limit; scores and ranks of every pillar. No reference. */
async function oneChange(): Promise<BenchRow> {
  const { specification, observations } = synthetic(317, 59)
  const builder = createBuilder(observations)
  let move = 0
  const measured = measure(300, () => {
    move++
    const steps = specification.steps.flatMap((step): readonly Step[] => {
      if (step.do === 'treat') return [move % 3 === 0 ? { do: 'treat', with: { rule: 'outliers', winsorise: move % 7 } } : step]
      if (step.do === 'normalise') return [move % 3 === 1 ? { do: 'normalise', with: { method: 'minMax', range: [1, 100 + move] } } : step]
      return [{ do: 'weigh', with: { method: 'given', weights: { P1: 1 + (move % 10) / 10 } } }, step]
    })
    const build = need(builder.build({ ...specification, steps }))
    return build.tree.aggregates.map((node) => ranksOfNode(build, node.code))
  })
  return line('one change of 317x59, 7 rankings', measured, Number.NaN, Number.NaN)
}

function referenceOf(name: string) {
  return Object.entries(REFERENCE).find(([key]) => key === name)?.[1] ?? Number.NaN
}

/** The whole study: plan, builds, ranks and rank statistics. */
export function replicate(specification: Specification, builder: Builder, runs: number) {
  const study = need(
    parseStudy({
      factors: [
        {
          kind: 'choice',
          name: 'Points moved',
          choices: [1, 2, 3, 4, 5].map((winsorise) => ({ set: { '/steps/0': { do: 'treat', with: { rule: 'outliers', winsorise } } } })),
        },
        {
          kind: 'choice',
          name: 'Normalisation',
          choices: [
            { method: 'minMax', range: [1, 100] },
            { method: 'zScore', mean: 100, sd: 10 },
          ].map((method) => ({ set: { '/steps/1/with': method } })),
        },
        { kind: 'weightNoise', name: 'Weights', spread: 0.25 },
        {
          kind: 'choice',
          name: 'Aggregation',
          choices: ['arithmetic', 'geometric'].map((method) => ({ set: { '/steps/2/with': { method } } })),
        },
      ],
      design: { method: 'monteCarlo', runs, seed: 1 },
    }),
  )
  const plan = need(planStudy(specification, study))
  const part = runRows(plan, builder, 0, runs)
  return summariseStudy(plan, need(builder.build(specification)), builder.observations.units, undefined, [part])
}

/** Log-normal indicators with gaps in six pillars: skewed enough that many columns are winsorised or logged. */
export function synthetic(
  units: number,
  indicators: number,
): { readonly specification: Specification; readonly observations: Observations; readonly dataSet: DataSet } {
  let state = 12_345
  const uniform = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return (state + 0.5) / 0x80000000
  }
  const codes = Array.from({ length: indicators }, (_, c) => `I${c}`)
  const columns: Record<string, (number | null)[]> = {}
  codes.forEach((code, c) => {
    const spread = c % 3 === 0 ? 1.2 : 0.3
    columns[code] = Array.from({ length: units }, () => {
      const normal = Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform())
      return uniform() < 0.03 ? null : Math.exp(spread * normal)
    })
  })
  const pillars: StructureNode[] = Array.from({ length: 6 }, (_, p) => ({
    code: `P${p}`,
    children: codes.filter((_code, c) => c % 6 === p).map((code) => ({ code })),
  }))
  const dataSet: DataSet = { units: Array.from({ length: units }, (_, i) => `U${i}`), columns }
  return {
    specification: need(parseSpecification({ version: 1, structure: { code: 'Index', children: pillars }, steps: DEFAULT_STEPS })),
    observations: need(openDataSet(dataSet)),
    dataSet,
  }
}

/** Bytes per second of copying arrays far larger than the caches, the best of five; read and write both count. */
function measureBandwidth() {
  const from = new Float64Array(16 * 1024 * 1024).fill(1)
  const to = new Float64Array(from.length)
  to.set(from)
  let best = Number.POSITIVE_INFINITY
  for (let i = 0; i < 5; i++) {
    const start = performance.now()
    to.set(from)
    best = Math.min(best, performance.now() - start)
  }
  return (2 * from.byteLength) / (best / 1000)
}

/** Median wall time and mean CPU time after a warm-up. */
function measure(repeats: number, work: () => unknown) {
  for (let i = 0; i < Math.max(2, repeats / 5); i++) work()
  const walls: number[] = []
  const cpu = process.cpuUsage()
  for (let i = 0; i < repeats; i++) {
    const start = performance.now()
    work()
    walls.push((performance.now() - start) / 1000)
  }
  const spent = process.cpuUsage(cpu)
  walls.sort((a, b) => a - b)
  return { seconds: walls[walls.length >> 1] ?? Number.NaN, cpuSeconds: (spent.user + spent.system) / 1e6 / repeats }
}

function line(name: string, measured: { readonly seconds: number; readonly cpuSeconds: number }, referenceCpuSeconds: number, floorSeconds: number): BenchRow {
  return {
    name,
    ...measured,
    referenceCpuSeconds,
    ratio: referenceCpuSeconds / measured.cpuSeconds,
    floorSeconds,
    timesFloor: measured.seconds / floorSeconds,
  }
}

function need<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`Cannot run the bench: ${JSON.stringify(outcome.faults)}`)
  return outcome.value
}

if (import.meta.main) {
  const rows = await benchComposite()
  console.log(`${availableParallelism()} processors, Node ${process.version}, memory ${(measureBandwidth() / 1e9).toFixed(1)} GB/s`)
  console.table(
    rows.map((row) => ({
      case: row.name,
      'ms wall': Number((row.seconds * 1000).toFixed(3)),
      'ms CPU': Number((row.cpuSeconds * 1000).toFixed(3)),
      'reference ms CPU': Number.isNaN(row.ratio) ? '' : row.referenceCpuSeconds * 1000,
      'times faster': Number.isNaN(row.ratio) ? '' : Math.round(row.ratio),
      'times memory floor': Number.isNaN(row.timesFloor) ? '' : Number(row.timesFloor.toFixed(1)),
    })),
  )
}
