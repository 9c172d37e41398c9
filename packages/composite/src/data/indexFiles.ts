import { fault, note, type Fault, type Message, type Outcome } from '../outcome.ts'
import type { AggregateNode, StructureNode } from '../specification/structure.ts'
import { parseCsv, type CsvTable } from './csv.ts'
import type { DataSet } from './observations.ts'

/** The two tables of the common exchange layout: one row per unit (idata) and one row per node (imeta). */
export interface IndexFiles {
  readonly structure: AggregateNode
  readonly dataSet: DataSet
  readonly messages: readonly Message[]
}

const KINDS = ['Indicator', 'Aggregate', 'Group', 'Denominator', 'Other']

/**
 * Reads idata.csv (uCode, uName?, Time?, columns) and imeta.csv (iCode, Level, Parent, Direction, Weight, Type, iName?, Unit?, Target?, Denominator?).
 * Empty cells and NA are missing. Every fault is reported with file, row and column.
 * Source of the layout: COINr, new_coin().
 */
export function readIndexFiles(idata: string, imeta: string): Outcome<IndexFiles> {
  const dataTable = parseCsv(idata)
  const metaTable = parseCsv(imeta)
  const faults = [...(dataTable.ok ? [] : dataTable.faults.map(inFile('idata'))), ...(metaTable.ok ? [] : metaTable.faults.map(inFile('imeta')))]
  if (!dataTable.ok || !metaTable.ok) return { ok: false, faults }
  const meta = readMeta(metaTable.value, faults)
  const dataSet = readData(dataTable.value, meta, faults)
  const structure = readStructure(meta, faults)
  if (faults.length > 0 || !structure) return { ok: false, faults }
  const mirrored = meta.filter((row) => row.kind === 'Aggregate' && row.direction === -1)
  return { ok: true, value: { structure, dataSet, messages: mirrored.map((row) => note('structure.mirroredAggregate', row.code)) } }
}

interface MetaRow {
  readonly line: number
  readonly code: string
  readonly name: string
  readonly kind: string
  readonly level: number
  readonly parent: string
  readonly direction: number
  readonly weight: number
  readonly unit: string
  readonly target: number
  readonly denominator: string
}

function inFile(file: string) {
  return (f: Fault): Fault => ({ ...f, path: `${file}${f.path}` })
}

function readMeta(table: CsvTable, faults: Fault[]): readonly MetaRow[] {
  for (const name of ['iCode', 'Level', 'Parent', 'Direction', 'Weight', 'Type']) {
    if (!table.header.includes(name)) faults.push(fault('imeta.column', `imeta/1/${name}`, 'this column'))
  }
  const cellOf = (row: readonly string[], name: string) => {
    const at = table.header.indexOf(name)
    const cell = at < 0 ? '' : row[at]
    return cell === 'NA' ? '' : cell
  }
  return table.rows.map((row, i) => {
    const line = i + 2
    const kind = cellOf(row, 'Type')
    const isNode = kind === 'Indicator' || kind === 'Aggregate'
    const numeric = (name: string, needed: boolean) => {
      const cell = cellOf(row, name)
      const value = cell === '' ? Number.NaN : Number(cell)
      if ((needed && cell === '') || (cell !== '' && !Number.isFinite(value))) faults.push(fault('imeta.number', `imeta/${line}/${name}`, 'a number', cell))
      return value
    }
    if (!KINDS.includes(kind)) faults.push(fault('imeta.type', `imeta/${line}/Type`, `one of ${KINDS.join(', ')}`, kind))
    const code = cellOf(row, 'iCode')
    if (code === '') faults.push(fault('imeta.code', `imeta/${line}/iCode`, 'a code', code))
    const direction = numeric('Direction', isNode)
    if (isNode && Number.isFinite(direction) && direction !== 1 && direction !== -1)
      faults.push(fault('imeta.direction', `imeta/${line}/Direction`, '1 or -1', direction))
    return {
      line,
      code,
      kind,
      name: cellOf(row, 'iName') || code,
      level: numeric('Level', isNode),
      parent: cellOf(row, 'Parent'),
      direction,
      weight: numeric('Weight', isNode),
      unit: cellOf(row, 'Unit'),
      target: numeric('Target', false),
      denominator: cellOf(row, 'Denominator'),
    }
  })
}

