import { LANGUAGES, type Texts } from '#lib/language.ts'
import { ok } from '#lib/result.ts'
import type { Reader } from '#platform/database/sql.ts'
import type { ReadHandler } from '#platform/dispatch.ts'
import { readPublicReleases, readContent } from '#publishing/releases/service.ts'
import { readPublishedReports } from '#publishing/reports/service.ts'
import { readVacantLotFeatures } from '#registers/land/service.ts'
import { readPlace, readPlacesOf } from '#registers/places/service.ts'
import type { Place } from '#registers/places/model.ts'
import { readSources } from '#registers/sources/service.ts'
import { readBoundaries, readZones } from '#registers/zones/service.ts'
import type { OfficialValue } from '#statistics/claims/model.ts'
import { instantOf, officialsAsOf, readMeasures, readOfficials } from '#statistics/claims/service.ts'
import { THE_COUNTRY } from '#statistics/indicators/engine.ts'
import type * as contract from './contract.ts'
import type { Dataset, Feature, Observation } from './model.ts'
import { inAll } from './texts.ts'

/** Views of the register that are given as files; each with its page. */
const STANDING = [
  ['zones', '/zones'],
  ['league', '/analysis'],
  ['dynamics', '/analysis/dynamics'],
  ['indicators', '/indicators'],
  ['claims', '/claims'],
  ['sources', '/sources'],
] as const

export const answerListDatasets: ReadHandler<typeof contract.listDatasets> = async (_input, reader, { now }) => {
  const figures: Dataset = {
    id: 'figures',
    titles: inAll('opendata.figures.title'),
    descriptions: inAll('opendata.figures.about'),
    periodicity: 'IRREG',
    issued: null,
    distributions: [
      { format: 'csv', path: '/opendata/figures.csv' },
      { format: 'sdmx-csv', path: '/sdmx/data/dataflow/SANOAT/FIGURES/1.0.0?format=csv' },
      { format: 'sdmx-json', path: '/sdmx/data/dataflow/SANOAT/FIGURES/1.0.0?format=json' },
    ],
  }
  const places: Dataset = {
    id: 'features',
    titles: inAll('opendata.features.title'),
    descriptions: inAll('opendata.features.about'),
    periodicity: 'IRREG',
    issued: null,
    distributions: [
      { format: 'geojson', path: '/ogc/collections/zones/items?limit=1000' },
      { format: 'geojson', path: '/ogc/collections/places/items?limit=1000' },
      { format: 'geojson', path: '/ogc/collections/lots/items?limit=10000' },
    ],
  }
  const views = STANDING.map(([id, path]): Dataset => ({
    id,
    titles: inAll(`data.set.${id}`),
    descriptions: inAll(`data.about.${id}`),
    periodicity: 'IRREG',
    issued: null,
    distributions: (['csv', 'xlsx', 'json'] as const).map((format) => ({ format, path: `/uz${path}.${format}` })),
  }))
  const releases = (await readPublicReleases(reader, now)).map(({ id, period, publishAt }): Dataset => ({
    id: `release-${id}`,
    titles: inAll('opendata.release.title', { id, period }),
    descriptions: inAll('opendata.release.about'),
    periodicity: 'ANNUAL',
    issued: publishAt,
    distributions: [
      { format: 'json', path: `/api/releases/${id}/parts/figures` },
      { format: 'json', path: `/api/releases/${id}/parts/indicators` },
      { format: 'sdmx-csv', path: `/sdmx/data/dataflow/SANOAT/RELEASES/1.0.0/${id}.*.*.*?format=csv` },
    ],
  }))
  const reports = (await readPublishedReports(reader, now)).map(({ id, year, publishAt }): Dataset => ({
    id: `report-${id}`,
    titles: inAll('opendata.report.title', { year: String(year), id }),
    descriptions: inAll('opendata.report.about'),
    periodicity: 'ANNUAL',
    issued: publishAt,
    distributions: LANGUAGES.flatMap((language) => (['pdf', 'xlsx'] as const).map((format) => ({ format, path: `/${language}/reports/${id}.${format}` }))),
  }))
  return ok({ items: [figures, places, ...views, ...releases, ...reports] })
}

export const answerListObservations: ReadHandler<typeof contract.listObservations> = async ({ flow, asOf, updatedAfter }, reader, { now }) => {
  const known = await subjectsOf(reader)
  const ids = new Set(known.map(({ id }) => id))
  const measures = await readMeasures(reader)
  const after = instantOf(updatedAfter)
  const [all, releases] =
    flow === 'FIGURES'
      ? [
          await standing(
            reader,
            measures.map(({ code }) => code),
            asOf,
            after,
          ),
          [],
        ]
      : await released(reader, now, instantOf(asOf), after)
  const items = all.filter(({ subject }) => ids.has(subject)).toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  const used = new Set(items.map(({ measure }) => measure))
  const sources = await readSources(
    reader,
    items.map(({ source }) => source),
  )
  return ok({
    items,
    meaning: {
      subjects: known.filter(({ id }) => items.some(({ subject }) => subject === id)),
      measures: measures.filter(({ code }) => used.has(code)).map(({ code, names, unit }) => ({ id: code, names, unit })),
      sources: sources.map(({ id, titles }) => ({ id, names: titles })),
      releases,
    },
  })
}

