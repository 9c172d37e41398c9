import { formatTiyin } from '@sanoat/uzbek'
import { DataTable } from '#web/kit/DataTable.tsx'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { Empty } from '#web/kit/Empty.tsx'
import { ExportMenu } from '#web/kit/ExportMenu.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { ViewLink } from '#web/kit/PageLink.tsx'
import { privatizationRegisterPage } from './pages.ts'

/** Privatizations for everybody: whose, under which contract and order, for what price, and where they stand. */
function RegisterView({ data, t, address, page }: ViewProps<'listPrivatizations'>) {
  return (
    <>
      <PageHead title={page.title(data, t, address)} lead={t.text('privatization.register.lead')} actions={<ExportMenu />} />
      {data.items.length === 0 ? (
        <Empty title={t.text('privatization.register.empty')}>{t.text('privatization.register.emptyText')}</Empty>
      ) : (
        <DataTable
          title={t.text('privatization.register.name')}
          rows={data.items}
          rowKey={({ id }) => id}
          columns={[
            { key: 'party', title: t.text('privatization.column.party'), header: true, cell: ({ partyNames }) => t.of(partyNames) },
            { key: 'zone', title: t.text('privatization.column.zone'), cell: ({ zoneNames }) => t.of(zoneNames) },
            { key: 'contract', title: t.text('privatization.column.contract'), cell: ({ contractNumber }) => contractNumber },
            { key: 'cadastral', title: t.text('privatization.column.cadastral'), cell: ({ cadastralNumber }) => cadastralNumber },
            { key: 'order', title: t.text('privatization.column.order'), cell: ({ orderNumber }) => orderNumber ?? '–' },
            {
              key: 'price',
              title: t.text('privatization.column.price'),
              numeric: true,
              sort: ({ price }) => price,
              cell: ({ price }) => (price === null ? '–' : formatTiyin(price, t.language)),
            },
            { key: 'state', title: t.text('privatization.column.state'), cell: ({ state }) => t.text(`privatization.state.${state}`) },
            { key: 'openedOn', title: t.text('privatization.column.openedOn'), sort: ({ openedOn }) => openedOn, cell: ({ openedOn }) => t.day(openedOn) },
            {
              key: 'closedOn',
              title: t.text('privatization.column.closedOn'),
              sort: ({ closedOn }) => closedOn,
              cell: ({ closedOn }) => (closedOn === null ? '–' : t.day(closedOn)),
            },
          ]}
        />
      )}
      {data.next === undefined ? null : (
        <p>
          <ViewLink change={{ cursor: data.next }}>{t.text('case.older')}</ViewLink>
        </p>
      )}
    </>
  )
}

export const page = drawn(privatizationRegisterPage, RegisterView)
