import type { OutputOf } from '#lib/operation.ts'
import type { Translator } from '#lib/translator.ts'
import { numberCell, ofRegister, shareCell, textCell } from '#web/view/cells.ts'
import { definePage } from '#web/view/page.ts'
import type { ViewCell, ViewTable } from '#web/view/table.ts'
import type { showLand } from '../contract.ts'
import { LOT_KINDS, LOT_STATUSES, type LandBalance, type LotFile, type LotSummary } from '../model.ts'
import { hectares, squareMetres, standing, utilityLine } from './words.ts'

export const chosenOf = <const Words extends readonly string[]>(words: Words, text: string | undefined): Words[number] | undefined =>
  words.find((word) => word === text)

const numberIn = (text: string | undefined): number | undefined =>
  text === undefined || text === '' || !Number.isFinite(Number(text)) ? undefined : Number(text)

/** The land of a zone for everybody. */
export const landPage = definePage({
  path: '/zones/{zone}/land',
  call: ({ params }) => ({ operation: 'showLand', input: { zone: params.zone ?? '' } }),
  title: landTitle,
  description: (data, t) => t.text('land.description', { zone: t.of(data.zone.names), lots: data.balance.lots.lots }),
  tables: (data, t) => [lotsView(data.vacant, t, 'vacant'), balanceView(data.balance, t), areasView(data.balance, t)],
})

/** How much stands vacant and since when; or how much is in use; or that no lot is recorded. */
export function landTitle({ zone, balance }: OutputOf<typeof showLand>, t: Translator): string {
  const name = t.of(zone.names)
  const area = hectares(t, balance.vacant.areaM2)
  const [since] = balance.vacancies
  if (balance.lots.lots === 0) return t.text('land.title.none', { zone: name })
  if (balance.vacant.lots === 0)
    return balance.utilised === null ? t.text('land.title.full', { zone: name }) : t.text('land.title.used', { zone: name, share: t.percent(balance.utilised) })
  return since === undefined ? t.text('land.title.vacant', { zone: name, area }) : t.text('land.title.since', { zone: name, area, since })
}

/** All lots of a zone, for those who keep the register. */
export const lotsPage = definePage({
  path: '/zones/{zone}/lots',
  call: ({ params, search }) => ({
    operation: 'listLots',
    input: {
      zone: params.zone ?? '',
      status: chosenOf(LOT_STATUSES, search.status),
      kind: chosenOf(LOT_KINDS, search.kind),
      q: search.q,
      cursor: search.cursor,
      closed: search.closed,
    },
  }),
  title: (data, t) => t.text('land.lots.title', { zone: t.of(data.zoneNames), count: data.items.length }),
  description: (data, t) => t.text('land.lots.lead', { zone: t.of(data.zoneNames) }),
  tables: (data, t) => [lotsView(data.items, t, 'lots')],
})

/** Passport of a lot, for those who keep the register. */
export const lotPage = definePage({
  path: '/zones/{zone}/lots/{lot}',
  call: ({ params }) => ({ operation: 'getLot', input: { zone: params.zone ?? '', lot: params.lot ?? '' } }),
  title: (data, t) => lotTitle(data.lot, t),
  description: (data, t) => t.text('land.lot.description', { number: data.lot.number, zone: t.of(data.lot.zoneNames) }),
  tables: (data, t) => [lotsView([data.lot], t, 'lot'), historyView(data, t)],
})

export const lotTitle = (lot: LotSummary, t: Translator): string =>
  t.text('land.lot.title', { number: lot.number, area: squareMetres(t, lot.areaM2), status: standing(t, lot) })

/** A vacant lot for everybody. */
export const vacantLotPage = definePage({
  path: '/lots/{zone}/{lot}',
  call: ({ params }) => ({ operation: 'getVacantLot', input: { zone: params.zone ?? '', lot: params.lot ?? '' } }),
  title: (data, t) => lotTitle(data.lot, t),
  description: (data, t) => t.text('land.lot.description', { number: data.lot.number, zone: t.of(data.lot.zoneNames) }),
  tables: (data, t) => [lotsView([data.lot], t, 'lot')],
})

/** Search of vacant lots over all zones. */
export const vacantLotsPage = definePage({
  path: '/lots',
  call: ({ search }) => ({
    operation: 'listVacantLots',
    input: {
      zone: search.zone,
      place: search.place,
      kind: chosenOf(LOT_KINDS, search.kind),
      minArea: numberIn(search.minArea),
      maxArea: numberIn(search.maxArea),
      power: numberIn(search.power),
      gas: numberIn(search.gas),
      water: numberIn(search.water),
      ifut: search.ifut,
      maxPrice: numberIn(search.maxPrice),
      cursor: search.cursor,
      limit: 100,
    },
  }),
  title: (data, t) =>
    t.text('land.search.title', {
      count: data.items.length,
      area: hectares(
        t,
        data.items.reduce((sum, { areaM2 }) => sum + areaM2, 0),
      ),
    }),
  description: (_data, t) => t.text('land.search.lead'),
  tables: (data, t) => [lotsView(data.items, t, 'vacant')],
})

