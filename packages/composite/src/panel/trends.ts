/** A figure of one unit over the years; missing years are NaN. */
export interface Series {
  readonly times: ArrayLike<number>
  readonly values: ArrayLike<number>
}

export interface Trend {
  readonly value: number
  /** Share of the years with a value. */
  readonly availability: number
  readonly first: number
  readonly latest: number
}

/**
 * Compound annual growth rate between the first and last present year: (y₂/y₁)^{1/(t₂−t₁)} − 1; 0 when equal, NaN below two points and when the sign changes.
 */
export function growthRate(series: Series): Trend {
  return trendOf(series, (points) => {
    if (points.length < 2) return Number.NaN
    const [t1, y1] = points[0]
    const [t2, y2] = points[points.length - 1]
    return y1 === y2 ? 0 : (y2 / y1) ** (1 / (t2 - t1)) - 1
  })
}

/**
 * Percentage change per `per` years: two points 100(y₂ − y₁)/y₁·per/(t₂ − t₁); three or more 100·slope·per/(fitted value of the first year) of the least-squares
 * line; 0 when all are equal, NaN below two points.
 */
export function percentChange(series: Series, per = 1): Trend {
  return trendOf(series, (points) => {
    if (points.length < 2) return Number.NaN
    const [t1, y1] = points[0]
    if (points.every(([, y]) => y === y1)) return 0
    if (points.length === 2) return (((100 * (points[1][1] - y1)) / y1) * per) / (points[1][0] - t1)
    const meanT = points.reduce((sum, [t]) => sum + t, 0) / points.length
    const meanY = points.reduce((sum, [, y]) => sum + y, 0) / points.length
    const slope = points.reduce((sum, [t, y]) => sum + (t - meanT) * (y - meanY), 0) / points.reduce((sum, [t]) => sum + (t - meanT) ** 2, 0)
    return (100 * slope * per) / (meanY + slope * (t1 - meanT))
  })
}

function trendOf(series: Series, measure: (points: readonly (readonly [number, number])[]) => number): Trend {
  const points = Array.from({ length: series.times.length }, (_, i) => [series.times[i], series.values[i]] as const)
    .filter(([, y]) => y === y)
    .sort((a, b) => a[0] - b[0])
  return {
    value: measure(points),
    availability: points.length / series.times.length,
    first: points[0]?.[0] ?? Number.NaN,
    latest: points[points.length - 1]?.[0] ?? Number.NaN,
  }
}

/** The series of one unit from rows of a panel. */
export function seriesOf(units: readonly string[], times: Int32Array, values: Float64Array, unit: string): Series {
  const rows = [...units.keys()].filter((i) => units[i] === unit)
  return { times: rows.map((i) => times[i]), values: rows.map((i) => values[i]) }
}
