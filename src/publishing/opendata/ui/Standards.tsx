import { useQuery } from '@tanstack/react-query'
import { queryFor } from '#web/client/query.ts'
import { DataTable } from '#web/kit/DataTable.tsx'
import { Part } from '#web/kit/PageHead.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import { momentText } from '#web/view/moment.ts'

/** Where programs that speak a standard begin. */
const BEGINNINGS = [
  { id: 'dcat', path: '/api/catalog.jsonld' },
  { id: 'csvw', path: '/opendata/figures.csv' },
  { id: 'sdmx', path: '/sdmx/data/dataflow/SANOAT/FIGURES/1.0.0?format=csv' },
  { id: 'structure', path: '/sdmx/structure/*/SANOAT/*/1.0.0' },
  { id: 'ogc', path: '/ogc' },
] as const

/** Addresses by the standards of statistics and maps. */
export function Standards() {
  const t = useTranslator()
  return (
    <Part title={t.text('opendata.standards.title')} lead={t.text('opendata.standards.lead')}>
      <DataTable
        title={t.text('opendata.standards.title')}
        rows={BEGINNINGS}
        rowKey={({ id }) => id}
        columns={[
          { key: 'what', title: t.text('opendata.standards.what'), header: true, cell: ({ id }) => t.text(`opendata.standard.${id}`) },
          {
            key: 'address',
            title: t.text('opendata.standards.address'),
            className: 'text',
            cell: ({ path }) => (
              <a href={path}>
                <code>{path}</code>
              </a>
            ),
          },
        ]}
      />
    </Part>
  )
}

/** What was published: releases and yearly reports. */
export function Published() {
  const t = useTranslator()
  const releases = useQuery(queryFor('listReleases', {})).data?.items ?? []
  const reports = useQuery(queryFor('listReports', {})).data?.items ?? []
  return (
    <Part title={t.text('opendata.published.title')}>
      {releases.length + reports.length === 0 ? (
        <p className="muted">{t.text('opendata.published.none')}</p>
      ) : (
        <ul className="plain rows">
          {reports.map(({ id, year, publishAt }) => (
            <li key={`report-${id}`}>
              <PageLink to={`/reports/${id}`}>{t.text('opendata.report.title', { year: String(year), id })}</PageLink>{' '}
              <span className="muted">{publishAt === null ? '' : momentText(publishAt, t)}</span>
            </li>
          ))}
          {releases.map(({ id, period, publishAt }) => (
            <li key={id}>
              <PageLink to={`/releases/${id}`}>{t.text('opendata.release.title', { id, period })}</PageLink>{' '}
              <span className="muted">{publishAt === null ? '' : momentText(publishAt, t)}</span>
            </li>
          ))}
        </ul>
      )}
      <p>
        <PageLink to="/releases">{t.text('release.list.name')}</PageLink> · <PageLink to="/reports">{t.text('report.list.name')}</PageLink>
      </p>
    </Part>
  )
}