/** Forms of the land register of a zone. */
export const landFormsPage = definePage({
  path: '/zones/{zone}/land/forms',
  call: ({ params }) => ({ operation: 'showLand', input: { zone: params.zone ?? '' } }),
  title: (data, t) => t.text('land.forms.title', { zone: t.of(data.zone.names) }),
  description: (_data, t) => t.text('land.forms.lead'),
})

/** Import of lots from GeoJSON. */
export const landImportPage = definePage({
  path: '/zones/{zone}/land/import',
  call: ({ params }) => ({ operation: 'showLand', input: { zone: params.zone ?? '' } }),
  title: (data, t) => t.text('land.import.title', { zone: t.of(data.zone.names) }),
  description: (_data, t) => t.text('land.import.lead'),
})

const column = (t: Translator, key: string, unit?: string) => ({
  key,
  title: t.text(`land.column.${key}`),
  unit: unit === undefined ? undefined : t.unit(unit),
  numeric: unit !== undefined,
})

/** Lots as a table. */
export function lotsView(lots: readonly LotSummary[], t: Translator, name: string): ViewTable {
  return {
    name,
    title: t.text('land.lots'),
    columns: [
      column(t, 'zone'),
      column(t, 'number'),
      column(t, 'kind'),
      column(t, 'status'),
      column(t, 'area', 'm2'),
      column(t, 'polygonArea', 'm2'),
      column(t, 'utilities'),
      column(t, 'ifut'),
      { ...column(t, 'price'), unit: t.text('land.somUnit'), numeric: true },
      column(t, 'vacantSince'),
    ],
    rows: lots.map((lot) => [
      textCell(t.of(lot.zoneNames)),
      textCell(lot.number),
      textCell(t.text(`land.kind.${lot.kind}`)),
      textCell(standing(t, lot)),
      numberCell(lot.areaM2, 2, ''),
      numberCell(lot.polygonAreaM2, 2, t.text('land.notDrawn')),
      textCell(utilityLine(t, lot.utilities)),
      textCell(lot.allowedIfut.join(', ')),
      numberCell(lot.startingPrice === null ? null : lot.startingPrice / 100, 2, t.text('land.priceNotSet')),
      textCell(lot.vacantSince ?? ''),
    ]),
    ...ofRegister(t),
    source: t.text('land.source'),
  }
}

/** Lines of the land balance: statuses, then side states beside them. */
export function balanceView(balance: LandBalance, t: Translator): ViewTable {
  const unknown = t.text('land.areaNotKnown')
  const row = (name: string, line: LandBalance['lots']): ViewCell[] => [
    textCell(name),
    numberCell(line.lots, 0, ''),
    numberCell(line.areaM2, 2, ''),
    shareCell(line.share, unknown),
  ]
  return {
    name: 'balance',
    title: t.text('land.balance'),
    columns: [column(t, 'line'), { ...column(t, 'count'), numeric: true }, column(t, 'area', 'm2'), column(t, 'share', 'percent')],
    rows: [
      ...balance.byStatus.map((line) => row(t.text(`land.status.${line.status}`), line)),
      row(t.text('land.balance.total'), balance.lots),
      ...balance.bySide.map((line) => row(t.text('land.balance.side', { side: t.text(`land.side.${line.side}`) }), line)),
    ],
    ...ofRegister(t),
    source: t.text('land.source'),
  }
}

/** The areas of the zone side by side: boundary, documents, lots. */
export function areasView(balance: LandBalance, t: Translator): ViewTable {
  const unknown = t.text('land.notRecorded')
  const row = (key: string, value: number | null): ViewCell[] => [textCell(t.text(`land.areas.${key}`)), numberCell(value, 2, unknown)]
  return {
    name: 'areas',
    title: t.text('land.areas'),
    columns: [column(t, 'line'), column(t, 'area', 'm2')],
    rows: [
      row('boundary', balance.boundaryM2),
      row('total', balance.area?.totalM2 ?? null),
      row('allocable', balance.area?.allocableM2 ?? null),
      row('lots', balance.lots.areaM2),
      row('drawn', balance.drawn.polygonM2),
      row('drawnDocument', balance.drawn.documentM2),
      row('undistributed', balance.undistributedM2),
    ],
    ...ofRegister(t),
    source: t.text('land.source'),
  }
}

function historyView(data: LotFile, t: Translator): ViewTable {
  return {
    name: 'history',
    title: t.text('land.history'),
    columns: ['day', 'event', 'document', 'by'].map((key) => column(t, key)),
    rows: data.events.map((event) => [event.day, t.text(`land.event.${event.kind}`), event.document, event.by].map(textCell)),
    ...ofRegister(t),
    source: t.text('land.source'),
  }
}
