import { useId } from 'react'
import { useTranslator } from '#web/kit/Translation.tsx'

type WeightFieldProps = {
  readonly name: string
  readonly value: number
  readonly max: number
  readonly changed: boolean
  /** Share of the whole, 0…1. */
  readonly share: number
  readonly contribution: number | undefined
  /** No zone has a figure. */
  readonly empty: boolean
  readonly strong?: boolean
  readonly onChange: (weight: number) => void
}

/** A weight as a slider and as a number, with its share of the whole and its points in the chosen zone's score. */
export function WeightField({ name, value, max, changed, share, contribution, empty, strong = false, onChange }: WeightFieldProps) {
  const t = useTranslator()
  const id = useId()
  const send = (weight: number) => {
    if (Number.isFinite(weight) && weight >= 0) onChange(Math.round(weight * 1000) / 1000)
  }
  const top = Math.max(max, value)
  return (
    <div className={changed ? 'weight changed' : 'weight'}>
      <label htmlFor={id} className={strong ? 'strong' : undefined}>
        {name}
        {empty ? <span className="missing"> {t.text('rating.studio.noFigures')}</span> : null}
      </label>
      <input
        type="range"
        min={0}
        max={top}
        step={top / 60}
        value={value}
        aria-label={t.text('rating.studio.slider', { name })}
        aria-valuetext={t.number(value)}
        onChange={({ currentTarget }) => send(currentTarget.valueAsNumber)}
      />
      <input id={id} type="number" min={0} max={1000} step="any" value={value} onChange={({ currentTarget }) => send(currentTarget.valueAsNumber)} />
      <output className="small muted" title={t.text('rating.column.effective')}>
        {t.percent(share, { digits: 1 })}
      </output>
      <output className="small contribution" title={t.text('rating.column.contribution')}>
        {contribution === undefined ? '' : t.number(contribution, { digits: 1, sign: true })}
      </output>
    </div>
  )
}
