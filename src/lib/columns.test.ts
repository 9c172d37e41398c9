import { describe, expect, test } from 'vitest'
import {
  choiceColumn,
  coordinateColumn,
  listColumn,
  MOST_FAULTS,
  readNumber,
  readTable,
  requiredNumber,
  soatoColumn,
  textColumn,
  wholeColumn,
} from './columns.ts'

describe('a number is read as people write it', () => {
  test.each([
    ['4.5', 4.5],
    ['4,5', 4.5],
    ['1 327 261', 1_327_261],
    ['1\u00a0327\u00a0261,25', 1_327_261.25],
    ['−7', -7],
    ['-7,5', -7.5],
    ['0', 0],
    ['1e3', 1000],
    ['12,3456', 12.3456],
  ])('%s', (text, value) => {
    expect(readNumber(text)).toEqual({ ok: true, value })
  })

  test.each(['', 'abc', '1.234.567', '1,234,567', '4.5 ha', '0x10', 'Infinity', 'NaN', '1e999', '--1'])('but not: %s', (text) => {
    expect(readNumber(text)).toMatchObject({ ok: false, code: 'import.value.number' })
  })

  test('and refused where a comma could be either, naming both readings', () => {
    expect(readNumber('1,234')).toEqual({ ok: false, code: 'import.value.number', expected: '1234 / 1.234' })
  })
})

describe('a cell is refused with what was expected', () => {
  test.each([
    ['a half where a whole number is wanted', wholeColumn().read('1.5'), 'import.value.whole'],
    ['a word that is none of the list', choiceColumn(['a', 'b']).read('c'), 'import.value.choice'],
    ['a SOATO code of three digits', soatoColumn().read('172'), 'import.value.soato'],
    ['a latitude where a longitude is wanted', coordinateColumn(55, 74).read('41.3'), 'import.value.coordinate'],
  ])('%s', (_what, cell, code) => {
    expect(cell).toMatchObject({ ok: false, code })
  })

  test('a list is split at semicolons, without empty parts', () => {
    expect(listColumn().read(' Chilanzar; Чиланзар ;; ')).toEqual({ ok: true, value: ['Chilanzar', 'Чиланзар'] })
  })
})

const COLUMNS = { name: textColumn(), value: requiredNumber(), note: textColumn('') }

describe('a table', () => {
  test('is read by the names of its columns, in any order and case, with empty lines left out', () => {
    const table = [
      ['VALUE', ' name '],
      ['1,5', 'a'],
      ['', ' '],
      ['2', 'b'],
    ]
    expect(readTable(table, COLUMNS)).toEqual({
      rows: [
        { name: 'a', value: 1.5, note: '' },
        { name: 'b', value: 2, note: '' },
      ],
      numbers: [2, 4],
      faults: [],
    })
  })

  test('names every fault by row and column as the file counts them', () => {
    expect(readTable([['name', 'value'], ['a', 'x'], [], ['', '2']], COLUMNS).faults).toEqual([
      { path: '2:value', code: 'import.value.number', value: 'x', expected: '1234.5' },
      { path: '4:name', code: 'import.value.required', value: '', expected: '' },
    ])
  })

  test('is refused for columns that are missing, unknown or there twice, before any row is read', () => {
    expect(
      readTable(
        [
          ['name', 'colour', 'name'],
          ['a', 'b', 'c'],
        ],
        COLUMNS,
      ),
    ).toEqual({
      rows: [],
      numbers: [],
      faults: [
        { path: 'value', code: 'import.column.missing' },
        { path: 'colour', code: 'import.column.unknown', expected: 'name, value, note' },
        { path: 'name', code: 'import.column.double' },
      ],
    })
  })

  test('tells at most so many faults', () => {
    const table = [['name', 'value'], ...Array.from({ length: 1000 }, () => ['a', 'x'])]
    expect(readTable(table, COLUMNS).faults).toHaveLength(MOST_FAULTS)
  })
})
