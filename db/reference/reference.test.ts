import { parse } from 'csv-parse/sync'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { dimensionOf, parseDimension, writeDimension } from '#statistics/indicators/rules/dimension.ts'
import { parseFormula } from '#statistics/indicators/rules/formula.ts'

const FOLDER = new URL('./', import.meta.url)
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.csv'))
const table = (name: string): Record<string, string>[] => parse(readFileSync(new URL(`${name}.csv`, FOLDER)), { columns: true })
const column = (name: string, key: string) => table(name).map((row) => row[key] ?? '')
const filled = (values: readonly string[]) => values.filter((value) => value !== '')

describe('every file', () => {
  test.each(files)('%s has rows, no stray spaces and one key each', (file) => {
    const rows: string[][] = parse(readFileSync(new URL(file, FOLDER)))
    expect(rows.length).toBeGreaterThan(1)
    const quoted = rows[0]?.indexOf('quote') ?? -1
    for (const row of rows.slice(1)) for (const [index, cell] of row.entries()) if (index !== quoted) expect(cell).toBe(cell.trim())
  })

  test.each(files)('%s spells Uzbek with U+02BB and U+02BC', (file) => {
    for (const row of table(file.replace('.csv', '')))
      for (const [key, value] of Object.entries(row)) if (/_uz$|^uz$/.test(key)) expect(value, key).not.toMatch(/['‘’`]/)
  })

  test.each(files)('%s spells Russian in Cyrillic alone', (file) => {
    for (const row of table(file.replace('.csv', '')))
      for (const [key, value] of Object.entries(row)) if (/_ru$|^ru$/.test(key)) expect(value, key).not.toMatch(/[а-яё][a-z]|[a-z][а-яё]/i)
  })
})

describe('what is named exists', () => {
  const places = new Set(column('places', 'soato'))
  const zones = new Set(column('zones', 'id'))
  const sources = new Set(column('sources', 'id'))
  const acts = new Set(column('acts', 'id'))
  const measures = new Set(column('measures', 'code'))
  test.each([
    ['places.parent', filled(column('places', 'parent')), places],
    ['zones.place', column('zones', 'place'), places],
    ['zones.founding_act', filled(column('zones', 'founding_act')), acts],
    ['zone_kinds.zone', column('zone_kinds', 'zone'), zones],
    ['zone_kinds.act', filled(column('zone_kinds', 'act')), acts],
    ['zone_directions.zone', column('zone_directions', 'zone'), zones],
    ['events.zone', column('events', 'zone'), zones],
    ['events.source', column('events', 'source'), sources],
    ['claims.subject', column('claims', 'subject'), new Set([...zones, ...places])],
    ['claims.measure', column('claims', 'measure'), measures],
    ['measures.unit', column('measures', 'unit'), new Set(column('units', 'code'))],
    ['indicators.unit', column('indicators', 'unit'), new Set(column('units', 'code'))],
    ['claims.source', column('claims', 'source'), sources],
    ['statements.subject', column('statements', 'subject'), new Set([...zones, ...places])],
    ['statements.source', column('statements', 'source'), sources],
    ['act_relations.from', column('act_relations', 'from'), acts],
    ['act_relations.to', column('act_relations', 'to'), acts],
    ['parameters.act', filled(column('parameters', 'act')), acts],
    ['targets.act', column('targets', 'act'), acts],
    ['indicators.pillar', column('indicators', 'pillar'), new Set(column('pillars', 'code'))],
  ])('%s', (_, values, known) => {
    expect(values.filter((value) => !known.has(value))).toEqual([])
  })
})

test('a claim carries the unit of its measure', () => {
  const units = new Map(table('measures').map(({ code = '', unit = '' }) => [code, unit]))
  for (const { id, measure = '', unit } of table('claims')) expect(unit, id).toBe(units.get(measure))
})

test('dated parameters follow each other without gap or overlap', () => {
  const amounts = table('parameters').filter(({ key }) => key === 'money.bhm')
  expect(amounts.length).toBe(8)
  amounts.slice(1).forEach(({ valid_from }, index) => expect(amounts[index]?.valid_to).toBe(valid_from))
})

test('the weights of the pillars add up to 1', () => {
  expect(column('pillars', 'weight').reduce((sum, weight) => sum + Number(weight), 0)).toBeCloseTo(1, 12)
})

test('every formula is sound CEL over known figures and its dimension is that of its unit', () => {
  const indicators = table('indicators')
  expect(indicators.length).toBe(78)
  const measures = new Map(table('measures').map(({ code = '', dimension = '' }) => [code, parseDimension(dimension)]))
  const units = new Map(table('units').map(({ code = '', dimension = '' }) => [code, parseDimension(dimension)]))
  for (const { code, formula_cel = '', unit = '' } of indicators) {
    const { expression, faults } = parseFormula(formula_cel, { measures: new Set(measures.keys()), indicators: new Map() })
    expect(faults, code).toEqual([])
    if (expression === undefined) continue
    const mixed: Parameters<typeof dimensionOf>[2] = []
    const dimension = dimensionOf(expression, measures, mixed)
    expect(mixed, code).toEqual([])
    expect(writeDimension(dimension), `${code} in ${unit}`).toBe(writeDimension(units.get(unit) ?? parseDimension('unknown unit')))
  }
})
