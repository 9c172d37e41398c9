import type { Texts } from '#lib/language.ts'
import { ok, refuse, type Result } from '#lib/result.ts'
import type { Flow, Meaning, Observation } from '../model.ts'

/** Dimensions of the flows in the order of a series key; time comes last and is no part of the key. */
export const DIMENSIONS = { FIGURES: ['FREQ', 'SUBJECT', 'MEASURE'], RELEASES: ['RELEASE', 'FREQ', 'SUBJECT', 'MEASURE'] } as const satisfies Record<
  Flow,
  readonly string[]
>
export const AGENCY = 'SANOAT'
export const VERSION = '1.0.0'

/** Yearly, quarterly or monthly, by how the period is written. */
export const frequencyOf = (period: string): 'A' | 'Q' | 'M' => (period.length === 4 ? 'A' : period.includes('Q') ? 'Q' : 'M')

export function dimensionOf(one: Observation, dimension: string): string {
  if (dimension === 'FREQ') return frequencyOf(one.period)
  if (dimension === 'SUBJECT') return one.subject
  if (dimension === 'MEASURE') return one.measure
  return dimension === 'RELEASE' ? (one.release ?? '') : one.period
}

export type Filter = { readonly dimension: string; readonly fits: (value: string) => boolean }

const OPERATORS: Readonly<Record<string, (value: string, to: string) => boolean>> = {
  eq: (value, to) => value === to,
  ne: (value, to) => value !== to,
  lt: (value, to) => value < to,
  le: (value, to) => value.slice(0, to.length) <= to,
  gt: (value, to) => value.slice(0, to.length) > to,
  ge: (value, to) => value >= to,
  co: (value, to) => value.includes(to),
  nc: (value, to) => !value.includes(to),
  sw: (value, to) => value.startsWith(to),
  ew: (value, to) => value.endsWith(to),
}

/** A series key of SDMX REST: values by dimension separated by points, several joined by +, `*` or nothing for all. Several keys are joined by commas. */
export function readKey(flow: Flow, key: string | undefined): Result<Filter[][]> {
  if (key === undefined || key === '' || key === '*' || key === 'all') return ok([[]])
  const dimensions: readonly string[] = DIMENSIONS[flow]
  const alternatives: Filter[][] = []
  for (const one of key.split(',')) {
    const parts = one.split('.')
    if (parts.length > dimensions.length || !/^[\w@$\-.+*]*$/.test(one)) return refuse('sdmx.key', { key, dimensions: dimensions.join('.') })
    alternatives.push(
      parts.flatMap((part, index) => {
        const values = part.split('+')
        return part === '' || part === '*' ? [] : [{ dimension: dimensions[index] ?? '', fits: (value: string) => values.includes(value) }]
      }),
    )
  }
  return ok(alternatives)
}

/** Filters of SDMX 3: `c[SUBJECT]=sirgali,bektemir` and `c[TIME_PERIOD]=ge:2019+le:2023`: commas are "or", pluses "and". */
export function readComponents(flow: Flow, query: Readonly<Record<string, string>>): Result<Filter[]> {
  const known: readonly string[] = [...DIMENSIONS[flow], 'TIME_PERIOD']
  const filters: Filter[] = []
  for (const [name, written] of Object.entries(query)) {
    const dimension = /^c\[(\w+)\]$/.exec(name)?.[1]
    if (dimension === undefined) continue
    if (!known.includes(dimension)) return refuse('sdmx.component', { component: dimension, known: known.join(', ') })
    const choices = written.split(',').map((choice) => choice.split(/[+ ]/).map((term) => /^(?:(\w\w):)?(.*)$/.exec(term) ?? []))
    if (choices.flat().some(([, operator]) => operator !== undefined && OPERATORS[operator] === undefined))
      return refuse('sdmx.operator', { component: dimension, written })
    filters.push({
      dimension,
      fits: (value) => choices.some((terms) => terms.every(([, operator = 'eq', to = '']) => OPERATORS[operator]?.(value, to) === true)),
    })
  }
  return ok(filters)
}

export const DETAILS = ['full', 'dataonly', 'serieskeysonly', 'nodata'] as const
export type Detail = (typeof DETAILS)[number]

const HEADER = ['TIME_PERIOD', 'OBS_VALUE', 'QUALIFIER', 'UNIT_MEASURE', 'SOURCE'] as const

