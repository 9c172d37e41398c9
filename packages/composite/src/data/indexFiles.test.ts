import { expect, test } from 'vitest'
import { fixtureTable, fixtureText, need } from '../testing/fixture.ts'
import { ancestorsOf, treeOf } from '../specification/tree.ts'
import { formatCsv, parseCsv } from './csv.ts'
import { readIndexFiles } from './indexFiles.ts'

test('the lineage of every indicator is the reference’s', () => {
  const tree = treeOf(need(readIndexFiles(fixtureText('fixture_idata.csv'), fixtureText('fixture_imeta.csv'))).structure)
  const mine = tree.indicators.map((node) => [node.code, ...ancestorsOf(tree, node).map((ancestor) => ancestor.code)].join())
  expect(mine.sort()).toEqual(
    fixtureTable('00_lineage.csv')
      .rows.map((row) => row.join())
      .sort(),
  )
})

const META = 'iCode,Level,Parent,Direction,Weight,Type\n'
test.each([
  ['a node that does not exist as parent', `${META}x,1,p,1,1,Indicator\ntop,2,,1,1,Aggregate\n`, 'imeta/2/Parent'],
  ['two tops', `${META}x,1,a,1,1,Indicator\na,2,,1,1,Aggregate\nb,2,,1,1,Aggregate\n`, 'imeta'],
  ['a parent on the same level', `${META}x,2,a,1,1,Indicator\na,2,,1,1,Aggregate\n`, 'imeta/2/Level'],
  ['a wrong type', `${META}x,1,a,1,1,Index\na,2,,1,1,Aggregate\n`, 'imeta/2/Type'],
  ['a direction of 0', `${META}x,1,a,0,1,Indicator\na,2,,1,1,Aggregate\n`, 'imeta/2/Direction'],
  ['an aggregate without children', `${META}x,1,a,1,1,Indicator\na,2,,1,1,Aggregate\nb,1,a,1,1,Aggregate\n`, 'imeta/4'],
  ['a missing column', 'iCode,Level,Parent,Weight,Type\nx,1,a,1,Indicator\na,2,,1,Aggregate\n', 'imeta/1/Direction'],
  ['an indicator without data', `${META}z,1,a,1,1,Indicator\na,2,,1,1,Aggregate\n`, 'idata/1/z'],
])('imeta with %s is refused', (_name, imeta, path) => {
  const outcome = readIndexFiles('uCode,x\nu,1\n', imeta)
  expect(outcome.ok ? [] : outcome.faults.map((f) => f.path)).toContain(path)
})

test('cells that are no numbers are refused with row and column; NA and empty are missing', () => {
  const imeta = `${META}x,1,a,1,1,Indicator\ny,1,a,1,1,Indicator\na,2,,1,1,Aggregate\n`
  const outcome = readIndexFiles('uCode,x,y\nu,1,NaN\nv,NA,Inf\nw,,many\n', imeta)
  expect(outcome.ok ? [] : outcome.faults.map((f) => f.path)).toEqual(['idata/2/y', 'idata/3/y', 'idata/4/y'])
  expect(need(readIndexFiles('uCode,x,y\nu,1,2\nv,NA,3\nw,,4\n', imeta)).dataSet.columns.x).toEqual([1, null, null])
})

test('CSV with quotes, commas, line ends and a byte-order mark reads back as written', () => {
  const rows = [
    ['a,b', 'say "hi"', 'two\nlines'],
    ['', '0.1', 'x'],
  ]
  const written = formatCsv(['p', 'q', 'r'], rows)
  expect(need(parseCsv(`\ufeff${written.replaceAll('\n"', '\n"')}`)).rows).toEqual(rows)
  expect(need(parseCsv('a,b\r\n1,2\r\n')).rows).toEqual([['1', '2']])
  const uneven = parseCsv('a,b\n1\n')
  expect(uneven.ok ? '' : uneven.faults[0].path).toBe('/2')
})
