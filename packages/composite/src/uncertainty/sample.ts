import { randomStream } from '../numbers/random.ts'
import { scrambledSobol, SOBOL_DIMENSIONS } from '../numbers/sobol.ts'
import type { Tree } from '../specification/tree.ts'
import type { Design, Factor, Study } from './study.ts'

/** The runs as coordinates in [0, 1): row-major, one block of coordinates per factor. */
export interface Sample {
  readonly runs: number
  /** First coordinate of every factor; the last entry is the number of coordinates. */
  readonly offsets: readonly number[]
  readonly coordinates: Float64Array
  /** Base number N when the rows are A, B, AB₁ … AB_d (block i of B put into A); 0 otherwise. */
  readonly base: number
}

/** Nodes whose weight a noise factor moves. */
export function noisyNodes(tree: Tree, factor: Extract<Factor, { kind: 'weightNoise' }>): readonly number[] {
  return tree.nodes.filter((node) => node.parent >= 0 && (factor.levels === undefined || factor.levels.includes(node.level))).map((node) => node.index)
}

/** Draws the runs of a study. The same seed gives the same rows on any machine. */
export function drawSample(study: Study, tree: Tree): Sample {
  const { design, factors } = study
  const offsets = [0]
  for (const factor of factors) offsets.push((offsets.at(-1) ?? 0) + (factor.kind === 'weightNoise' ? noisyNodes(tree, factor).length : 1))
  if (design.method === 'enumerate') return enumerate(factors, offsets)
  if (design.method === 'given') return given(design, factors, offsets, study.sensitivity ?? false)
  const width = offsets.at(-1) ?? 0
  const draw = design.method === 'sobol' ? sobolRow : randomRow
  if (!study.sensitivity) {
    const coordinates = new Float64Array(design.runs * width)
    for (let r = 0; r < design.runs; r++) coordinates.set(draw(design.seed ?? 1, r, width), r * width)
    return { runs: design.runs, offsets, coordinates, base: 0 }
  }
  return crossed(design.runs, factors.length, offsets, (r) => draw(design.seed ?? 1, r, 2 * width))
}

function randomRow(seed: number, run: number, width: number) {
  const stream = randomStream(seed, run)
  return Float64Array.from({ length: width }, () => stream.next())
}

/** Dimensions beyond the table are independent random numbers; the first factors get the best ones. */
function sobolRow(seed: number, run: number, width: number) {
  const stream = randomStream(seed, run)
  return Float64Array.from({ length: width }, (_, d) => (d < SOBOL_DIMENSIONS ? scrambledSobol(run, d, seed) : stream.next()))
}

/** Rows A, B and, for every factor, A with that factor from B. Source: Saltelli et al., Computer Physics Communications 181 (2010). */
function crossed(base: number, factors: number, offsets: readonly number[], draw: (run: number) => Float64Array): Sample {
  const width = offsets.at(-1) ?? 0
  const runs = base * (factors + 2)
  const coordinates = new Float64Array(runs * width)
  for (let r = 0; r < base; r++) {
    const both = draw(r)
    const a = both.subarray(0, width)
    const b = both.subarray(width)
    coordinates.set(a, r * width)
    coordinates.set(b, (base + r) * width)
    for (let f = 0; f < factors; f++) {
      const start = ((2 + f) * base + r) * width
      coordinates.set(a, start)
      coordinates.set(b.subarray(offsets[f], offsets[f + 1]), start + offsets[f])
    }
  }
  return { runs, offsets, coordinates, base }
}

/** Every combination once, the last factor fastest; each coordinate is the middle of its choice. */
function enumerate(factors: readonly Factor[], offsets: readonly number[]): Sample {
  const sizes = factors.map((factor) => (factor.kind === 'choice' ? factor.choices.length : 1))
  const runs = sizes.reduce((product, size) => product * size, 1)
  const coordinates = new Float64Array(runs * factors.length)
  for (let r = 0; r < runs; r++) {
    let rest = r
    for (let f = factors.length - 1; f >= 0; f--) {
      coordinates[r * factors.length + f] = middleOfChoice(factors[f], rest % sizes[f])
      rest = Math.floor(rest / sizes[f])
    }
  }
  return { runs, offsets, coordinates, base: 0 }
}

function given(design: Extract<Design, { method: 'given' }>, factors: readonly Factor[], offsets: readonly number[], sensitivity: boolean): Sample {
  const runs = design.rows.length
  const coordinates = new Float64Array(runs * factors.length)
  design.rows.forEach((row, r) => {
    factors.forEach((factor, f) => {
      coordinates[r * factors.length + f] =
        factor.kind === 'range' ? (row[f] - factor.range[0]) / (factor.range[1] - factor.range[0]) : middleOfChoice(factor, row[f])
    })
  })
  return { runs, offsets, coordinates, base: sensitivity ? runs / (factors.length + 2) : 0 }
}

/** Cumulated probabilities of the choices, ending at 1. */
export function cumulated(factor: Extract<Factor, { kind: 'choice' }>): Float64Array {
  const total = factor.choices.reduce((sum, choice) => sum + (choice.probability ?? 1), 0)
  let sum = 0
  return Float64Array.from(factor.choices, (choice) => (sum += (choice.probability ?? 1) / total))
}

function middleOfChoice(factor: Factor, choice: number) {
  if (factor.kind !== 'choice') return 0.5
  const ends = cumulated(factor)
  return ((choice === 0 ? 0 : ends[choice - 1]) + ends[choice]) / 2
}

/** Which choice a coordinate falls on. */
export function choiceAt(ends: Float64Array, u: number): number {
  let choice = 0
  while (choice < ends.length - 1 && u >= ends[choice]) choice++
  return choice
}
