/** Scores closer than this share of the largest |score| are equal: far above float noise, far below any difference that means something. */
export const RANK_TOLERANCE = 1e-12

/**
 * Competition ranks "1, 2, 2, 4": 1 is the highest score, ties share the smallest rank, missing scores get 0 (not ranked).
 * Scores within RANK_TOLERANCE of the highest of their tie are tied, so the order of additions cannot change a rank.
 */
export function ranksOf(scores: Float64Array): Int32Array {
  const sorted = new Float64Array(scores.length)
  const ranks = new Int32Array(scores.length)
  rankInto(scores, sorted, ranks)
  return ranks
}

/** The same without allocation; `sorted` is scratch of the same length. */
export function rankInto(scores: Float64Array, sorted: Float64Array, ranks: Int32Array): void {
  let count = 0
  for (let i = 0; i < scores.length; i++) if (scores[i] === scores[i]) sorted[count++] = -scores[i]
  const ascending = sorted.subarray(0, count)
  ascending.sort()
  snapTies(ascending)
  const slack = slackOf(ascending)
  const cells = count > MANY ? cellStarts(ascending) : undefined
  for (let i = 0; i < scores.length; i++) {
    if (scores[i] !== scores[i]) ranks[i] = 0
    else if (cells) ranks[i] = searchFrom(ascending, -scores[i] - slack, cells) + 1
    else ranks[i] = firstWithin(ascending, -scores[i], slack) + 1
  }
}

/** From here on a table of starting places beats halving. */
const MANY = 4096

interface Cells {
  readonly low: number
  readonly perUnit: number
  /** First position of a value in or above each of the equal cells of the range. */
  readonly starts: Int32Array
}

function cellStarts(ascending: Float64Array): Cells {
  const n = ascending.length
  const low = ascending[0]
  const perUnit = (n - 1) / (ascending[n - 1] - low || 1)
  const starts = new Int32Array(n + 1).fill(n)
  for (let i = n - 1; i >= 0; i--) starts[Math.floor((ascending[i] - low) * perUnit)] = i
  for (let cell = n - 1; cell >= 0; cell--) if (starts[cell] > starts[cell + 1]) starts[cell] = starts[cell + 1]
  return { low, perUnit, starts }
}

/** First position whose value is ≥ bound, walking up from its cell. */
function searchFrom(ascending: Float64Array, bound: number, { low, perUnit, starts }: Cells) {
  let at = starts[Math.max(0, Math.floor((bound - low) * perUnit))]
  while (ascending[at] < bound) at++
  return at
}

function slackOf(ascending: Float64Array) {
  if (ascending.length === 0) return 0
  return RANK_TOLERANCE * Math.max(Math.abs(ascending[0]), Math.abs(ascending[ascending.length - 1]))
}

/** Replaces every value by the first of its tie. */
function snapTies(ascending: Float64Array) {
  const slack = slackOf(ascending)
  for (let i = 1; i < ascending.length; i++) if (ascending[i] - ascending[i - 1] <= slack) ascending[i] = ascending[i - 1]
}

/** Position of the first value ≥ x − slack. */
function firstWithin(ascending: Float64Array, x: number, slack: number) {
  const bound = x - slack
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (ascending[middle] < bound) low = middle + 1
    else high = middle
  }
  return low
}

/** Ranks within each slice of rows (a year of a panel, a group); rows in no slice are not ranked. */
export function ranksWithin(scores: Float64Array, slices: readonly Int32Array[]): Int32Array {
  const ranks = new Int32Array(scores.length)
  for (const slice of slices) {
    const part = ranksOf(Float64Array.from(slice, (row) => scores[row]))
    slice.forEach((row, k) => {
      ranks[row] = part[k]
    })
  }
  return ranks
}
