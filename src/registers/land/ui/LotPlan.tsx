import { useId, useSyncExternalStore } from 'react'
import { PageLink } from '#web/kit/PageLink.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import type { Polygon } from '../model.ts'
import './plan.css'
import { MANNERS, planOf, type Manner, type Placed, type PlanLot } from './plan.ts'

type LotPlanProps = {
  readonly title: string
  readonly lots: readonly PlanLot[]
  readonly boundary?: readonly Polygon[]
  /** The lot the picture is about. */
  readonly marked?: string
  /** A picture across the page, or one in a column of it. */
  readonly size?: 'page' | 'column'
}

const FRAMES = { page: { width: 1180, most: 520 }, column: { width: 580, most: 360 }, narrow: { width: 360, most: 380 } } as const

const narrow = window.matchMedia('(max-width: 720px)')
const watchNarrow = (listener: () => void) => {
  narrow.addEventListener('change', listener)
  return () => narrow.removeEventListener('change', listener)
}

/** The lots to scale, without tiles: it shows, prints and reads the same with and without a network. */
export function LotPlan({ title, lots, boundary = [], marked, size = 'page' }: LotPlanProps) {
  const t = useTranslator()
  const id = useId()
  const isNarrow = useSyncExternalStore(watchNarrow, () => narrow.matches)
  const plan = planOf(lots, boundary, FRAMES[isNarrow ? 'narrow' : size])
  if (plan === undefined) return <p className="muted">{t.text('land.plan.none')}</p>
  const used = MANNERS.filter((manner) => lots.some((lot) => lot.manner === manner))
  return (
    <figure className="plan">
      <svg viewBox={`0 0 ${plan.width} ${plan.height}`} role="group" aria-label={t.text('web.map.label', { title })}>
        <Patterns id={id} />
        {plan.boundary.map((path) => (
          <path key={path} d={path} className="plan-boundary" />
        ))}
        {plan.lots.map((lot) => (
          <Lot key={lot.id} lot={lot} id={id} marked={lot.id === marked} />
        ))}
        <g className="plan-scale" transform={`translate(24 ${plan.height - 12})`}>
          <path d={`M0 -5V0H${plan.scale.length.toFixed(1)}V-5`} />
          <text x={plan.scale.length + 8} y={2}>
            {t.text('land.plan.metres', { metres: plan.scale.metres })}
          </text>
        </g>
        <g className="plan-scale" transform={`translate(${plan.width - 20} ${plan.height - 30})`}>
          <path d="M0 18V0M-4 6L0 0L4 6" />
          <text x={-7} y={16} textAnchor="end">
            {t.text('land.plan.north')}
          </text>
        </g>
      </svg>
      <figcaption className="plan-legend">
        {used.map((manner) => (
          <span key={manner}>
            <svg viewBox="0 0 22 14" aria-hidden="true">
              <Patterns id={`${id}-${manner}`} />
              <rect x="1" y="1" width="20" height="12" className={`plan-lot ${manner}`} style={{ fill: fillOf(manner, `${id}-${manner}`) }} />
            </svg>
            {t.text(`land.manner.${manner}`)}
          </span>
        ))}
      </figcaption>
    </figure>
  )
}

function Lot({ lot, id, marked }: { readonly lot: Placed; readonly id: string; readonly marked: boolean }) {
  const shape = (
    <>
      <title>{lot.said}</title>
      <path d={lot.path} className={`plan-lot ${lot.manner}${marked ? ' marked' : ''}`} style={{ fill: fillOf(lot.manner, id) }} />
      {lot.fits ? (
        <text x={lot.x} y={lot.y + 4} textAnchor="middle" className="plan-number">
          {lot.number}
        </text>
      ) : null}
    </>
  )
  return lot.to === undefined ? (
    <g role="img" aria-label={lot.said}>
      {shape}
    </g>
  ) : (
    <PageLink to={lot.to} label={lot.said}>
      {shape}
    </PageLink>
  )
}

const PATTERNED: readonly Manner[] = ['vacant', 'auction', 'recovering', 'stopped']

const fillOf = (manner: Manner, id: string): string | undefined => (PATTERNED.includes(manner) ? `url(#${id}-${manner})` : undefined)

/** Hatches: what is on offer is striped, at auction crossed, being recovered dotted, stopped barred. */
const Patterns = ({ id }: { readonly id: string }) => (
  <defs>
    <pattern id={`${id}-vacant`} width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="8" height="8" className="plan-ground" />
      <line y2="8" className="plan-line accent" />
    </pattern>
    <pattern id={`${id}-auction`} width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="8" height="8" className="plan-ground" />
      <path d="M0 0V8M0 0H8" className="plan-line accent" />
    </pattern>
    <pattern id={`${id}-recovering`} width="8" height="8" patternUnits="userSpaceOnUse">
      <rect width="8" height="8" className="plan-ground" />
      <circle cx="4" cy="4" r="1.4" className="plan-dot" />
    </pattern>
    <pattern id={`${id}-stopped`} width="6" height="6" patternUnits="userSpaceOnUse">
      <rect width="6" height="6" className="plan-ground" />
      <line y2="6" className="plan-line bad" />
    </pattern>
  </defs>
)
