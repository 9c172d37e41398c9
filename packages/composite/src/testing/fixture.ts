import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { buildIndex, type Build } from '../build.ts'
import { parseCsv } from '../data/csv.ts'
import { readIndexFiles } from '../data/indexFiles.ts'
import { openDataSet, type Observations } from '../data/observations.ts'
import type { Table } from '../data/table.ts'
import type { Outcome } from '../outcome.ts'
import type { Specification } from '../specification/specification.ts'
import type { Step } from '../specification/steps.ts'
import type { AggregateNode } from '../specification/structure.ts'
import { parseSpecification } from '../specification/validate.ts'

/** Reads a file of the reference fixture. */
export function fixtureText(name: string): string {
  return readFileSync(new URL(`../../fixture/${name}`, import.meta.url), 'utf8')
}

/** A reference table as header and text cells. */
export function fixtureTable(name: string) {
  return need(parseCsv(fixtureText(name)))
}

/** One column of a reference table as numbers; empty is NaN, Inf and -Inf are themselves. */
export function numberOf(cell: string): number {
  if (cell === '' || cell === 'NaN' || cell === 'NA') return Number.NaN
  if (cell === 'Inf') return Number.POSITIVE_INFINITY
  return cell === '-Inf' ? Number.NEGATIVE_INFINITY : Number(cell)
}

export function need<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults, null, 1))
  return outcome.value
}

export const files = need(readIndexFiles(fixtureText('fixture_idata.csv'), fixtureText('fixture_imeta.csv')))
export const observations: Observations = need(openDataSet(files.dataSet))
export const panelFiles = need(readIndexFiles(fixtureText('fixture_panel.csv'), fixtureText('fixture_imeta.csv')))
export const panel: Observations = need(openDataSet(panelFiles.dataSet))

export const TREAT: Step = { do: 'treat' }
export const MIN_MAX: Step = { do: 'normalise', with: { method: 'minMax', range: [0, 100] } }
export const MEAN: Step = { do: 'aggregate' }
/** The two pipelines of the reference: raw with gaps, and denominated with group means filled in. */
export const NA_STEPS: readonly Step[] = [TREAT, MIN_MAX, MEAN]
export const IMPUTED: readonly Step[] = [{ do: 'denominate' }, { do: 'impute', with: { method: 'column', statistic: 'mean', group: 'Region' } }]
export const IMP_STEPS: readonly Step[] = [...IMPUTED, TREAT, MIN_MAX, MEAN]

export function specificationOf(steps: readonly Step[], structure: AggregateNode = files.structure): Specification {
  return need(parseSpecification({ version: 1, structure, steps }))
}

export function built(steps: readonly Step[], structure?: AggregateNode, data = observations): Build {
  return need(buildIndex(specificationOf(steps, structure), data))
}

/** |a − e| ≤ tolerance·max(1e-300, |e|), missing equals missing; values within `absolute` of each other also agree. */
export function agree(actual: number, expected: number, tolerance = 1e-9, absolute = 1e-11): boolean {
  if (Number.isNaN(expected) || Number.isNaN(actual)) return Number.isNaN(expected) && Number.isNaN(actual)
  return actual === expected || Math.abs(actual - expected) <= Math.max(tolerance * Math.abs(expected), absolute)
}

/** Compares every cell of a table with a reference file keyed by uCode (and Time); the file decides which rows and columns. */
export function expectTable(table: Pick<Table, 'units' | 'times' | 'codes' | 'columns'>, name: string, tolerance = 1e-9): void {
  const reference = fixtureTable(name)
  const unitAt = reference.header.indexOf('uCode')
  const timeAt = reference.header.indexOf('Time')
  const rowOf = new Map(table.units.map((unit, i) => [`${table.times?.[i] ?? ''} ${unit}`, i]))
  const wrong: string[] = []
  let compared = 0
  for (const row of reference.rows) {
    const i = rowOf.get(`${timeAt < 0 ? '' : row[timeAt]} ${row[unitAt]}`)
    reference.header.forEach((code, c) => {
      if (c === unitAt || c === timeAt) return
      const at = table.codes.indexOf(code)
      const actual = i === undefined || at < 0 ? undefined : table.columns[at][i]
      compared++
      if (actual === undefined || !agree(actual, numberOf(row[c]), tolerance)) wrong.push(`${row[unitAt]} ${code}: ${actual} instead of ${row[c]}`)
    })
  }
  expect(wrong.slice(0, 20), `${wrong.length} of ${compared} cells of ${name}`).toEqual([])
  expect(compared).toBeGreaterThan(reference.rows.length)
}

/** The scores of aggregates of a build as a table. */
export function scoreTable(build: Build): Pick<Table, 'units' | 'times' | 'codes' | 'columns'> {
  return { units: build.units, times: build.times, codes: build.tree.nodes.map((node) => node.code), columns: build.scores }
}
