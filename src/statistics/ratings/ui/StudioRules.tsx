import { useId } from 'react'
import { useTranslator } from '#web/kit/Translation.tsx'
import { AGGREGATIONS, NORMALISATIONS, type MethodContent } from '../model.ts'
import type { Edits } from '../rules/edits.ts'

type StudioRulesProps = { readonly content: MethodContent; readonly edits: Edits; readonly onEdit: (edits: Edits) => void }

/** Scale, mean, winsorising and the coverage rule. */
export function StudioRules({ content, edits, onEdit }: StudioRulesProps) {
  const t = useTranslator()
  const id = useId()
  const winsorises = content.normalisation === 'minMax' || content.normalisation === 'zScore'
  return (
    <div className="filters">
      <div className="field">
        <label htmlFor={`${id}-n`}>{t.text('rating.fact.normalisation')}</label>
        <select
          id={`${id}-n`}
          value={content.normalisation}
          onChange={({ currentTarget }) => onEdit({ ...edits, normalisation: NORMALISATIONS.find((one) => one === currentTarget.value) })}
        >
          {NORMALISATIONS.map((one) => (
            <option key={one} value={one}>
              {t.text(`rating.normalisation.${one}`)}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={`${id}-a`}>{t.text('rating.fact.aggregation')}</label>
        <select
          id={`${id}-a`}
          value={content.aggregation}
          onChange={({ currentTarget }) => onEdit({ ...edits, aggregation: AGGREGATIONS.find((one) => one === currentTarget.value) })}
        >
          {AGGREGATIONS.map((one) => (
            <option key={one} value={one}>
              {t.text(`rating.aggregation.${one}`)}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={`${id}-c`}>{t.text('rating.studio.coverage')}</label>
        <input
          id={`${id}-c`}
          type="number"
          min={0}
          max={100}
          step={5}
          value={Math.round(content.coverage * 100)}
          style={{ width: '7em' }}
          onChange={({ currentTarget }) => onEdit({ ...edits, coverage: Math.min(1, Math.max(0, currentTarget.valueAsNumber / 100)) || 0 })}
        />
      </div>
      {winsorises ? (
        <label style={{ display: 'flex', gap: 8, alignItems: 'center', height: 36 }}>
          <input type="checkbox" checked={content.winsorise} onChange={({ currentTarget }) => onEdit({ ...edits, winsorise: currentTarget.checked })} />
          {t.text('rating.studio.winsorise')}
        </label>
      ) : null}
    </div>
  )
}
