import type { ReactNode } from 'react'

export type Certainty = 'exact' | 'inferred' | 'qualified' | 'partial' | null

type CellBarProps = { readonly value: number; readonly max: number; readonly certainty: Certainty; readonly children: ReactNode }

/** A figure with a bar to compare it by: solid when exact, pale when its year is inferred, dashed when approximate. */
export function CellBar({ value, max, certainty, children }: CellBarProps) {
  const width = max <= 0 ? 0 : Math.max(0, Math.min(1, value / max)) * 100
  const kind = certainty === 'qualified' || certainty === 'partial' ? ' uncertain' : certainty === 'inferred' ? ' inferred' : ''
  return (
    <span className="cell-bar">
      <span className="figure">{children}</span>
      <span className="track" aria-hidden="true">
        <span className={`fill${kind}`} style={{ width: `${width}%` }} />
      </span>
    </span>
  )
}
