import { lazy, Suspense, useId, useState } from 'react'
import { useTranslator } from '#web/kit/Translation.tsx'
import type { Polygon } from '../model.ts'
import './plan.css'

const DrawMap = lazy(() => import('./DrawMap.tsx').then(({ DrawMap }) => ({ default: DrawMap })))

type ShapeFieldProps = {
  readonly label: string
  readonly name: string
  readonly hint: string
  readonly kind: 'polygon' | 'line'
  readonly value?: string
  /** What is drawn already, to draw beside. */
  readonly ground: readonly Polygon[]
}

/** A shape, typed as GeoJSON or coordinates, or drawn on a map that is fetched when it is asked for. */
export function ShapeField({ label, name, hint, kind, value = '', ground }: ShapeFieldProps) {
  const t = useTranslator()
  const id = useId()
  const [text, setText] = useState(value)
  const [drawing, setDrawing] = useState(false)
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        name={name}
        rows={4}
        value={text}
        spellCheck={false}
        aria-describedby={`${id}-hint`}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <span className="hint" id={`${id}-hint`}>
        {hint}
      </span>
      <p>
        <button type="button" className="button" aria-expanded={drawing} onClick={() => setDrawing(!drawing)}>
          {t.text(drawing ? 'land.draw.close' : 'land.draw.open')}
        </button>
      </p>
      {drawing ? (
        <div className="map draw-map" role="region" aria-label={t.text('web.map.label', { title: label })}>
          <Suspense fallback={null}>
            <DrawMap kind={kind} ground={ground} onDrawn={(shape) => setText(JSON.stringify(shape))} />
          </Suspense>
        </div>
      ) : null}
    </div>
  )
}
