import { expect, test } from 'vitest'
import { ENTERPRISE_COLUMNS } from '#registers/enterprises/rules/columns.ts'
import { RATE_COLUMNS } from '#registers/rates/imports.ts'
import { PLACE_COLUMNS } from '#registers/places/imports.ts'
import { SOURCE_COLUMNS } from '#registers/sources/imports.ts'
import { ZONE_COLUMNS } from '#registers/zones/imports.ts'
import { CONVERSION_COLUMNS, PEER_COLUMNS } from '#statistics/benchmarks/imports.ts'
import { CLAIM_COLUMNS } from '#statistics/claims/imports.ts'
import { faultPlace, IMPORT_KINDS } from './importKinds.ts'

test.each([
  ['claims', CLAIM_COLUMNS],
  ['zones', ZONE_COLUMNS],
  ['places', PLACE_COLUMNS],
  ['sources', SOURCE_COLUMNS],
  ['enterprises', ENTERPRISE_COLUMNS],
  ['rates', RATE_COLUMNS],
  ['peers', PEER_COLUMNS],
  ['conversions', CONVERSION_COLUMNS],
])('the page names the columns of %s that the server reads, and which must be filled', (id, columns) => {
  const told = IMPORT_KINDS.find((kind) => kind.id === id)?.columns.map(({ name, required }) => [name, required])
  expect(told).toEqual(Object.entries(columns).map(([name, column]) => [name, !('empty' in column)]))
})

test('a fault is placed by row and column, in GeoJSON by its path', () => {
  expect(faultPlace('12:unit')).toEqual({ row: '12', column: 'unit' })
  expect(faultPlace('features[0].geometry')).toEqual({ row: '', column: 'features[0].geometry' })
})
