import { findRow, traceUnit, type Build } from '@sanoat/composite'
import { useTranslator } from '#web/kit/Translation.tsx'
import type { MethodContent, RatingData } from '../model.ts'
import type { Edits } from '../rules/edits.ts'
import { nodeNames } from './words.ts'
import { ThresholdFields } from './ThresholdFields.tsx'
import { WeightField } from './WeightField.tsx'
import './studio.css'

type WeightTreeProps = {
  readonly data: RatingData
  readonly content: MethodContent
  readonly edits: Edits
  readonly onEdit: (edits: Edits) => void
  readonly build: Build | undefined
  readonly zone: string | undefined
}

/** Pillars of more indicators than this are closed at first. */
const OPEN_UP_TO = 12

/** The tree of the index: every weight moves; beside it its share of the whole, and what it brings to the chosen zone's score. */
export function WeightTree({ data, content, edits, onEdit, build, zone }: WeightTreeProps) {
  const t = useTranslator()
  const nameOf = nodeNames(content, data.indicators, t)
  const all = content.pillars.reduce((sum, { weight }) => sum + weight, 0) || 1
  const contributions = contributionsOf(build, zone)
  const flat = content.pillars.length === 1
  const wide = content.pillars.flatMap(({ items }) => items).length <= OPEN_UP_TO
  const known = new Map(data.indicators.map((indicator) => [indicator.code, indicator.known]))
  const units = new Map(data.indicators.map(({ code, unit }) => [code, unit]))
  const set = (code: string, weight: number) => onEdit({ ...edits, weights: { ...edits.weights, [code]: weight } })
  const original = new Map(
    data.content.pillars.flatMap((pillar) => [[pillar.code, pillar.weight] as const, ...pillar.items.map((item) => [item.code, item.weight] as const)]),
  )
  const widestPillar = Math.max(...data.content.pillars.map(({ weight }) => weight))
  const chosen = data.zones.find(({ id }) => id === zone)
  return (
    <>
      {chosen === undefined ? null : <p className="small muted">{t.text('rating.studio.contributions', { zone: t.of(chosen.names) })}</p>}
      <ul className="plain weights">
        {content.pillars.map((pillar) => {
          const inside = pillar.items.reduce((sum, { weight }) => sum + weight, 0) || 1
          const widest = Math.max(...(data.content.pillars.find(({ code }) => code === pillar.code)?.items ?? pillar.items).map(({ weight }) => weight), 1)
          const items = (
            <ul className="plain">
              {pillar.items.map((item) => (
                <li key={item.code}>
                  <WeightField
                    name={nameOf(item.code)}
                    value={item.weight}
                    max={3 * widest}
                    changed={item.weight !== original.get(item.code)}
                    share={(pillar.weight / all) * (item.weight / inside)}
                    contribution={contributions.get(item.code)}
                    empty={known.get(item.code) === 0}
                    onChange={(weight) => set(item.code, weight)}
                  />
                  {content.normalisation === 'threshold' ? (
                    <ThresholdFields item={item} name={nameOf(item.code)} unit={t.unit(units.get(item.code) ?? '')} edits={edits} onEdit={onEdit} />
                  ) : null}
                </li>
              ))}
            </ul>
          )
          if (flat) return <li key={pillar.code}>{items}</li>
          return (
            <li key={pillar.code}>
              <WeightField
                strong
                name={nameOf(pillar.code)}
                value={pillar.weight}
                max={3 * widestPillar}
                changed={pillar.weight !== original.get(pillar.code)}
                share={pillar.weight / all}
                contribution={contributions.get(pillar.code)}
                empty={pillar.items.every(({ code }) => known.get(code) === 0)}
                onChange={(weight) => set(pillar.code, weight)}
              />
              <details open={wide}>
                <summary className="small">{t.text('rating.studio.indicators', { count: pillar.items.length })}</summary>
                {items}
              </details>
            </li>
          )
        })}
      </ul>
    </>
  )
}

/** What every node brings to a zone's total. */
function contributionsOf(build: Build | undefined, zone: string | undefined): ReadonlyMap<string, number> {
  const row = build === undefined || zone === undefined ? undefined : findRow(build, zone)
  if (build === undefined || row === undefined) return new Map()
  return new Map(
    traceUnit(build, row).flatMap(({ code, score, contribution }) => (Number.isFinite(contribution) && Number.isFinite(score) ? [[code, contribution]] : [])),
  )
}
