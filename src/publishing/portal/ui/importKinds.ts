import { BASES, PEER_MEASURES } from '#statistics/benchmarks/model.ts'
import { PERIOD_BASES, QUALIFIERS, SCOPES } from '#statistics/claims/model.ts'
import { ZONE_KINDS } from '#registers/zones/model.ts'
import { LEGAL_FORMS, SIZES, STATUSES } from '#registers/enterprises/model.ts'
import type { UploadName } from '#web/client/upload.ts'

/** A column of a file: whether it must be filled, and what it holds: the message `upload.form.<form>`, or one of the words. */
export type FileColumn = { readonly name: string; readonly required: boolean; readonly form: string; readonly words?: readonly string[] }

export type ImportKind = {
  readonly id: string
  readonly operation: UploadName
  readonly formats: readonly string[]
  /** Where the imported rows are then seen. */
  readonly page: string
  readonly columns: readonly FileColumn[]
}

const needs = (name: string, form = 'text', words?: readonly string[]): FileColumn => ({ name, required: true, form, ...(words && { words }) })
const may = (name: string, form = 'text', words?: readonly string[]): FileColumn => ({ name, required: false, form, ...(words && { words }) })

const TABLES = ['csv', 'xlsx']
const PLACE_LEVELS = ['country', 'region', 'city', 'district']
const SOURCE_KINDS = ['publication', 'act', 'letter', 'submission', 'dataset']

/** What can be imported from a file. */
export const IMPORT_KINDS = [
  {
    id: 'claims',
    operation: 'importClaims',
    formats: TABLES,
    page: '/claims',
    columns: [
      needs('subject', 'subject'),
      needs('measure', 'measure'),
      may('period', 'period'),
      may('value', 'number'),
      needs('unit', 'unit'),
      needs('source', 'source'),
      may('locator', 'locator'),
      may('quote'),
      may('note'),
      may('qualifier', 'choice', QUALIFIERS),
      may('scope', 'choice', SCOPES),
      may('period_basis', 'choice', PERIOD_BASES),
      may('as_printed'),
    ],
  },
  {
    id: 'zones',
    operation: 'importZones',
    formats: TABLES,
    page: '/zones',
    columns: [
      needs('id', 'slug'),
      needs('name_uz'),
      needs('name_ru'),
      needs('name_en'),
      needs('place', 'soato'),
      may('kind', 'choice', ZONE_KINDS),
      may('aliases', 'list'),
      may('founded', 'year'),
      may('founding_act', 'act'),
      may('origin_uz'),
      may('origin_ru'),
      may('origin_en'),
      may('latitude', 'latitude'),
      may('longitude', 'longitude'),
      may('position', 'whole'),
    ],
  },
  {
    id: 'places',
    operation: 'importPlaces',
    formats: TABLES,
    page: '/places/17',
    columns: [
      needs('soato', 'soato'),
      needs('level', 'choice', PLACE_LEVELS),
      may('parent', 'soato'),
      needs('name_uz'),
      needs('name_ru'),
      needs('name_en'),
      may('aliases', 'list'),
      may('iso_3166_2'),
      may('lat', 'latitude'),
      may('lon', 'longitude'),
      may('valid_from', 'day'),
      may('valid_to', 'day'),
      may('source'),
    ],
  },
  {
    id: 'sources',
    operation: 'importSources',
    formats: TABLES,
    page: '/sources',
    columns: [
      needs('id', 'slug'),
      needs('kind', 'choice', SOURCE_KINDS),
      needs('title_uz'),
      may('title_ru'),
      may('title_en'),
      may('publisher'),
      may('date', 'day'),
      may('priority', 'whole'),
      may('note'),
    ],
  },
  {
    id: 'enterprises',
    operation: 'importEnterprises',
    formats: TABLES,
    page: '/enterprises',
    columns: [
      may('stir', 'stir'),
      needs('name_uz'),
      may('name_ru'),
      may('name_en'),
      may('legal_form', 'choice', LEGAL_FORMS),
      may('registered_on', 'day'),
      may('place', 'soato'),
      may('ifut', 'ifut'),
      may('hs_codes', 'hs'),
      may('head_name'),
      may('head_jshshir', 'jshshir'),
      may('phone', 'phone'),
      may('email'),
      may('address'),
      may('account', 'account'),
      may('mfo', 'mfo'),
      may('size', 'choice', SIZES),
      may('foreign_share_pct', 'percent'),
      may('status', 'choice', STATUSES),
      may('zone', 'slug'),
      may('since', 'day'),
      may('contract'),
    ],
  },
  {
    id: 'rates',
    operation: 'importRates',
    formats: ['csv', 'xlsx', 'json'],
    page: '/rates',
    columns: [needs('ccy', 'currency'), needs('date', 'bankDay'), needs('rate', 'rate'), may('nominal', 'whole')],
  },
  {
    id: 'peers',
    operation: 'importPeers',
    formats: TABLES,
    page: '/benchmarks',
    columns: [
      needs('peer', 'slug'),
      needs('name'),
      needs('country', 'iso3'),
      may('kind', 'choice', ['zone', 'programme']),
      needs('year', 'year'),
      needs('measure', 'choice', PEER_MEASURES),
      needs('value', 'number'),
      may('currency', 'money'),
      may('price_basis', 'choice', ['current', 'constant']),
      needs('definition_code'),
      needs('definition'),
      needs('source'),
      may('locator'),
    ],
  },
  {
    id: 'conversions',
    operation: 'importConversions',
    formats: TABLES,
    page: '/benchmarks',
    columns: [
      needs('currency', 'money'),
      needs('year', 'year'),
      needs('basis', 'choice', BASES),
      needs('factor', 'number'),
      may('price_year', 'year'),
      needs('source'),
    ],
  },
  { id: 'boundaries', operation: 'importBoundaries', formats: ['geojson', 'json'], page: '/zones', columns: [] },
  { id: 'statistics', operation: 'importStatistics', formats: ['json'], page: '/claims', columns: [] },
] as const satisfies readonly ImportKind[]

/** The row and column a fault names, `12:unit`; in a file without rows its path. */
export function faultPlace(path: string): { readonly row: string; readonly column: string } {
  const [, row, column] = /^(\d+):(.+)$/.exec(path) ?? []
  return row === undefined || column === undefined ? { row: '', column: path } : { row, column }
}