/** Rows of an SDMX-CSV 2.0 message, its head first. */
export function csvRowsOf(flow: Flow, all: readonly Observation[], meaning: Meaning, detail: Detail): string[][] {
  const dimensions: readonly string[] = DIMENSIONS[flow]
  const units = new Map(meaning.measures.map(({ id, unit }) => [id, unit]))
  const tail = detail === 'full' ? HEADER : detail === 'dataonly' ? HEADER.slice(0, 2) : []
  const head = ['STRUCTURE', 'STRUCTURE_ID', 'ACTION', ...dimensions, ...tail]
  const rows = all.map((one) => {
    const values = {
      TIME_PERIOD: one.period,
      OBS_VALUE: String(one.value),
      QUALIFIER: one.qualifier,
      UNIT_MEASURE: units.get(one.measure) ?? '',
      SOURCE: one.source,
    }
    return [
      'dataflow',
      `${AGENCY}:${flow}(${VERSION})`,
      'I',
      ...dimensions.map((dimension) => dimensionOf(one, dimension)),
      ...tail.map((name) => values[name]),
    ]
  })
  return [head, ...(tail.length > 0 ? rows : new Map(rows.map((row) => [row.join('|'), row])).values())]
}

/** Texts under language tags as SDMX-JSON writes them: in small letters. */
export const localised = (names: Texts) => ({ uz: names.uz, 'uz-cyrl': names['uz-Cyrl'], ru: names.ru, en: names.en })

type Named = { readonly id: string; readonly names: Texts }

/** The data part of an SDMX-JSON 2.0 message: series by the positions of their codes, observations by the position of their period. */
export function dataOf(flow: Flow, all: readonly Observation[], meaning: Meaning, detail: Detail, nameOf: (code: string) => Texts) {
  const dimensions: readonly string[] = DIMENSIONS[flow]
  const names = new Map<string, Named>([...meaning.subjects, ...meaning.measures].map((one) => [one.id, one]))
  const valuesOf = (dimension: string) => [...new Set(all.map((one) => dimensionOf(one, dimension)))].toSorted()
  const positions = new Map([...dimensions, 'TIME_PERIOD'].map((dimension) => [dimension, new Map(valuesOf(dimension).map((value, index) => [value, index]))]))
  const at = (dimension: string, value: string): number => positions.get(dimension)?.get(value) ?? 0
  const qualifiers = [...new Set(all.map(({ qualifier }) => qualifier))].toSorted()
  const units = meaning.measures.map(({ unit }) => unit)
  const uniqueUnits = [...new Set(units)].toSorted()
  const unitOf = new Map(meaning.measures.map(({ id, unit }) => [id, uniqueUnits.indexOf(unit)]))
  const sources = meaning.sources.map(({ id }) => id)
  const withAttributes = detail === 'full' || detail === 'nodata'
  const withData = detail === 'full' || detail === 'dataonly'
  const groups = Map.groupBy(all, (one) => dimensions.map((dimension) => at(dimension, dimensionOf(one, dimension))).join(':'))
  const series = [...groups].map(([key, members]) => [
    key,
    {
      ...(withAttributes ? { attributes: [unitOf.get(members[0]?.measure ?? '') ?? null] } : {}),
      ...(withData
        ? {
            observations: Object.fromEntries(
              members.map((one) => [
                String(at('TIME_PERIOD', one.period)),
                [one.value, ...(withAttributes ? [qualifiers.indexOf(one.qualifier), sources.indexOf(one.source)] : [])],
              ]),
            ),
          }
        : {}),
    },
  ])
  const codes = (dimension: string) =>
    valuesOf(dimension).map((id) => {
      const found = names.get(id)?.names ?? nameOf(id)
      return { id, name: found.en, names: localised(found) }
    })
  return {
    structures: [
      {
        dataSets: [0],
        links: [{ urn: urnOf('datastructure.Dataflow', flow), rel: 'dataflow' }],
        dimensions: {
          dataSet: [],
          series: dimensions.map((id, keyPosition) => ({ id, name: nameOf(id).en, names: localised(nameOf(id)), keyPosition, values: codes(id) })),
          observation: [
            {
              id: 'TIME_PERIOD',
              name: nameOf('TIME_PERIOD').en,
              names: localised(nameOf('TIME_PERIOD')),
              keyPosition: dimensions.length,
              roles: ['TIME_PERIOD'],
              values: valuesOf('TIME_PERIOD').map((value) => ({ value })),
            },
          ],
        },
        measures: { observation: [{ id: 'OBS_VALUE', name: nameOf('OBS_VALUE').en, names: localised(nameOf('OBS_VALUE')) }] },
        attributes: withAttributes
          ? {
              series: [
                {
                  id: 'UNIT_MEASURE',
                  name: nameOf('UNIT_MEASURE').en,
                  relationship: { dimensions: ['MEASURE'] },
                  values: uniqueUnits.map((value) => ({ value })),
                },
              ],
              observation: [
                { id: 'QUALIFIER', name: nameOf('QUALIFIER').en, relationship: { observation: {} }, values: qualifiers.map((value) => ({ value })) },
                {
                  id: 'SOURCE',
                  name: nameOf('SOURCE').en,
                  relationship: { observation: {} },
                  values: meaning.sources.map((one) => ({ id: one.id, name: one.names.en, names: localised(one.names) })),
                },
              ],
            }
          : {},
      },
    ],
    dataSets: [
      { structure: 0, action: 'Information', links: [{ urn: urnOf('datastructure.Dataflow', flow), rel: 'dataflow' }], series: Object.fromEntries(series) },
    ],
  }
}

