import { refuse, ok, type Fault, type Result } from '#lib/result.ts'
import type { FormContent, ReportValue, ReportValues } from '../../templates/model.ts'
import { fieldAt, rowsOf } from '../../templates/rules/paths.ts'
import { acceptValue } from '../../templates/rules/values.ts'
import type { FieldConflict, FieldEdit, ReportField } from '../model.ts'

/** Most rows a list may have, and most fields one request may change. */
export const MOST_ROWS = 500
export const MOST_EDITS = 2000

const COMMENT = /^why\.[a-zA-Z0-9_]{1,40}\.[a-z0-9_-]{1,100}$/

export const isComment = (path: string): boolean => COMMENT.test(path)

/** The edits with their values as they will be kept; or every fault by path. Nothing is taken in part. */
export function acceptEdits(content: FormContent, edits: readonly FieldEdit[]): Result<FieldEdit[]> {
  const faults: Fault[] = []
  const accepted = edits.flatMap((edit) => {
    if (isComment(edit.path)) return [{ ...edit, value: edit.value === null ? null : String(edit.value) }]
    const field = fieldAt(content, edit.path)
    if (field === undefined) {
      faults.push({ path: edit.path, code: 'form.value.noField' })
      return []
    }
    const read = acceptValue(field, edit.value)
    if (read.ok) return [{ ...edit, value: read.value }]
    faults.push({ path: edit.path, code: read.code, value: String(edit.value).slice(0, 100), expected: read.expected })
    return []
  })
  return faults.length > 0 ? refuse('submission.fields', { count: faults.length }, faults) : ok(accepted)
}

type Merge = {
  readonly writes: readonly (FieldEdit & { readonly version: number })[]
  readonly same: readonly { path: string; version: number }[]
  readonly conflicts: readonly FieldConflict[]
}

/**
 * Two editors of one report, field by field: a field nobody touched since it was read is written; one that holds the very value
 * already is fine (a repeated request); one that somebody else changed is told, with what stands there. `force` writes over it.
 */
export function mergeEdits(standing: ReadonlyMap<string, ReportField>, edits: readonly FieldEdit[]): Merge {
  const writes: (FieldEdit & { version: number })[] = []
  const same: { path: string; version: number }[] = []
  const conflicts: FieldConflict[] = []
  for (const edit of new Map(edits.map((one) => [one.path, one])).values()) {
    const field = standing.get(edit.path)
    const version = field?.version ?? 0
    if (sameValue(field?.value ?? null, edit.value) && (version > 0 || edit.value === null)) same.push({ path: edit.path, version })
    else if (version === edit.base) writes.push({ ...edit, version: version + 1 })
    else if (field !== undefined) conflicts.push({ path: edit.path, yours: edit.value, theirs: field.value, version, by: field.by, at: field.at })
    else writes.push({ ...edit, version: 1 })
  }
  return { writes, same, conflicts }
}

const sameValue = (a: ReportValue, b: ReportValue) => (a === '' ? null : a) === (b === '' ? null : b)

/** Values and comments of a report's fields, apart. */
export function splitFields(fields: readonly ReportField[]): { readonly values: ReportValues; readonly comments: ReportValues } {
  const of = (comments: boolean) => Object.fromEntries(fields.filter(({ path }) => isComment(path) === comments).map(({ path, value }) => [path, value]))
  return { values: of(false), comments: of(true) }
}

/** Faults of lists that have grown too long. */
export const tooManyRows = (content: FormContent, values: ReportValues): Fault[] =>
  content.fields
    .filter(({ type, code }) => type === 'list' && rowsOf(values, code).length > MOST_ROWS)
    .map(({ code }) => ({ path: code, code: 'form.value.rows', expected: String(MOST_ROWS) }))

/** What a new report may begin with: fields the form carries on, from the last report; nothing where a field is filled already. */
export function suggestionsOf(content: FormContent, previous: ReportValues, register: ReportValues, filled: ReportValues): Record<string, ReportValue> {
  const suggested: Record<string, ReportValue> = {}
  for (const field of content.fields) {
    const value = field.type === 'ifut' ? (register[field.code] ?? previous[field.code]) : previous[field.code]
    if (field.carried && field.type !== 'list' && value !== undefined && value !== null && !Object.hasOwn(filled, field.code)) suggested[field.code] = value
  }
  return suggested
}
