import type { Writer } from '#platform/database/sql.ts'
import { allTexts, upsert, type ReferenceFile } from '#platform/reference.ts'

export const LEGISLATION_FILES = ['acts', 'act_relations', 'parameters', 'targets'] as const

/** The day that stands for "since before anybody knows" in keys. */
const UNKNOWN_START = '0001-01-01'

export async function loadLegislation(writer: Writer, [acts, relations, parameters, targets]: readonly ReferenceFile[]): Promise<void> {
  const actRows = (acts?.rows ?? []).map((row) => {
    const titles = row.texts('title')
    return {
      id: row.text('id'),
      kind: row.text('kind'),
      number: row.text('number'),
      date: row.orNull('date'),
      titles,
      sets: row.texts('sets'),
      mechanisms: row.text('mechanisms'),
      applies_to: row.text('applies_to'),
      in_force_from: row.orNull('in_force_from'),
      in_force_to: row.orNull('in_force_to'),
      status: row.text('status'),
      mark: row.text('mark'),
      locator: row.text('source_lines'),
      quote: row.text('quote'),
      note: row.text('note'),
      search: row.search(row.text('id'), row.text('number'), allTexts(titles), allTexts(row.texts('sets'))),
    }
  })
  await upsert(writer, 'act', ['id'], actRows)
  await upsert(
    writer,
    'act_relation',
    ['from_act', 'relation', 'to_act'],
    (relations?.rows ?? []).map((row) => ({ from_act: row.text('from'), relation: row.text('relation'), to_act: row.text('to'), note: row.text('note') })),
  )
  const parameterRows = (parameters?.rows ?? []).map((row) => ({
    key: row.text('key'),
    valid_from: row.orNull('valid_from') ?? UNKNOWN_START,
    valid_to: row.orNull('valid_to'),
    value: row.text('value'),
    unit: row.text('unit'),
    act: row.orNull('act'),
    mark: row.text('mark'),
    source: row.text('source'),
  }))
  await upsert(writer, 'parameter', ['key', 'valid_from'], parameterRows)
  const targetRows = (targets?.rows ?? []).map((row) => ({
    id: row.text('id'),
    act: row.text('act'),
    names: row.texts('name'),
    value: row.number('value'),
    unit: row.text('unit'),
    deadline: row.text('deadline'),
    scope: row.text('scope'),
    locator: row.text('source_lines'),
    quote: row.text('quote'),
  }))
  await upsert(writer, 'target', ['id'], targetRows)
}
