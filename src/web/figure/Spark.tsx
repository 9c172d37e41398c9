import { useTranslator } from '../kit/Translation.tsx'

type SparkProps = {
  readonly name: string
  readonly points: readonly { readonly period: string; readonly value: number | null }[]
  readonly digits: number
  readonly width?: number
  readonly height?: number
}

/** A small line of the years: solid dots are stated figures; the dashed line between them is not measured. Gaps are seen. */
export function Spark({ name, points, digits, width = 96, height = 26 }: SparkProps) {
  const t = useTranslator()
  const stated = points.flatMap(({ period, value }, index) => (value === null ? [] : [{ period, value, index }]))
  const [first, last] = [stated.at(0), stated.at(-1)]
  if (first === undefined || last === undefined || stated.length < 2) return null
  const [low, high] = [Math.min(...stated.map(({ value }) => value)), Math.max(...stated.map(({ value }) => value))]
  const x = (index: number) => 4 + (index / Math.max(1, points.length - 1)) * (width - 8)
  const y = (value: number) => (high === low ? height / 2 : height - 4 - ((value - low) / (high - low)) * (height - 8))
  const said = t.text('web.spark', {
    name,
    from: t.periodShort(first.period),
    to: t.periodShort(last.period),
    first: t.number(first.value, { digits }),
    last: t.number(last.value, { digits }),
  })
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={said}>
      <title>{said}</title>
      {stated.slice(1).map((point, at) => {
        const before = stated[at] ?? point
        return (
          <line
            key={point.period}
            x1={x(before.index)}
            y1={y(before.value)}
            x2={x(point.index)}
            y2={y(point.value)}
            stroke="var(--data-1)"
            strokeWidth={1.5}
            strokeDasharray={point.index - before.index > 1 ? '2 3' : undefined}
          />
        )
      })}
      {stated.map((point) => (
        <circle key={point.period} cx={x(point.index)} cy={y(point.value)} r={2.4} fill="var(--data-1)" />
      ))}
    </svg>
  )
}
