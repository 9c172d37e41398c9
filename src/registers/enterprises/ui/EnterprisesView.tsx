import { useQuery } from '@tanstack/react-query'
import { queryFor } from '#web/client/query.ts'
import { Choice, SearchField } from '#web/kit/Choice.tsx'
import { DataTable } from '#web/kit/DataTable.tsx'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { Empty } from '#web/kit/Empty.tsx'
import { ExportMenu } from '#web/kit/ExportMenu.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { PageLink, ViewLink } from '#web/kit/PageLink.tsx'
import { useMay } from '#web/kit/useActor.ts'
import { STATUSES } from '../model.ts'
import { enterprisesPage } from './pages.ts'
import { STATUS_TAGS } from './words.ts'

/** The register of enterprises, narrowed by zone, activity, status or name. */
function EnterprisesView({ data, t, address, page }: ViewProps<'listEnterprises'>) {
  const { zone = '', ifut = '', status = '', q = '' } = address.search
  const zones = useQuery(queryFor('listZones', { limit: 500 })).data?.items ?? []
  const mayAdd = useMay('enterprise.write', zone === '' ? {} : { zone })
  const mayImport = useMay('register.import', {})
  const mayReadAll = useMay('register.read', {})
  const narrowed = [zone, ifut, status, q].some((text) => text !== '')
  return (
    <>
      <PageHead
        title={page.title(data, t, address)}
        lead={t.text('enterprises.lead')}
        actions={
          <>
            {mayAdd ? (
              <PageLink to="/enterprises/new" search={zone === '' ? {} : { zone }} className="button main">
                {t.text('enterprises.add')}
              </PageLink>
            ) : null}
            {mayImport ? (
              <PageLink to="/import" search={{ kind: 'enterprises' }} className="button">
                {t.text('enterprises.import')}
              </PageLink>
            ) : null}
            {mayReadAll ? (
              <PageLink to="/enterprises/twins" className="button">
                {t.text('twins.name')}
              </PageLink>
            ) : null}
            <ExportMenu />
          </>
        }
      />
      <div className="filters">
        <SearchField label={t.text('enterprises.search')} name="q" value={q} action={t.text('web.toSearch')} />
        <Choice
          label={t.text('enterprise.field.zones')}
          name="zone"
          value={zone}
          clears={['cursor']}
          options={[{ id: '', title: t.text('web.all') }, ...zones.map(({ id, names }) => ({ id, title: t.of(names) }))]}
        />
        <Choice
          label={t.text('enterprise.field.status')}
          name="status"
          value={status}
          clears={['cursor']}
          options={[{ id: '', title: t.text('web.all') }, ...STATUSES.map((id) => ({ id, title: t.text(`enterprise.status.${id}`) }))]}
        />
        <SearchField label={t.text('enterprise.field.ifut')} name="ifut" value={ifut} action={t.text('enterprises.narrow')} />
      </div>
      {data.items.length === 0 ? (
        <Empty title={t.text(narrowed ? 'enterprises.noneFound' : 'enterprises.empty')}>
          {t.text(narrowed ? 'enterprises.noneFoundText' : 'enterprises.emptyText')}
        </Empty>
      ) : (
        <DataTable
          title={t.text('enterprises.name')}
          rows={data.items}
          rowKey={({ id }) => id}
          tall={data.items.length > 40}
          columns={[
            {
              key: 'name',
              title: t.text('enterprise.field.name'),
              header: true,
              className: 'text',
              cell: ({ id, names }) => <PageLink to={`/enterprises/${id}`}>{t.of(names)}</PageLink>,
            },
            { key: 'stir', title: t.text('enterprise.field.stir'), cell: ({ stir }) => stir ?? <span className="missing">–</span> },
            { key: 'ifut', title: t.text('enterprise.field.ifut'), cell: (row) => row.ifut ?? <span className="missing">–</span> },
            {
              key: 'zones',
              title: t.text('enterprise.field.zones'),
              className: 'text',
              cell: (row) => (row.zones.length === 0 ? <span className="missing">–</span> : row.zones.map(({ names }) => t.of(names)).join(', ')),
            },
            { key: 'size', title: t.text('enterprise.field.size'), cell: ({ size }) => (size === null ? '–' : t.text(`enterprise.size.${size}`)) },
            {
              key: 'status',
              title: t.text('enterprise.field.status'),
              cell: (row) => <span className={`tag ${STATUS_TAGS[row.status]}`}>{t.text(`enterprise.status.${row.status}`)}</span>,
            },
          ]}
        />
      )}
      {data.next === undefined ? null : (
        <p>
          <ViewLink change={{ cursor: data.next }}>{t.text('enterprises.next')}</ViewLink>
        </p>
      )}
    </>
  )
}

export const page = drawn(enterprisesPage, EnterprisesView)
