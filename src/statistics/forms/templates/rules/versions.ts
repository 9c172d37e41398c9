import type { Fault } from '#lib/result.ts'
import type { FormChange, FormContent, FormField, ReportValues } from '../model.ts'
import { contextNames } from './checks.ts'
import { readExpression } from './expression.ts'
import { figureNames } from './paths.ts'

/** Faults of a version before it may be published: codes twice, fields of no section, choices without options, expressions that cannot be read. */
export function faultsOfContent(content: FormContent, before: FormContent | undefined, measures: ReadonlySet<string>): Fault[] {
  const sections = new Set(content.sections.map(({ code }) => code))
  const codes = new Set(content.fields.map(({ code }) => code))
  const earlier = new Set(before?.fields.map(({ code }) => code))
  return [
    ...doubled(content.fields.map(({ code }) => code)).map((code) => fault(`fields.${code}`, 'form.fault.double', code)),
    ...doubled(content.checks.map(({ code }) => code)).map((code) => fault(`checks.${code}`, 'form.fault.double', code)),
    ...content.fields.flatMap((field) => [
      ...(sections.has(field.section) ? [] : [fault(`fields.${field.code}`, 'form.fault.section', field.section, [...sections].join(', '))]),
      ...(field.type === 'choice' && field.options.length === 0 ? [fault(`fields.${field.code}`, 'form.fault.options', field.code)] : []),
      ...(field.type === 'list' && field.columns.length === 0 ? [fault(`fields.${field.code}`, 'form.fault.columns', field.code)] : []),
      ...(field.measure === null || measures.has(field.measure.code) ? [] : [fault(`fields.${field.code}`, 'form.fault.measure', field.measure.code)]),
      ...(field.was === null || earlier.has(field.was) ? [] : [fault(`fields.${field.code}`, 'form.fault.was', field.was, [...earlier].join(', '))]),
    ]),
    ...[...content.checks, ...content.ratios].flatMap((check) =>
      codes.has(check.field) ? [] : [fault(`checks.${check.code}`, 'form.fault.field', check.field, [...codes].join(', '))],
    ),
    ...content.checks.flatMap(({ code, expression }) => expressionFaults(`checks.${code}`, readExpression(expression, contextNames(content)).faults)),
    ...content.ratios.flatMap(({ code, expression }) => expressionFaults(`ratios.${code}`, readExpression(expression, figureNames(content), 'double').faults)),
  ]
}

const fault = (path: string, code: string, value: string, expected = ''): Fault => ({ path, code, value, expected })

const expressionFaults = (path: string, faults: readonly { readonly code: string; readonly value: string; readonly expected: string }[]): Fault[] =>
  faults.map(({ code, value, expected }) => fault(path, code, value, expected))

const doubled = (codes: readonly string[]): string[] => [...new Set(codes.filter((code, index) => codes.indexOf(code) !== index))]

/** What differs between two versions, fields first. A renamed field is one that says which it was. */
export function changesBetween(before: FormContent, after: FormContent): FormChange[] {
  const origin = (field: FormField) => field.was ?? field.code
  const kept = new Set(after.fields.map(origin))
  const old = new Map(before.fields.map((field) => [field.code, field]))
  return [
    ...after.fields.flatMap((field): FormChange[] => {
      const was = old.get(origin(field))
      if (was === undefined) return [{ kind: 'fieldAdded', subject: field.code, from: '', to: field.type }]
      if (was.code !== field.code) return [{ kind: 'fieldRenamed', subject: field.code, from: was.code, to: field.code }]
      const [from, to] = differing({ ...was, was: null }, { ...field, was: null })
      return from === to ? [] : [{ kind: 'fieldChanged', subject: field.code, from, to }]
    }),
    ...before.fields.filter(({ code }) => !kept.has(code)).map(({ code, type }): FormChange => ({ kind: 'fieldRemoved', subject: code, from: type, to: '' })),
    ...listChanges(before.checks, after.checks, 'check'),
    ...listChanges(before.sections, after.sections, 'section').filter(({ kind }) => kind !== 'checkChanged'),
  ]
}

type Coded = { readonly code: string; readonly expression?: string; readonly severity?: string }

function listChanges(before: readonly Coded[], after: readonly Coded[], what: 'check' | 'section'): FormChange[] {
  const [added, removed] = what === 'check' ? (['checkAdded', 'checkRemoved'] as const) : (['sectionAdded', 'sectionRemoved'] as const)
  const say = (one: Coded | undefined) => (one?.expression === undefined ? '' : `${one.severity ?? ''}: ${one.expression}`)
  const old = new Map(before.map((one) => [one.code, one]))
  const now = new Set(after.map(({ code }) => code))
  return [
    ...after.flatMap((one): FormChange[] => {
      const was = old.get(one.code)
      if (was === undefined) return [{ kind: added, subject: one.code, from: '', to: say(one) }]
      return say(was) === say(one) ? [] : [{ kind: 'checkChanged', subject: one.code, from: say(was), to: say(one) }]
    }),
    ...before.filter(({ code }) => !now.has(code)).map((one): FormChange => ({ kind: removed, subject: one.code, from: say(one), to: '' })),
  ]
}

/** The properties that differ, as `name: value` lists of either side. */
function differing(before: object, after: object): readonly [string, string] {
  const old = new Map(Object.entries(before).map(([key, value]) => [key, JSON.stringify(value)]))
  const changed = Object.entries(after).flatMap(([key, value]) => {
    const text = JSON.stringify(value)
    return old.get(key) === text ? [] : [{ key, from: old.get(key) ?? '', to: text }]
  })
  return [changed.map(({ key, from }) => `${key}: ${from}`).join('; '), changed.map(({ key, to }) => `${key}: ${to}`).join('; ')]
}

/**
 * Values of a report in an older version by the codes of a newer one. `chain` are the versions after the report's own, oldest
 * first, up to the one wanted. A field that is gone drops out; factors bring another unit of the same measure in line.
 */
export function carryOver(values: ReportValues, from: FormContent, chain: readonly FormContent[]): ReportValues {
  let [carried, before] = [values, from]
  for (const after of chain) {
    carried = step(carried, before, after)
    before = after
  }
  return carried
}

function step(values: ReportValues, before: FormContent, after: FormContent): ReportValues {
  const carried: Record<string, ReportValues[string]> = {}
  for (const field of after.fields) {
    const code = field.was ?? field.code
    const old = before.fields.find((one) => one.code === code)
    if (old === undefined || (old.type === 'list') !== (field.type === 'list')) continue
    if (field.type === 'list') {
      const columns = new Set(field.columns.map((column) => column.code))
      for (const [path, value] of Object.entries(values)) {
        const [list, row, column = ''] = path.split('.')
        if (list === code && columns.has(column)) carried[`${field.code}.${row}.${column}`] = value
      }
      continue
    }
    const value = values[code]
    if (value !== undefined) carried[field.code] = typeof value === 'number' ? value * rate(old, field) : value
  }
  return carried
}

/** What a figure is multiplied by where the unit changed: both factors lead to the unit of one measure. */
const rate = (before: FormField, after: FormField): number =>
  before.measure !== null && after.measure !== null && before.measure.code === after.measure.code ? before.measure.factor / after.measure.factor : 1
