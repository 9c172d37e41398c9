export interface Minimum {
  readonly at: Float64Array
  readonly value: number
  readonly converged: boolean
  readonly evaluations: number
}

/**
 * Minimises `objective` from `start` by the downhill simplex with restarts: reflection 1, expansion 2, contraction ½, shrink ½.
 * Stops when best and worst differ by less than tolerance·(|best| + tolerance), restarting once from the best point with a fresh simplex.
 * Source: Nelder and Mead, Computer Journal 7 (1965).
 */
export function minimise(objective: (x: Float64Array) => number, start: Float64Array, tolerance = 1e-10, limit = 20_000): Minimum {
  let best = descend(objective, start, tolerance, limit, 0.1)
  for (let restart = 0; restart < 4 && best.evaluations < limit; restart++) {
    const again = descend(objective, best.at, tolerance, limit - best.evaluations, 0.05)
    const gain = best.value - again.value
    const evaluations = best.evaluations + again.evaluations
    best = gain > 0 ? { ...again, evaluations } : { ...best, evaluations }
    if (gain <= tolerance * (Math.abs(best.value) + tolerance)) break
  }
  return best
}

interface Vertex {
  readonly x: Float64Array
  readonly value: number
}

function descend(objective: (x: Float64Array) => number, start: Float64Array, tolerance: number, limit: number, step: number): Minimum {
  let evaluations = 0
  const vertex = (x: Float64Array): Vertex => {
    evaluations++
    const value = objective(x)
    return { x, value: value === value ? value : Number.POSITIVE_INFINITY }
  }
  const n = start.length
  const simplex = [vertex(Float64Array.from(start))]
  for (let i = 0; i < n; i++) {
    const x = Float64Array.from(start)
    x[i] += step * Math.max(1, Math.abs(x[i]))
    simplex.push(vertex(x))
  }
  const spread = () => Math.abs(simplex[n].value - simplex[0].value) > tolerance * (Math.abs(simplex[0].value) + tolerance)
  simplex.sort(byValue)
  while (spread() && evaluations < limit) {
    const worst = simplex[n]
    const centre = centroid(simplex, n)
    const reflected = vertex(between(centre, worst.x, -1))
    if (reflected.value < simplex[0].value) {
      const expanded = vertex(between(centre, worst.x, -2))
      simplex[n] = expanded.value < reflected.value ? expanded : reflected
    } else if (reflected.value < simplex[n - 1].value) simplex[n] = reflected
    else {
      const contracted = vertex(between(centre, reflected.value < worst.value ? reflected.x : worst.x, 0.5))
      if (contracted.value < Math.min(reflected.value, worst.value)) simplex[n] = contracted
      else for (let i = 1; i <= n; i++) simplex[i] = vertex(between(simplex[0].x, simplex[i].x, 0.5))
    }
    simplex.sort(byValue)
  }
  return { at: simplex[0].x, value: simplex[0].value, converged: !spread(), evaluations }
}

function byValue(a: Vertex, b: Vertex) {
  return a.value - b.value
}

function centroid(simplex: readonly Vertex[], n: number) {
  const centre = new Float64Array(n)
  for (let v = 0; v < n; v++) for (let i = 0; i < n; i++) centre[i] += simplex[v].x[i] / n
  return centre
}

/** from + share·(to − from). */
function between(from: Float64Array, to: Float64Array, share: number) {
  return from.map((x, i) => x + share * (to[i] - x))
}
