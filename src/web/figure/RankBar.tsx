import { useTranslator } from '../kit/Translation.tsx'

type RankBarProps = { readonly rank: number | null; readonly low: number | null; readonly high: number | null; readonly outOf: number; readonly width?: number }

/** A rank on the scale from first to last, with the interval it may lie in drawn as a bar. */
export function RankBar({ rank, low, high, outOf, width = 88 }: RankBarProps) {
  const t = useTranslator()
  if (rank === null || outOf < 1) return null
  const [from, to] = [low ?? rank, high ?? rank]
  const x = (place: number) => (outOf === 1 ? width / 2 : 6 + ((place - 1) / (outOf - 1)) * (width - 12))
  const said =
    from === to ? t.text('web.rank.of', { rank, outOf }) : `${t.text('web.rank.of', { rank, outOf })}, ${t.text('web.rank.between', { low: from, high: to })}`
  return (
    <svg width={width} height={16} viewBox={`0 0 ${width} 16`} role="img" aria-label={said} style={{ verticalAlign: -3 }}>
      <title>{said}</title>
      <line x1={x(1)} x2={x(outOf)} y1={8} y2={8} stroke="var(--hairline)" />
      {outOf > 24
        ? null
        : Array.from({ length: outOf }, (_, index) => (
            <line key={index} x1={x(index + 1)} x2={x(index + 1)} y1={6} y2={10} stroke="var(--strong-line)" strokeWidth={0.75} />
          ))}
      {from === to ? null : <rect x={x(from) - 4} y={4} width={x(to) - x(from) + 8} height={8} rx={4} fill="var(--accent)" opacity={0.28} />}
      <circle cx={x(rank)} cy={8} r={4} fill={from === to ? 'var(--accent)' : 'var(--ground)'} stroke="var(--accent)" strokeWidth={1.5} />
    </svg>
  )
}
