import { Choice, SearchField } from '#web/kit/Choice.tsx'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { Empty } from '#web/kit/Empty.tsx'
import { ExportMenu } from '#web/kit/ExportMenu.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { PageLink, ViewLink } from '#web/kit/PageLink.tsx'
import { LOT_KINDS, LOT_STATUSES } from '../model.ts'
import { LotTable } from './LotTable.tsx'
import { lotsPage } from './pages.ts'

/** All lots of a zone with filters that stand in the address. */
function LotsView({ data, t, address, page }: ViewProps<'listLots'>) {
  const { search, params } = address
  const zone = params.zone ?? ''
  const all = { id: '', title: t.text('web.all') }
  return (
    <>
      <PageHead
        kicker={<PageLink to={`/zones/${zone}/land`}>{t.text('land.toLand', { zone: t.of(data.zoneNames) })}</PageLink>}
        title={page.title(data, t, address)}
        actions={<ExportMenu />}
      />
      <div className="filters">
        <Choice
          label={t.text('land.column.status')}
          name="status"
          value={search.status ?? ''}
          clears={['cursor']}
          options={[all, ...LOT_STATUSES.map((id) => ({ id, title: t.text(`land.status.${id}`) }))]}
        />
        <Choice
          label={t.text('land.column.kind')}
          name="kind"
          value={search.kind ?? ''}
          clears={['cursor']}
          options={[all, ...LOT_KINDS.map((id) => ({ id, title: t.text(`land.kind.${id}`) }))]}
        />
        <Choice
          label={t.text('land.closedLots')}
          name="closed"
          value={search.closed ?? ''}
          clears={['cursor']}
          options={[
            { id: '', title: t.text('land.closed.without') },
            { id: 'true', title: t.text('land.closed.with') },
          ]}
        />
        <SearchField label={t.text('land.column.number')} name="q" value={search.q ?? ''} action={t.text('web.toSearch')} />
      </div>
      {data.items.length === 0 ? (
        <Empty title={t.text('land.noneFound')}>{t.text('land.noneFoundText')}</Empty>
      ) : (
        <LotTable lots={data.items} to={(lot) => `/zones/${zone}/lots/${lot.id}`} />
      )}
      {data.next === undefined ? null : (
        <p>
          <ViewLink change={{ cursor: data.next }}>{t.text('web.more')}</ViewLink>
        </p>
      )}
    </>
  )
}

export const page = drawn(lotsPage, LotsView)
