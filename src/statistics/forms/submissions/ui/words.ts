import type { Day } from '#lib/day.ts'
import type { Texts } from '#lib/language.ts'
import type { Translator } from '#lib/translator.ts'
import type { CheckFinding } from '../../templates/rules/checks.ts'
import type { FormColumn, FormContent, FormField, ReportValue } from '../../templates/model.ts'
import { fieldAt } from '../../templates/rules/paths.ts'
import type { ReportSummary } from '../model.ts'
import { isOverdue } from '../rules/steps.ts'

/** Where a report stands as readers are told: awaited ones are due, or late once the grace is over. */
export type Standing = ReportSummary['state'] | 'late'

type Dated = Pick<ReportSummary, 'state' | 'graceUntil' | 'returnedUntil'>

export const standingOf = (report: Dated, today: Day): Standing => (isOverdue(report, today) ? 'late' : report.state)

export const STANDING_TAGS = {
  awaited: '',
  draft: '',
  late: 'bad',
  in_check: 'warning',
  returned: 'warning',
  approved: 'good',
  locked: 'good',
  reopened: 'warning',
} as const satisfies Record<Standing, string>

/** One sign for each standing, so that a cell is told by its shape, not by its colour alone. */
export const STANDING_SIGNS = {
  awaited: '○',
  draft: '◐',
  late: '◆',
  in_check: '◔',
  returned: '↩',
  approved: '●',
  locked: '■',
  reopened: '↻',
} as const satisfies Record<Standing, string>

export const standingText = (standing: Standing, t: Translator): string => t.text(`submission.state.${standing}`)

/** A value as readers see it: figures with their digits, choices by their name, days in words. */
export function valueText(field: FormField | FormColumn | undefined, value: ReportValue | undefined, t: Translator): string {
  if (value === undefined || value === null || value === '') return '–'
  if (typeof value === 'number') return t.number(value)
  if (field?.type === 'choice') {
    const chosen = field.options.find(({ code }) => code === value)
    return chosen === undefined ? value : t.of(chosen.names)
  }
  return field?.type === 'day' ? t.day(value) : value
}

/** What the checks found, as a sentence. */
export function findingText({ code, texts, values }: Pick<CheckFinding, 'code' | 'texts' | 'values'>, t: Translator): string {
  if (texts !== null) {
    const { value, median, count } = values
    const compared =
      value === undefined || median === undefined
        ? ''
        : ` ${t.text('submission.compared', { value: Number(value), median: Number(median), count: Number(count ?? 0) })}`
    return `${t.of(texts)}.${compared}`
  }
  const change = values['change']
  return t.text(`form.check.${code}`, {
    value: change === undefined ? String(values['value'] ?? '') : t.number(Number(change), { sign: true }),
    expected: values['before'] === undefined ? '' : t.number(Number(values['before'])),
    path: '',
  })
}

/** Name of the field a path leads to; for a cell of a list with the list and the row's number. */
export function pathText(content: FormContent, path: string, t: Translator): string {
  const field = fieldAt(content, path)
  const list = content.fields.find(({ code }) => code === path.split('.')[0])
  if (field === undefined) return list === undefined ? path : t.of(list.names)
  return path.includes('.') && list !== undefined ? `${t.of(list.names)}: ${t.of(field.names)}` : t.of(field.names)
}

export const unitText = (unit: string, t: Translator): string => (unit === '' ? '' : t.unit(unit))

/** Id of the control of a path, so that the summary of faults leads to it. */
export const controlId = (path: string): string => `f-${path.replaceAll('.', '-')}`

/** The name of a form; its number never breaks from its letters. */
export const formText = (names: Texts, t: Translator): string => t.of(names).replace('KSZ-', 'KSZ\u2011')
