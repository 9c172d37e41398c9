import type { Texts } from '#lib/language.ts'
import type { Dataset } from '../model.ts'

/** Licence of everything that is published. */
export const LICENCE = 'https://creativecommons.org/licenses/by/4.0/'
const EU = 'http://publications.europa.eu/resource/authority'

const FORMATS = {
  csv: ['text/csv', 'CSV'],
  xlsx: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'XLSX'],
  json: ['application/json', 'JSON'],
  geojson: ['application/geo+json', 'GEOJSON'],
  pdf: ['application/pdf', 'PDF'],
  'sdmx-csv': ['text/csv', 'CSV'],
  'sdmx-json': ['application/json', 'JSON'],
} as const satisfies Record<Dataset['distributions'][number]['format'], readonly [string, string]>

const LINGUISTIC = ['UZB', 'RUS', 'ENG'] as const

const CONTEXT = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const

/** A text with its language, as RDF writes it; Cyrillic Uzbek has its script in the tag (BCP 47). */
const literals = (names: Texts) =>
  [
    ['uz-Latn', names.uz],
    ['uz-Cyrl', names['uz-Cyrl']],
    ['ru', names.ru],
    ['en', names.en],
  ].map(([language, value]) => ({ '@language': language, '@value': value }))

const typed = (id: string, type: string) => ({ '@id': id, '@type': type })
const instant = (value: string) => ({ '@type': 'xsd:dateTime', '@value': value })

type Described = {
  readonly title: Texts
  readonly about: Texts
  readonly publisher: Texts
  readonly services: readonly { readonly path: string; readonly title: Texts; readonly standard: string }[]
}

/** The catalogue as DCAT-AP 3 in JSON-LD. */
export function catalogueOf(base: string, datasets: readonly Dataset[], { title, about, publisher, services }: Described) {
  const agent = { '@id': `${base}/#publisher`, '@type': 'foaf:Agent', 'foaf:name': literals(publisher) }
  const licence = typed(LICENCE, 'dct:LicenseDocument')
  const languages = LINGUISTIC.map((code) => typed(`${EU}/language/${code}`, 'dct:LinguisticSystem'))
  return {
    '@context': CONTEXT,
    '@id': `${base}/api/catalog.jsonld`,
    '@type': 'dcat:Catalog',
    'dct:title': literals(title),
    'dct:description': literals(about),
    'dct:publisher': agent,
    'dct:license': licence,
    'dct:language': languages,
    'dct:spatial': typed(`${EU}/country/UZB`, 'dct:Location'),
    'foaf:homepage': typed(`${base}/uz/data`, 'foaf:Document'),
    'dcat:service': services.map(({ path, title: name, standard }) => ({
      '@id': `${base}${path}#service`,
      '@type': 'dcat:DataService',
      'dct:title': literals(name),
      'dcat:endpointURL': { '@id': `${base}${path}` },
      'dct:conformsTo': typed(standard, 'dct:Standard'),
      'dct:license': licence,
    })),
    'dcat:dataset': datasets.map((one) => ({
      '@id': `${base}/uz/data#${one.id}`,
      '@type': 'dcat:Dataset',
      'dct:identifier': one.id,
      'dct:title': literals(one.titles),
      'dct:description': literals(one.descriptions),
      'dct:publisher': { '@id': agent['@id'] },
      'dct:language': languages,
      'dct:accrualPeriodicity': typed(`${EU}/frequency/${one.periodicity}`, 'dct:Frequency'),
      'dcat:theme': typed(`${EU}/data-theme/ECON`, 'http://www.w3.org/2004/02/skos/core#Concept'),
      'dct:spatial': typed(`${EU}/country/UZB`, 'dct:Location'),
      ...(one.issued === null ? {} : { 'dct:issued': instant(one.issued) }),
      'dcat:distribution': one.distributions.map(({ format, path }) => {
        const [media, file] = FORMATS[format]
        return {
          '@id': `${base}${path}`,
          '@type': 'dcat:Distribution',
          'dcat:accessURL': { '@id': `${base}${path}` },
          'dcat:downloadURL': { '@id': `${base}${path}` },
          'dcat:mediaType': typed(`https://www.iana.org/assignments/media-types/${media}`, 'dct:MediaType'),
          'dct:format': typed(`${EU}/file-type/${file}`, 'dct:MediaTypeOrExtent'),
          'dct:license': licence,
        }
      }),
    })),
  }
}

const COLUMNS = [
  ['subject', 'string'],
  ['subject_name', 'string'],
  ['measure', 'string'],
  ['measure_name', 'string'],
  ['period', 'string'],
  ['value', 'number'],
  ['unit', 'string'],
  ['qualifier', 'string'],
  ['source', 'string'],
] as const
export const CSV_COLUMNS = COLUMNS.map(([name]) => name)

/** What the columns of figures.csv mean (CSV on the Web): beside the file, at its address with -metadata.json after it. */
export const csvMetadata = (base: string, title: Texts, publisher: Texts, nameOf: (column: string) => Texts) => ({
  '@context': ['http://www.w3.org/ns/csvw', { '@language': 'uz' }],
  url: `${base}/opendata/figures.csv`,
  'dc:title': literals(title),
  'dc:publisher': literals(publisher),
  'dc:license': { '@id': LICENCE },
  dialect: { encoding: 'utf-8', delimiter: ',', header: true, lineTerminators: ['\r\n'] },
  tableSchema: {
    columns: COLUMNS.map(([name, datatype]) => {
      const titles = nameOf(name)
      return { name, titles: { 'uz-Latn': name, ru: titles.ru, en: titles.en }, datatype, required: !['qualifier', 'unit'].includes(name) }
    }),
    primaryKey: ['subject', 'measure', 'period'],
  },
})