const keyOf = ({ release, subject, measure, period }: Observation): string => [release ?? '', subject, measure, period].join('|')

/** Real zones and the territories of the country; a training zone is never among them. */
async function subjectsOf(reader: Reader): Promise<{ id: string; names: Texts }[]> {
  const zones = await readZones(reader)
  return [...zones.map(({ id, names }) => ({ id, names })), ...(await placesOf(reader)).map(({ soato, names }) => ({ id: soato, names }))]
}

async function placesOf(reader: Reader): Promise<Place[]> {
  const country = await readPlace(reader, THE_COUNTRY)
  const regions = await readPlacesOf(reader, THE_COUNTRY)
  const districts: Place[] = []
  for (const { soato } of regions) districts.push(...(await readPlacesOf(reader, soato)))
  return [...(country === undefined ? [] : [country]), ...regions, ...districts].filter(({ validTo }) => validTo === null)
}

const bare = ({ subject, measure, period, value, qualifier, source }: OfficialValue): Observation => ({
  release: null,
  subject,
  measure,
  period,
  value,
  qualifier,
  source,
})

/** Figures as they stand, or stood; after a moment only those whose value is another than it was then. */
async function standing(reader: Reader, measures: readonly string[], asOf: string | undefined, after: string | undefined): Promise<Observation[]> {
  const grains = ['year', 'quarter', 'month'] as const
  const now: OfficialValue[] = []
  if (asOf === undefined) for (const grain of grains) now.push(...(await readOfficials(reader, measures, grain)))
  else now.push(...(await officialsAsOf(reader, measures, instantOf(asOf) ?? asOf)))
  const figures = now.map(bare)
  if (after === undefined) return figures
  const before = new Map((await officialsAsOf(reader, measures, after)).map((figure) => [keyOf(bare(figure)), figure]))
  return figures.filter((figure) => {
    const old = before.get(keyOf(figure))
    return old === undefined || old.value !== figure.value || old.qualifier !== figure.qualifier
  })
}

/** Figures of releases that were public at the moment asked for, and never of one that is not public now. */
async function released(reader: Reader, now: Date, asOf: string | undefined, after: string | undefined) {
  const open = (await readPublicReleases(reader, now)).filter(
    ({ publishAt }) => publishAt !== null && (asOf === undefined || publishAt <= asOf) && (after === undefined || publishAt > after),
  )
  const items: Observation[] = []
  for (const { id } of open) items.push(...(await readContent(reader, id)).figures.map((figure) => ({ ...bare(figure), release: id })))
  return [items, open.map(({ id, publishAt }) => ({ id, publishAt: publishAt ?? '' }))] as const
}

export const answerListFeatures: ReadHandler<typeof contract.listFeatures> = async ({ collection }, reader) => {
  const boundaries = new Map((await readBoundaries(reader)).map(({ subject, geometry }) => [subject, geometry]))
  const located = (id: string, longitude: number | null | undefined, latitude: number | null | undefined) =>
    boundaries.get(id) ?? (typeof longitude === 'number' && typeof latitude === 'number' ? { type: 'Point', coordinates: [longitude, latitude] } : null)
  if (collection === 'lots') {
    const { features } = await readVacantLotFeatures(reader)
    // Named filters may show a training zone; open data never do.
    return ok({
      items: features
        .filter(({ properties }) => !properties.training)
        .map(({ properties: { training: _training, ...properties }, ...feature }) => ({ ...feature, properties })),
    })
  }
  if (collection === 'places')
    return ok({
      items: (await placesOf(reader)).map(({ soato, names, level, iso, longitude, latitude }): Feature => ({
        type: 'Feature',
        id: soato,
        geometry: located(soato, longitude, latitude),
        properties: { ...named(names), level, iso, approximate: !boundaries.has(soato) },
      })),
    })
  return ok({
    items: (await readZones(reader)).map(({ id, names, kind, district, region, founded, point }): Feature => ({
      type: 'Feature',
      id,
      geometry: located(id, point?.longitude, point?.latitude),
      properties: { ...named(names), kind, district, region, founded, approximate: !boundaries.has(id) && point?.approximate !== false },
    })),
  })
}

const named = (names: Texts) => ({ name_uz: names.uz, name_uz_cyrl: names['uz-Cyrl'], name_ru: names.ru, name_en: names.en })
