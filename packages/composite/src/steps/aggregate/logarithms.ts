/** Logarithms of a column and its smallest present value, +Infinity when it is empty. */
interface Logged {
  readonly logs: Float64Array
  readonly smallest: number
}

const kept = new WeakMap<Float64Array, Logged>()

/** ln of every value. With `keep` the answer is remembered as long as the column lives: replications ask for the same columns again and again. */
export function logarithmsOf(column: Float64Array, keep: boolean): Logged {
  const known = keep ? kept.get(column) : undefined
  if (known) return known
  const logs = new Float64Array(column.length)
  let smallest = Number.POSITIVE_INFINITY
  for (let i = 0; i < column.length; i++) {
    const x = column[i]
    if (x < smallest) smallest = x
    logs[i] = Math.log(x)
  }
  const made = { logs, smallest }
  if (keep) kept.set(column, made)
  return made
}
