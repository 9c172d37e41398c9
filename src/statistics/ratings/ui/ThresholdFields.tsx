import { useId } from 'react'
import { useTranslator } from '#web/kit/Translation.tsx'
import type { MethodItem } from '../model.ts'
import type { Edits } from '../rules/edits.ts'

type ThresholdFieldsProps = {
  readonly item: MethodItem
  readonly name: string
  readonly unit: string
  readonly edits: Edits
  readonly onEdit: (edits: Edits) => void
}

/** The threshold to reach and the level that is intended; both stay empty until somebody states them. */
export function ThresholdFields({ item, name, unit, edits, onEdit }: ThresholdFieldsProps) {
  const t = useTranslator()
  const id = useId()
  const field = (key: 'threshold' | 'intended', among: 'thresholds' | 'intended') => (
    <div className="field">
      <label htmlFor={`${id}-${key}`}>
        {t.text(`rating.column.${key}`)}, {unit}
        <span className="hidden"> {name}</span>
      </label>
      <input
        id={`${id}-${key}`}
        type="number"
        step="any"
        value={item[key] ?? ''}
        onChange={({ currentTarget }) => {
          const { [item.code]: _before, ...others } = edits[among]
          const value = currentTarget.valueAsNumber
          onEdit({ ...edits, [among]: Number.isFinite(value) ? { ...others, [item.code]: value } : others })
        }}
      />
    </div>
  )
  return (
    <div className="thresholds">
      {field('threshold', 'thresholds')}
      {field('intended', 'intended')}
    </div>
  )
}