/** The name of a structure in the registry: urn:sdmx:org.sdmx.infomodel.codelist.Codelist=SANOAT:CL_FREQ(1.0.0). */
export const urnOf = (kind: string, id: string): string => `urn:sdmx:org.sdmx.infomodel.${kind}=${AGENCY}:${id}(${VERSION})`

const CODED: Readonly<Record<string, string>> = {
  FREQ: 'CL_FREQ',
  SUBJECT: 'CL_SUBJECT',
  MEASURE: 'CL_MEASURE',
  RELEASE: 'CL_RELEASE',
  QUALIFIER: 'CL_QUALIFIER',
  SOURCE: 'CL_SOURCE',
}
export const STRUCTURE_KINDS = ['dataflow', 'datastructure', 'codelist', 'conceptscheme'] as const
const CONCEPTS = ['FREQ', 'SUBJECT', 'MEASURE', 'RELEASE', 'TIME_PERIOD', 'OBS_VALUE', 'QUALIFIER', 'UNIT_MEASURE', 'SOURCE'] as const

/** Structures of both flows: dataflows, data structures, codelists, concepts. */
export function structuresOf(meaning: Meaning, nameOf: (code: string) => Texts) {
  const artefact = (id: string, names: Texts) => ({ id, agencyID: AGENCY, version: VERSION, name: names.en, names: localised(names) })
  const concept = (id: string) => `urn:sdmx:org.sdmx.infomodel.conceptscheme.Concept=${AGENCY}:CONCEPTS(${VERSION}).${id}`
  const coded = (id: string) => ({ enumeration: urnOf('codelist.Codelist', CODED[id] ?? '') })
  const codelist = (id: string, codes: readonly Named[]) => ({
    ...artefact(CODED[id] ?? '', nameOf(id)),
    codes: codes.map((code) => ({ id: code.id, name: code.names.en, names: localised(code.names) })),
  })
  const plain = (id: string): Named => ({ id, names: nameOf(id) })
  const observation = { observation: {} }
  return {
    dataflows: (['FIGURES', 'RELEASES'] as const).map((id) => ({ ...artefact(id, nameOf(id)), structure: urnOf('datastructure.DataStructure', id) })),
    dataStructures: (['FIGURES', 'RELEASES'] as const).map((id) => ({
      ...artefact(id, nameOf(id)),
      dataStructureComponents: {
        dimensionList: {
          id: 'DimensionDescriptor',
          dimensions: DIMENSIONS[id].map((dimension) => ({ id: dimension, conceptIdentity: concept(dimension), localRepresentation: coded(dimension) })),
          timeDimension: {
            id: 'TIME_PERIOD',
            conceptIdentity: concept('TIME_PERIOD'),
            localRepresentation: { format: { dataType: 'ObservationalTimePeriod' } },
          },
        },
        measureList: {
          id: 'MeasureDescriptor',
          measures: [{ id: 'OBS_VALUE', conceptIdentity: concept('OBS_VALUE'), usage: 'mandatory', localRepresentation: { format: { dataType: 'Double' } } }],
        },
        attributeList: {
          id: 'AttributeDescriptor',
          attributes: [
            {
              id: 'QUALIFIER',
              conceptIdentity: concept('QUALIFIER'),
              usage: 'mandatory',
              attributeRelationship: observation,
              localRepresentation: coded('QUALIFIER'),
            },
            { id: 'SOURCE', conceptIdentity: concept('SOURCE'), usage: 'mandatory', attributeRelationship: observation, localRepresentation: coded('SOURCE') },
            {
              id: 'UNIT_MEASURE',
              conceptIdentity: concept('UNIT_MEASURE'),
              usage: 'mandatory',
              attributeRelationship: { dimensions: ['MEASURE'] },
              localRepresentation: { format: { dataType: 'String' } },
            },
          ],
        },
      },
    })),
    codelists: [
      codelist('FREQ', ['A', 'Q', 'M'].map(plain)),
      codelist('SUBJECT', meaning.subjects),
      codelist('MEASURE', meaning.measures),
      codelist(
        'RELEASE',
        meaning.releases.map(({ id }) => ({ id, names: { uz: id, 'uz-Cyrl': id, ru: id, en: id } })),
      ),
      codelist('QUALIFIER', ['exact', 'more_than', 'less_than', 'about', 'almost'].map(plain)),
      codelist('SOURCE', meaning.sources),
    ],
    conceptSchemes: [
      { ...artefact('CONCEPTS', nameOf('CONCEPTS')), concepts: CONCEPTS.map((id) => ({ id, name: nameOf(id).en, names: localised(nameOf(id)) })) },
    ],
  }
}
