import { memo } from 'react'
import { useTranslator } from '#web/kit/Translation.tsx'
import type { MethodContent, ScoredIndicator } from '../model.ts'
import type { StudyAnswer } from './studyWorker.ts'
import { nodeNames } from './words.ts'
import './studio.css'

type DriversProps = {
  readonly study: StudyAnswer | undefined
  readonly fresh: boolean
  readonly content: MethodContent
  readonly indicators: readonly ScoredIndicator[]
  readonly ranked: number
}

/** Nodes shown. */
const MOST = 10

/** What drives the order: choices of the method by their share of the movement of ranks, and the parts without which ranks would move. */
export const Drivers = memo(function Drivers({ study, fresh, content, indicators, ranked }: DriversProps) {
  const t = useTranslator()
  const nameOf = nodeNames(content, indicators, t)
  if (ranked < 2) return <p className="muted">{t.text('rating.drivers.none')}</p>
  if (study === undefined) return <p className="muted">{t.text('rating.studio.computing')}</p>
  const nodes = study.nodes.filter(({ weight }) => weight > 0).slice(0, MOST)
  const widest = Math.max(0.001, ...nodes.map(({ meanShift }) => meanShift))
  const moved = study.factors.some(({ total }) => total !== null && total > 0)
  return (
    <div className={fresh ? 'columns even' : 'columns even stale'}>
      <section>
        <h3>{t.text('rating.drivers.choices')}</h3>
        {moved ? (
          study.factors.map(({ factor, total }) => (
            <div key={factor} className="driver">
              <span>{t.text(`rating.factor.${factor}`)}</span>
              <Bar share={Math.min(1, Math.max(0, total ?? 0))} />
              <span className="figure">{total === null ? '–' : t.number(Math.max(0, total), { digits: 2 })}</span>
            </div>
          ))
        ) : (
          <p className="muted">{t.text('rating.drivers.unmoved')}</p>
        )}
        <p className="chart-note">{t.text('rating.drivers.choicesNote')}</p>
      </section>
      <section>
        <h3>{t.text('rating.drivers.nodes')}</h3>
        {nodes.map(({ code, meanShift }) => (
          <div key={code} className="driver">
            <span>{nameOf(code)}</span>
            <Bar share={meanShift / widest} />
            <span className="figure">{t.number(meanShift, { digits: 2 })}</span>
          </div>
        ))}
        <p className="chart-note">{t.text('rating.drivers.nodesNote')}</p>
      </section>
    </div>
  )
})

const Bar = ({ share }: { readonly share: number }) => (
  <span className="track" aria-hidden="true">
    <span className="fill" style={{ width: `${share * 100}%` }} />
  </span>
)
