import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { DataTable } from '#web/kit/DataTable.tsx'
import { Part, PageHead } from '#web/kit/PageHead.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { Published, Standards } from '#publishing/opendata/ui/Standards.tsx'
import { dataPage } from './plainPages.ts'

/** What can be taken away whole; each a view with its addresses. */
const SETS = [
  { id: 'zones', path: '/zones', formats: ['csv', 'xlsx', 'json'] },
  { id: 'league', path: '/analysis', formats: ['csv', 'xlsx', 'json', 'svg'] },
  { id: 'dynamics', path: '/analysis/dynamics', formats: ['csv', 'xlsx', 'json', 'svg'] },
  { id: 'structure', path: '/analysis/structure', formats: ['csv', 'xlsx', 'json', 'svg'] },
  { id: 'claims', path: '/claims', formats: ['csv', 'xlsx', 'json'] },
  { id: 'indicators', path: '/indicators', formats: ['csv', 'xlsx', 'json'] },
  { id: 'findings', path: '/quality', formats: ['csv', 'xlsx', 'json'] },
  { id: 'sources', path: '/sources', formats: ['csv', 'xlsx', 'json'] },
  { id: 'acts', path: '/acts', formats: ['csv', 'xlsx', 'json'] },
  { id: 'parameters', path: '/parameters', formats: ['csv', 'xlsx', 'json'] },
] as const

/** Downloads of every register and view, and how programs ask. */
function DataView({ t }: ViewProps<'listPlaces'>) {
  return (
    <>
      <PageHead
        title={t.text('data.title')}
        lead={t.text('data.lead')}
        actions={
          <PageLink to="/api" className="button">
            {t.text('data.api')}
          </PageLink>
        }
      />
      <DataTable
        title={t.text('data.title')}
        rows={SETS}
        rowKey={({ id }) => id}
        columns={[
          { key: 'name', title: t.text('data.column.name'), header: true, cell: ({ id, path }) => <PageLink to={path}>{t.text(`data.set.${id}`)}</PageLink> },
          {
            key: 'about',
            title: t.text('data.column.about'),
            className: 'text',
            cell: ({ id }) => <span className="muted">{t.text(`data.about.${id}`)}</span>,
          },
          {
            key: 'formats',
            title: t.text('data.column.formats'),
            cell: ({ id, path, formats }) => (
              <span className="pair">
                {formats.map((format) => (
                  <a key={format} href={`/${t.language}${path}.${format}`} aria-label={`${t.text(`data.set.${id}`)}, ${format}`} download>
                    {format.toUpperCase()}
                  </a>
                ))}
              </span>
            ),
          },
        ]}
      />
      <Standards />
      <Published />
      <Part title={t.text('data.addresses.title')} lead={t.text('data.addresses.lead')}>
        <pre tabIndex={0} aria-label={t.text('data.addresses.title')}>
          <code>
            {[
              `${location.origin}/${t.language}/zones/sirgali.csv`,
              `${location.origin}/${t.language}/analysis.svg?indicator=ECO-07`,
              `${location.origin}/api/analysis/league?indicator=ECO-07`,
              `${location.origin}/api/claims?subject=sirgali&asOf=2026-01-01`,
            ].join('\n')}
          </code>
        </pre>
      </Part>
      <Part title={t.text('upload.title')} lead={t.text('upload.lead')}>
        <PageLink to="/import" className="button">
          {t.text('upload.open')}
        </PageLink>
      </Part>
      <Part title={t.text('data.terms.title')}>
        <p>{t.text('data.terms.text')}</p>
      </Part>
    </>
  )
}

export const page = drawn(dataPage, DataView)
