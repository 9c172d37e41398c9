import { useQuery } from '@tanstack/react-query'
import { ZONE_KINDS, type ZoneSummary } from '#registers/zones/model.ts'
import { Figure } from '#statistics/indicators/ui/Figure.tsx'
import { CellBar } from '#web/figure/CellBar.tsx'
import { queryFor } from '#web/client/query.ts'
import { Choice, SearchField } from '#web/kit/Choice.tsx'
import { DataTable, type Column } from '#web/kit/DataTable.tsx'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { Empty } from '#web/kit/Empty.tsx'
import { ExportMenu } from '#web/kit/ExportMenu.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { PageLink, useChangeView } from '#web/kit/PageLink.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import { zonesPage } from './zonesPage.ts'

const MOST_COMPARED = 4
/** The figures beside each zone, with their units; their places are kept while the figures come. */
const FIGURES = [
  { code: 'ECO-01', name: 'enterprises', unit: 'count' },
  { code: 'SOC-01', name: 'workers', unit: 'person' },
  { code: 'LAND-01', name: 'area', unit: 'ha' },
  { code: 'ECO-07', name: 'density', unit: 'count/ha' },
] as const

/** The register of zones with their main figures; up to four are taken for comparison. */
function ZonesView({ data, t, address, page }: ViewProps<'listZones'>) {
  const picked = (address.search.pick ?? '').split(',').filter((id) => id !== '')
  const { q = '', kind = '' } = address.search
  return (
    <>
      <PageHead
        title={page.title(data, t, address)}
        lead={t.text('zones.lead')}
        actions={
          <>
            {picked.length < 2 ? null : (
              <PageLink to="/compare" search={{ zones: picked.join(',') }} className="button main">
                {t.text('zones.compare', { count: picked.length })}
              </PageLink>
            )}
            <ExportMenu />
          </>
        }
      />
      <div className="filters">
        <SearchField label={t.text('zones.search')} name="q" value={q} action={t.text('web.toSearch')} />
        <Choice
          label={t.text('zones.column.kind')}
          name="kind"
          value={kind}
          options={[{ id: '', title: t.text('web.all') }, ...ZONE_KINDS.map((id) => ({ id, title: t.text(`zone.kind.${id}`) }))]}
        />
      </div>
      {data.items.length === 0 ? (
        <Empty title={t.text('zones.empty.title')}>{t.text('zones.empty.text')}</Empty>
      ) : (
        <ZonesTable zones={data.items} picked={picked} place={address.search.place} />
      )}
    </>
  )
}

type ZonesTableProps = { readonly zones: readonly ZoneSummary[]; readonly picked: readonly string[]; readonly place: string | undefined }

function ZonesTable({ zones, picked, place }: ZonesTableProps) {
  const t = useTranslator()
  const change = useChangeView()
  const leagues = [useLeague(FIGURES[0].code, place), useLeague(FIGURES[1].code, place), useLeague(FIGURES[2].code, place), useLeague(FIGURES[3].code, place)]
  const toggle = (id: string) =>
    change({ pick: (picked.includes(id) ? picked.filter((other) => other !== id) : [...picked, id].slice(-MOST_COMPARED)).join(',') })
  const columns: Column<ZoneSummary>[] = [
    {
      key: 'pick',
      title: t.text('zones.column.pick'),
      cell: (zone) => (
        <input
          type="checkbox"
          checked={picked.includes(zone.id)}
          onChange={() => toggle(zone.id)}
          aria-label={t.text('zones.pick', { zone: t.of(zone.names) })}
        />
      ),
    },
    {
      key: 'name',
      title: t.text('zones.column.name'),
      header: true,
      sort: ({ names }) => t.of(names),
      cell: (zone) => <PageLink to={`/zones/${zone.id}`}>{t.of(zone.names)}</PageLink>,
    },
    {
      key: 'district',
      title: t.text('zones.column.district'),
      sort: ({ districtNames }) => t.of(districtNames),
      cell: (zone) => (
        <PageLink to={`/places/${zone.district}`} className="quiet">
          {t.of(zone.districtNames)}
        </PageLink>
      ),
    },
    {
      key: 'founded',
      title: t.text('zones.column.founded'),
      numeric: true,
      sort: ({ founded }) => founded,
      cell: ({ founded }) => (founded === null ? <span className="missing">–</span> : String(founded)),
    },
    ...FIGURES.map(({ code, name, unit }, index): Column<ZoneSummary> => {
      const league = leagues[index]
      const rowOf = (zone: ZoneSummary) => league?.rows.find(({ subject }) => subject === zone.id)
      const max = Math.max(0, ...(league?.rows.map(({ value }) => value ?? 0) ?? []))
      return {
        key: code,
        title: t.text(`zones.column.${name}`),
        unit: t.unit(unit),
        ...(index === 0 ? { className: 'bar-column' } : { numeric: true }),
        sort: (zone) => rowOf(zone)?.value ?? null,
        cell: (zone) => {
          const row = rowOf(zone)
          if (league === undefined || row === undefined) return <span className="missing">{league === undefined ? '…' : '–'}</span>
          const figure = (
            <Figure
              indicator={league.indicator}
              value={row.value}
              missing={row.missing}
              certainty={row.certainty}
              qualifier={row.qualifier}
              contested={row.contested}
              subject={zone.id}
              period={league.period}
            />
          )
          return index === 0 && row.value !== null ? (
            <CellBar value={row.value} max={max} certainty={row.certainty}>
              {figure}
            </CellBar>
          ) : (
            figure
          )
        },
      }
    }),
  ]
  return <DataTable title={t.text('web.nav.zones')} columns={columns} rows={zones} rowKey={({ id }) => id} tall={zones.length > 40} />
}

const useLeague = (indicator: string, place: string | undefined) => useQuery(queryFor('compareZones', { indicator, place: place ?? '1726' })).data

export const page = drawn(zonesPage, ZonesView)
