import { isDay } from '#lib/day.ts'
import { readNumber } from '#lib/columns.ts'
import type { Field } from '#lib/procedure.ts'
import { ok, refuse, type Fault, type Result } from '#lib/result.ts'

export type Row = Readonly<Record<string, string | number | boolean | null>>
/** What a step's form said, read by its fields: money in tiyin, shares 0…1, documents as ids. A field left empty is null. */
export type StepInput = Readonly<Record<string, string | number | boolean | null | readonly string[] | readonly Row[]>>

/** Longest texts that are taken. */
const MOST_TEXT = 20_000
const MOST_ROWS = 500
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Reads what was said by the fields of a step, naming every fault: `amount`, `rows.2.amount`. What no field asks for is left out. */
export function readInput(fields: readonly Field[], raw: Readonly<Record<string, unknown>>): Result<StepInput> {
  const faults: Fault[] = []
  const input: Record<string, StepInput[string]> = {}
  for (const field of fields) {
    if (field.kind === 'rows') input[field.name] = readRows(field, raw[field.name], faults)
    else if (field.kind === 'documents') input[field.name] = readDocuments(field, raw[field.name], faults)
    else input[field.name] = readOne(field, raw[field.name], field.name, faults)
  }
  return faults.length === 0 ? ok(input) : refuse('input.invalid', { count: faults.length }, faults)
}

function readRows(field: Field, raw: unknown, faults: Fault[]): Row[] {
  const list: unknown[] = Array.isArray(raw) ? raw : []
  if (field.required === true && list.length === 0) faults.push({ path: field.name, code: 'input.emptyList' })
  if (list.length > MOST_ROWS) {
    faults.push({ path: field.name, code: 'input.too_big', value: String(list.length), expected: `≤ ${MOST_ROWS}` })
    return []
  }
  return list.map((entry, index) => {
    const given: Record<string, unknown> = typeof entry === 'object' && entry !== null ? { ...entry } : {}
    return Object.fromEntries(
      (field.columns ?? []).map((column) => [column.name, readOne(column, given[column.name], `${field.name}.${index}.${column.name}`, faults)]),
    )
  })
}

function readDocuments(field: Field, raw: unknown, faults: Fault[]): string[] {
  const ids = (Array.isArray(raw) ? raw : typeof raw === 'string' && raw !== '' ? [raw] : []).map(String)
  if (field.required === true && ids.length === 0) faults.push({ path: field.name, code: 'input.documentMissing' })
  for (const id of ids) if (!UUID.test(id)) faults.push({ path: field.name, code: 'input.documentId', value: id.slice(0, 80) })
  return [...new Set(ids)]
}

function readOne(field: Field, raw: unknown, path: string, faults: Fault[]): string | number | boolean | null {
  const text = typeof raw === 'string' ? raw.trim() : raw === undefined || raw === null ? '' : String(raw)
  const fault = (code: string, expected = '') => {
    faults.push({ path, code, value: text.slice(0, 100), expected })
    return null
  }
  if (field.kind === 'yes') return text === 'true' || text === 'on'
  if (text === '') return field.required === true ? fault(field.kind === 'document' ? 'input.documentMissing' : 'input.required') : null
  if (text.length > MOST_TEXT) return fault('input.too_big', `≤ ${MOST_TEXT}`)
  switch (field.kind) {
    case 'day':
      return isDay(text) ? text : fault('input.day')
    case 'choice':
      return field.options === undefined || field.options.includes(text) ? text : fault('input.invalid_value', field.options.join(', '))
    case 'document':
      return UUID.test(text) ? text : fault('input.documentId')
    case 'whole':
    case 'number':
    case 'share':
    case 'money':
      return readFigure(field, text, fault)
    default:
      return text
  }
}

function readFigure(field: Field, text: string, fault: (code: string, expected?: string) => null): number | null {
  const read = readNumber(field.kind === 'share' ? text.replace(/%$/, '') : text)
  if (!read.ok) return fault('input.number', read.expected)
  const { value } = read
  if (field.kind === 'whole' && !Number.isInteger(value)) return fault('input.whole')
  if (field.min !== undefined && value < field.min) return fault('input.too_small', `≥ ${field.min}`)
  if (field.max !== undefined && value > field.max) return fault('input.too_big', `≤ ${field.max}`)
  if (field.kind === 'share') return value / 100
  if (field.kind !== 'money') return value
  const tiyin = Math.round(value * 100)
  return Number.isSafeInteger(tiyin) && Math.abs(tiyin - value * 100) < 0.001 * Math.max(1, Math.abs(value)) ? tiyin : fault('input.money')
}

/** The text of a field; empty where it was left empty. */
export const textOf = (input: StepInput, name: string): string => {
  const value = input[name]
  return typeof value === 'string' ? value : ''
}

/** The number of a field; 0 where it was left empty, which a required field never is. */
export const numberOf = (input: StepInput, name: string): number => {
  const value = input[name]
  return typeof value === 'number' ? value : 0
}

export const maybeNumber = (input: StepInput, name: string): number | null => {
  const value = input[name]
  return typeof value === 'number' ? value : null
}

export const rowsOf = (input: StepInput, name: string): Row[] => {
  const value = input[name]
  return Array.isArray(value) ? value.filter((row): row is Row => typeof row === 'object' && row !== null) : []
}

export const documentsOf = (input: StepInput, name: string): string[] => {
  const value = input[name]
  if (typeof value === 'string' && value !== '') return [value]
  return Array.isArray(value) ? value.filter((id): id is string => typeof id === 'string') : []
}
