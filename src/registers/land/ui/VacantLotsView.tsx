import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { queryFor } from '#web/client/query.ts'
import { DataTable } from '#web/kit/DataTable.tsx'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { Empty } from '#web/kit/Empty.tsx'
import { ExportMenu } from '#web/kit/ExportMenu.tsx'
import { Part, PageHead } from '#web/kit/PageHead.tsx'
import { PageLink, useChangeView, ViewLink } from '#web/kit/PageLink.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import type { LotSummary } from '../model.ts'
import './plan.css'
import { LotTable } from './LotTable.tsx'
import { vacantLotsPage } from './pages.ts'
import { hectares, money, squareMetres, utilityFacts } from './words.ts'

const MOST_COMPARED = 4
const FIELDS = [
  ['minArea', 'm2'],
  ['maxArea', 'm2'],
  ['power', 'kw'],
  ['gas', 'm3_per_hour'],
  ['water', 'm3_per_day'],
  ['ifut', ''],
  ['maxPrice', 'som'],
] as const

/** Vacant lots of all zones: search by what a project needs, and up to four side by side. */
function VacantLotsView({ data, t, address, page }: ViewProps<'listVacantLots'>) {
  const compared = (address.search.compare ?? '').split(',').filter((id) => id !== '')
  return (
    <>
      <PageHead title={page.title(data, t, address)} lead={t.text('land.search.lead')} actions={<ExportMenu />} />
      <SearchForm search={address.search} />
      {compared.length === 0 ? null : <Compared ids={compared} />}
      {data.items.length === 0 ? (
        <Empty title={t.text('land.noneFound')}>{t.text('land.noneFoundText')}</Empty>
      ) : (
        <Part title={t.text('land.vacantLots')} lead={t.text('land.search.choose', { most: MOST_COMPARED })}>
          <LotTable lots={data.items} zones to={(lot) => `/lots/${lot.zone}/${lot.id}`} />
          <ul className="chips no-print" style={{ marginTop: 16 }}>
            {data.items.slice(0, 40).map((lot) => (
              <li key={lot.id}>
                <CompareLink lot={lot} compared={compared} />
              </li>
            ))}
          </ul>
        </Part>
      )}
      {data.next === undefined ? null : (
        <p>
          <ViewLink change={{ cursor: data.next }}>{t.text('web.more')}</ViewLink>
        </p>
      )}
    </>
  )
}

/** Adds a lot to the comparison or takes it out; no more than four. */
function CompareLink({ lot, compared }: { readonly lot: LotSummary; readonly compared: readonly string[] }) {
  const t = useTranslator()
  const inside = compared.includes(lot.id)
  const next = inside ? compared.filter((id) => id !== lot.id) : [...compared, lot.id].slice(-MOST_COMPARED)
  return (
    <ViewLink change={{ compare: next.join(',') }} current={inside}>
      {t.text(inside ? 'land.compare.remove' : 'land.compare.add', { number: lot.number })}
    </ViewLink>
  )
}

function SearchForm({ search }: { readonly search: Readonly<Record<string, string>> }) {
  const t = useTranslator()
  const change = useChangeView()
  const id = useId()
  const send = (data: FormData) => {
    const text = (name: string) => {
      const value = data.get(name)
      return typeof value === 'string' && value.trim() !== '' ? value.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.') : undefined
    }
    change({ ...Object.fromEntries(FIELDS.map(([name]) => [name, text(name)])), cursor: undefined })
  }
  return (
    <form action={send} role="search" className="search-lots no-print" aria-label={t.text('land.search.form')}>
      {FIELDS.map(([name, unit]) => (
        <div className="field" key={name}>
          <label htmlFor={`${id}-${name}`}>{t.text(`land.search.${name}`, { unit: unit === 'som' ? t.text('land.somUnit') : t.unit(unit) })}</label>
          <input
            key={search[name] ?? ''}
            id={`${id}-${name}`}
            name={name}
            inputMode="decimal"
            autoComplete="off"
            defaultValue={search[name] ?? ''}
            maxLength={20}
            pattern="[\d\s.,]*"
          />
        </div>
      ))}
      <button className="button main" type="submit">
        {t.text('web.toSearch')}
      </button>
    </form>
  )
}

function Compared({ ids }: { readonly ids: readonly string[] }) {
  const t = useTranslator()
  const { data } = useQuery(queryFor('listVacantLots', { ids: ids.slice(0, MOST_COMPARED).join(','), limit: MOST_COMPARED }))
  const lots = data?.items ?? []
  const rows: readonly { readonly key: string; readonly name: string; readonly cell: (lot: LotSummary) => string }[] = [
    { key: 'zone', name: t.text('land.column.zone'), cell: (lot) => t.of(lot.zoneNames) },
    { key: 'kind', name: t.text('land.column.kind'), cell: (lot) => t.text(`land.kind.${lot.kind}`) },
    { key: 'area', name: t.text('land.column.area'), cell: (lot) => `${squareMetres(t, lot.areaM2)} (${hectares(t, lot.areaM2)})` },
    ...(['powerKw', 'gasM3Hour', 'waterM3Day', 'sewer', 'road', 'telecom', 'heat'] as const).map((key) => ({
      key,
      name: t.text(`land.utility.${key}`),
      cell: (lot: LotSummary) => utilityFacts(t, lot.utilities).find(([name]) => name === key)?.[1] ?? t.text('land.notRecorded'),
    })),
    { key: 'ifut', name: t.text('land.column.ifut'), cell: (lot) => (lot.allowedIfut.length === 0 ? t.text('land.ifutAny') : lot.allowedIfut.join(', ')) },
    { key: 'price', name: t.text('land.column.price'), cell: (lot) => (lot.startingPrice === null ? t.text('land.priceNotSet') : money(t, lot.startingPrice)) },
    { key: 'since', name: t.text('land.column.vacantSince'), cell: (lot) => (lot.vacantSince === null ? '–' : t.day(lot.vacantSince)) },
  ]
  return (
    <Part title={t.text('land.compare.title', { count: lots.length })}>
      <DataTable
        title={t.text('land.compare.title', { count: lots.length })}
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          { key: 'name', title: t.text('land.column.line'), header: true, cell: ({ name }) => name },
          ...lots.map((lot) => ({ key: lot.id, title: lot.number, cell: (row: (typeof rows)[number]) => row.cell(lot) })),
        ]}
      />
      <p className="actions">
        {lots.map((lot) => (
          <PageLink key={lot.id} to={`/lots/${lot.zone}/${lot.id}`}>
            {t.text('land.compare.open', { number: lot.number })}
          </PageLink>
        ))}
        <ViewLink change={{ compare: undefined }}>{t.text('land.compare.clear')}</ViewLink>
      </p>
    </Part>
  )
}

export const page = drawn(vacantLotsPage, VacantLotsView)