function readData(table: CsvTable, meta: readonly MetaRow[], faults: Fault[]): DataSet {
  const at = (name: string) => table.header.indexOf(name)
  if (at('uCode') < 0) faults.push(fault('idata.column', 'idata/1/uCode', 'this column'))
  const textColumn = (name: string) => table.rows.map((row) => row[at(name)] ?? '')
  const numberColumn = (name: string) =>
    table.rows.map((row, i) => {
      const cell = row[at(name)]
      if (cell === '' || cell === 'NA') return null
      const value = Number(cell)
      if (!Number.isFinite(value)) faults.push(fault('data.notFinite', `idata/${i + 2}/${name}`, 'a finite number, or empty when missing', cell))
      return value
    })
  const columns: Record<string, readonly (number | null)[]> = {}
  const groups: Record<string, readonly (string | null)[]> = {}
  for (const row of meta) {
    if (row.kind === 'Aggregate' || row.code === '') continue
    if (at(row.code) < 0) faults.push(fault('idata.column', `idata/1/${row.code}`, `the column of ${row.kind} ${row.code}`))
    else if (row.kind === 'Indicator' || row.kind === 'Denominator') columns[row.code] = numberColumn(row.code)
    else groups[row.code] = textColumn(row.code).map((cell) => (cell === '' || cell === 'NA' ? null : cell))
  }
  const times = at('Time') < 0 ? undefined : numberColumn('Time').map((year) => year ?? Number.NaN)
  const names = at('uName') < 0 ? undefined : textColumn('uName')
  return { units: textColumn('uCode'), names, times, columns, groups }
}

function readStructure(meta: readonly MetaRow[], faults: Fault[]): AggregateNode | undefined {
  const nodes = meta.filter((row) => row.kind === 'Indicator' || row.kind === 'Aggregate')
  const byCode = new Map<string, MetaRow>()
  for (const row of nodes) {
    if (byCode.has(row.code)) faults.push(fault('imeta.duplicate', `imeta/${row.line}/iCode`, 'a code not used before', row.code))
    byCode.set(row.code, row)
  }
  for (const row of nodes) {
    const parent = byCode.get(row.parent)
    if (row.parent !== '' && (!parent || parent.kind !== 'Aggregate'))
      faults.push(fault('imeta.parent', `imeta/${row.line}/Parent`, 'the code of an aggregate', row.parent))
    if (parent && parent.level <= row.level)
      faults.push(fault('imeta.level', `imeta/${row.line}/Level`, `a level below that of ${parent.code} (${parent.level})`, row.level))
  }
  const tops = nodes.filter((row) => row.parent === '')
  if (tops.length !== 1) faults.push(fault('imeta.top', 'imeta', 'exactly one node without a parent', tops.map((row) => row.code).join(', ')))
  if (faults.length > 0) return undefined
  const childrenOf = (code: string): readonly StructureNode[] => nodes.filter((row) => row.parent === code).map(made)
  const made = (row: MetaRow): StructureNode => {
    const shared = { code: row.code, name: row.name, direction: row.direction === -1 ? (-1 as const) : (1 as const), weight: row.weight }
    if (row.kind === 'Aggregate') return { ...shared, children: childrenOf(row.code) }
    return {
      ...shared,
      ...(row.unit === '' ? {} : { unit: row.unit }),
      ...(Number.isFinite(row.target) ? { target: row.target } : {}),
      ...(row.denominator === '' ? {} : { denominator: row.denominator }),
    }
  }
  const top = tops[0]
  if (top.kind !== 'Aggregate') faults.push(fault('imeta.top', `imeta/${top.line}/Type`, 'Aggregate', top.kind))
  const empty = nodes.filter((row) => row.kind === 'Aggregate' && !nodes.some((child) => child.parent === row.code))
  for (const row of empty) faults.push(fault('imeta.childless', `imeta/${row.line}`, 'an aggregate with children', row.code))
  return faults.length > 0 ? undefined : { code: top.code, name: top.name, weight: top.weight, children: childrenOf(top.code) }
}
