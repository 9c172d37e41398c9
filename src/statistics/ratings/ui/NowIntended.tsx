import { useQuery } from '@tanstack/react-query'
import { queryFor } from '#web/client/query.ts'
import { Choice } from '#web/kit/Choice.tsx'
import { DataTable } from '#web/kit/DataTable.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import { digitsOf } from '#web/view/digits.ts'
import type { MethodItem, Rating } from '../model.ts'
import { nodeNames } from './words.ts'

type NowIntendedProps = { readonly rating: Pick<Rating, 'rows' | 'content' | 'indicators' | 'method' | 'place' | 'period'>; readonly zone: string | undefined }

/** A zone against thresholds: what is now, what is intended, what must be reached. Nothing is guessed where it is not stated. */
export function NowIntended({ rating, zone }: NowIntendedProps) {
  const t = useTranslator()
  const { method, place, period, content } = rating
  const { data } = useQuery(queryFor('rateData', { method: method.id, version: method.version, place: place.id, period }))
  const nameOf = nodeNames(content, rating.indicators, t)
  const chosen = rating.rows.find(({ subject }) => subject === zone)?.subject ?? rating.rows[0]?.subject ?? ''
  const at = data?.zones.findIndex(({ id }) => id === chosen) ?? -1
  const about = new Map(data?.indicators.map((indicator) => [indicator.code, indicator]))
  const rows = content.pillars.flatMap((pillar) => pillar.items.map((item) => ({ item, pillar: pillar.code, now: about.get(item.code)?.values[at] ?? null })))
  const figure = (value: number | null, item: MethodItem, none: string) =>
    value === null ? <span className="missing">{none}</span> : t.number(value, { digits: digitsOf(about.get(item.code)?.unit ?? '') })
  return (
    <>
      <div className="filters">
        <Choice
          label={t.text('rating.column.zone')}
          name="of"
          value={chosen}
          options={rating.rows.map(({ subject, names }) => ({ id: subject, title: t.of(names) }))}
        />
      </div>
      <DataTable
        title={t.text('rating.targets')}
        rows={rows}
        rowKey={({ item }) => item.code}
        sortName="target"
        columns={[
          { key: 'indicator', title: t.text('rating.column.indicator'), header: true, cell: ({ item }) => nameOf(item.code) },
          { key: 'pillar', title: t.text('rating.column.pillar'), cell: ({ pillar }) => nameOf(pillar) },
          { key: 'unit', title: t.text('rating.column.unit'), cell: ({ item }) => <span className="muted">{t.unit(about.get(item.code)?.unit ?? '')}</span> },
          { key: 'now', title: t.text('rating.column.now'), numeric: true, cell: ({ item, now }) => figure(now, item, t.text('rating.noFigures')) },
          {
            key: 'intended',
            title: t.text('rating.column.intended'),
            numeric: true,
            cell: ({ item }) => figure(item.intended, item, t.text('rating.notStated')),
          },
          {
            key: 'threshold',
            title: t.text('rating.column.threshold'),
            numeric: true,
            cell: ({ item }) => figure(item.threshold, item, t.text('rating.notStated')),
          },
          { key: 'verdict', title: t.text('rating.column.verdict'), cell: ({ item, now }) => <Verdict item={item} now={now} /> },
        ]}
      />
    </>
  )
}

function Verdict({ item, now }: { readonly item: MethodItem; readonly now: number | null }) {
  const t = useTranslator()
  if (now === null || item.threshold === null) return <span className="missing">{t.text('rating.verdict.unknown')}</span>
  const reached = item.direction === 'up' ? now >= item.threshold : now <= item.threshold
  return <span className={`tag ${reached ? 'good' : 'warning'}`}>{t.text(reached ? 'rating.verdict.reached' : 'rating.verdict.notReached')}</span>
}
