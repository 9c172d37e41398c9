import { lazy, Suspense, useState, useSyncExternalStore } from 'react'
import { useTranslator } from '../kit/Translation.tsx'
import type { ZoneMapProps } from './point.ts'

const Ground = lazy(() => import('./MapGround.tsx').then(({ MapGround }) => ({ default: MapGround })))

const narrow = window.matchMedia('(max-width: 720px)')
const watchNarrow = (listener: () => void) => {
  narrow.addEventListener('change', listener)
  return () => narrow.removeEventListener('change', listener)
}

/** The zones on a map; on a phone it is a button away. What stands only for a district's centre is said to. */
export function ZoneMap(props: ZoneMapProps) {
  const t = useTranslator()
  const [asked, setAsked] = useState(false)
  const isNarrow = useSyncExternalStore(watchNarrow, () => narrow.matches)
  const approximate = props.points.some((point) => point.approximate)
  const sized = props.points.some(({ size }) => size !== null)
  return (
    <figure className="no-print">
      {isNarrow && !asked ? (
        <button type="button" className="button" onClick={() => setAsked(true)}>
          {t.text('web.map.show')}
        </button>
      ) : (
        <div className="map" role="region" aria-label={t.text('web.map.label', { title: props.title })}>
          <Suspense fallback={null}>
            <Ground {...props} />
          </Suspense>
        </div>
      )}
      <figcaption className="map-note">
        {approximate ? `${t.text(sized ? 'web.map.approximate' : 'web.map.approximatePoints')} ` : ''}
        {props.colour ?? ''}
      </figcaption>
    </figure>
  )
}
