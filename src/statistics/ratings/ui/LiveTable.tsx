import { memo, useState } from 'react'
import { CellBar } from '#web/figure/CellBar.tsx'
import { RankBar } from '#web/figure/RankBar.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import type { Computed } from '../rules/compute.ts'
import type { StudyAnswer } from './studyWorker.ts'

type LiveTableProps = {
  readonly computed: Computed
  readonly study: StudyAnswer | undefined
  readonly fresh: boolean
  readonly zone: string | undefined
  readonly title: string
  readonly onChoose: (zone: string | undefined) => void
}

/** Rows shown before the reader asks for all. */
const FIRST = 40

/** Scores and ranks while weights move; intervals are pale until they belong to what is shown. */
export const LiveTable = memo(function LiveTable({ computed, study, fresh, zone, title, onChoose }: LiveTableProps) {
  const t = useTranslator()
  const [all, setAll] = useState(false)
  const rows = all ? computed.rows : computed.rows.slice(0, FIRST)
  return (
    <>
      <div className="table-scroll held" role="region" aria-label={t.text('web.table.scroll', { title })} tabIndex={0}>
        <table className="data" aria-busy={!fresh}>
          <thead>
            <tr>
              <th scope="col" className="number">
                {t.text('rating.column.rank')}
              </th>
              <th scope="col" className="held">
                {t.text('rating.column.zone')}
              </th>
              <th scope="col">
                {t.text('rating.column.score')}
                <span className="unit">{t.text('rating.outOf100')}</span>
              </th>
              <th scope="col">{t.text('rating.column.interval')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <LiveRow
                key={row.subject}
                subject={row.subject}
                name={t.of(row.names)}
                score={row.score}
                rank={row.rank}
                low={study?.intervals[row.subject]?.[0] ?? null}
                high={study?.intervals[row.subject]?.[1] ?? null}
                outOf={computed.ranked}
                fresh={fresh}
                chosen={row.subject === zone}
                onChoose={onChoose}
              />
            ))}
          </tbody>
        </table>
      </div>
      {rows.length < computed.rows.length ? (
        <p>
          <button type="button" className="button" onClick={() => setAll(true)}>
            {t.text('rating.studio.all', { zones: computed.rows.length })}
          </button>
        </p>
      ) : null}
      <p className="chart-note" role="status">
        {computed.ranked === 0 ? '' : study === undefined || !fresh ? t.text('rating.studio.computing') : t.text('rating.studio.runs', { runs: study.runs })}
      </p>
    </>
  )
})

type LiveRowProps = {
  readonly subject: string
  readonly name: string
  readonly score: number | null
  readonly rank: number | null
  readonly low: number | null
  readonly high: number | null
  readonly outOf: number
  readonly fresh: boolean
  readonly chosen: boolean
  readonly onChoose: (zone: string | undefined) => void
}

const LiveRow = memo(function LiveRow({ subject, name, score, rank, low, high, outOf, fresh, chosen, onChoose }: LiveRowProps) {
  const t = useTranslator()
  return (
    <tr className={chosen ? 'marked' : undefined}>
      <td className="number">{rank === null ? '–' : t.number(rank)}</td>
      <th scope="row" className="held">
        <button
          type="button"
          className="choose"
          aria-pressed={chosen}
          title={t.text('rating.studio.choose')}
          onClick={() => onChoose(chosen ? undefined : subject)}
        >
          {name}
        </button>
      </th>
      <td>
        {score === null ? (
          <span className="missing">{t.text('rating.notRanked')}</span>
        ) : (
          <CellBar value={score} max={100} certainty={null}>
            {t.number(score, { digits: 1 })}
          </CellBar>
        )}
      </td>
      <td className={fresh ? 'nowrap' : 'nowrap stale'}>
        {rank === null || low === null || high === null ? null : (
          <>
            <RankBar rank={rank} low={Math.min(rank, low)} high={Math.max(rank, high)} outOf={outOf} width={72} />{' '}
            <span className="small muted">{low === high ? t.number(low) : `${low}–${high}`}</span>
          </>
        )}
      </td>
    </tr>
  )
})
