import { Choice } from '#web/kit/Choice.tsx'
import { DataTable } from '#web/kit/DataTable.tsx'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { Empty } from '#web/kit/Empty.tsx'
import { ExportMenu } from '#web/kit/ExportMenu.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { PageLink, ViewLink } from '#web/kit/PageLink.tsx'
import { useMay } from '#web/kit/useActor.ts'
import { ratesPage } from './pages.ts'

/** Rates by day; staff import the Central Bank's file. */
function RatesView({ data, t, address, page }: ViewProps<'listRates'>) {
  const mayImport = useMay('register.import')
  const importLink = (
    <PageLink to="/import" search={{ kind: 'rates' }} className="button">
      {t.text('rates.import')}
    </PageLink>
  )
  return (
    <>
      <PageHead
        title={page.title(data, t, address)}
        lead={t.text('rates.lead')}
        actions={
          <>
            {mayImport ? importLink : null}
            <ExportMenu />
          </>
        }
      />
      {data.currencies.length === 0 ? (
        <Empty title={t.text('rates.empty')}>{t.text('rates.emptyText')}</Empty>
      ) : (
        <>
          <div className="filters">
            <Choice
              label={t.text('rates.column.currency')}
              name="currency"
              value={address.search.currency ?? ''}
              clears={['cursor']}
              options={[{ id: '', title: t.text('web.all') }, ...data.currencies.map((id) => ({ id, title: id }))]}
            />
          </div>
          <DataTable
            title={t.text('rates.name')}
            rows={data.items}
            rowKey={({ day, currency }) => `${day} ${currency}`}
            columns={[
              { key: 'day', title: t.text('rates.column.day'), header: true, cell: ({ day }) => t.day(day) },
              { key: 'currency', title: t.text('rates.column.currency'), cell: ({ currency }) => currency },
              { key: 'nominal', title: t.text('rates.column.nominal'), numeric: true, cell: ({ nominal }) => t.number(nominal) },
              { key: 'rate', title: t.text('rates.column.rate'), numeric: true, cell: ({ rate }) => t.number(rate / 100, { digits: 2 }) },
              { key: 'source', title: t.text('rates.column.source'), className: 'text', cell: ({ source }) => source },
            ]}
          />
        </>
      )}
      {data.next === undefined ? null : (
        <p>
          <ViewLink change={{ cursor: data.next }}>{t.text('rates.older')}</ViewLink>
        </p>
      )}
    </>
  )
}

export const page = drawn(ratesPage, RatesView)
