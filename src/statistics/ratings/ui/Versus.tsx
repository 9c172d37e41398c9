import { useQuery } from '@tanstack/react-query'
import { memo } from 'react'
import type { Translator } from '#lib/translator.ts'
import { queryFor } from '#web/client/query.ts'
import { Choice } from '#web/kit/Choice.tsx'
import { DataTable } from '#web/kit/DataTable.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import type { RatingData, RatingRow } from '../model.ts'
import type { Computed } from '../rules/compute.ts'
import type { StudyAnswer } from './studyWorker.ts'
import { useLiveRating, useStudy } from './useLiveRating.ts'

type VersusProps = {
  readonly data: RatingData
  readonly computed: Computed | undefined
  readonly study: StudyAnswer | undefined
  readonly against: string | undefined
}

/** The method on the page beside another one: its own saved version, or any other method. */
export const Versus = memo(function Versus({ data, computed, study, against = data.method.id }: VersusProps) {
  const t = useTranslator()
  const { data: methods } = useQuery(queryFor('listMethods', {}))
  const { data: other } = useQuery(queryFor('rateData', { method: against, place: data.place.id, period: data.period }))
  const options = (methods?.items ?? [{ id: data.method.id, names: data.method.names }]).map(({ id, names }) => ({
    id,
    title: id === data.method.id ? t.text('rating.versus.saved', { method: t.of(names) }) : t.of(names),
  }))
  return (
    <>
      <div className="filters">
        <Choice label={t.text('rating.versus.against')} name="against" value={against} options={options} />
      </div>
      {other === undefined || computed === undefined ? null : <Sides own={computed.rows} study={study} data={other} />}
    </>
  )
})

type SidesProps = { readonly own: readonly RatingRow[]; readonly study: StudyAnswer | undefined; readonly data: RatingData }

function Sides({ own, study, data }: SidesProps) {
  const t = useTranslator()
  const { computed } = useLiveRating(data, data.content)
  const { study: otherStudy } = useStudy(data, data.content)
  const other = new Map(computed?.rows.map((row) => [row.subject, row]))
  const rows = own.map((row) => {
    const across = other.get(row.subject)
    const shift = row.rank === null || across === undefined || across.rank === null ? null : across.rank - row.rank
    return { row, across, shift }
  })
  const shifts = rows.flatMap(({ shift }) => (shift === null ? [] : [Math.abs(shift)]))
  const score = (value: number | null | undefined) => (value === null || value === undefined ? '–' : t.number(value, { digits: 1 }))
  return (
    <>
      <p style={{ marginBottom: 12 }}>
        {shifts.length === 0
          ? t.text('rating.versus.nothing')
          : t.text('rating.versus.shift', {
              mean: t.number(shifts.reduce((sum, one) => sum + one, 0) / shifts.length, { digits: 1 }),
              max: Math.max(...shifts),
              zones: shifts.length,
            })}
      </p>
      <DataTable
        title={t.text('rating.versus')}
        rows={rows}
        rowKey={({ row }) => row.subject}
        sortName="versus"
        tall={rows.length > 40}
        columns={[
          { key: 'zone', title: t.text('rating.column.zone'), header: true, cell: ({ row }) => t.of(row.names) },
          { key: 'rank', title: t.text('rating.versus.rankHere'), numeric: true, sort: ({ row }) => row.rank, cell: ({ row }) => rankText(row, study, t) },
          { key: 'score', title: t.text('rating.versus.scoreHere'), numeric: true, sort: ({ row }) => row.score, cell: ({ row }) => score(row.score) },
          {
            key: 'other',
            title: t.text('rating.versus.rankThere'),
            numeric: true,
            sort: ({ across }) => across?.rank ?? null,
            cell: ({ across }) => rankText(across, otherStudy, t),
          },
          {
            key: 'otherScore',
            title: t.text('rating.versus.scoreThere'),
            numeric: true,
            sort: ({ across }) => across?.score ?? null,
            cell: ({ across }) => score(across?.score),
          },
          {
            key: 'shift',
            title: t.text('rating.versus.change'),
            numeric: true,
            sort: ({ shift }) => shift,
            cell: ({ shift }) => (shift === null ? '–' : shift === 0 ? '0' : t.number(-shift, { sign: true })),
          },
        ]}
      />
    </>
  )
}

/** A rank with the interval it may lie in, once that is computed: 2 (1–3). */
function rankText(row: Pick<RatingRow, 'subject' | 'rank'> | undefined, study: StudyAnswer | undefined, t: Translator): string {
  if (row === undefined || row.rank === null) return '–'
  const rank = t.number(row.rank)
  const interval = study?.intervals[row.subject]
  return interval === undefined || interval[0] === interval[1] ? rank : `${rank} (${t.number(interval[0])}–${t.number(interval[1])})`
}
