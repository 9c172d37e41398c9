import type { Texts } from '#lib/language.ts'
import type { FormColumn, FormContent, FormField, ReportValues } from '../model.ts'
import { readExpression } from './expression.ts'
import { figureNames, figuresOf, isNumeric, isStated, numberAt, rowsOf } from './paths.ts'
import { isHsCode, isIfutCode } from './values.ts'

/** What is known beside the report itself; every figure may be missing. */
export type CheckContext = {
  /** The last approved report of the form, by the codes of this version. */
  readonly previous: Readonly<Record<string, number>>
  /** Sums of the three monthly reports of the quarter, by their field codes; none unless all three are approved or filed. */
  readonly months: Readonly<Record<string, number>>
  /** What meters, customs and the tax service say of the same period. */
  readonly known: Readonly<Record<string, number>>
  /** Of each ratio of the form: what the enterprises of the same activity division report. */
  readonly peers: Readonly<Record<string, Peers>>
  /** Whether the period lies within the residency (from its first to its last month). */
  readonly withinResidency: boolean
}

export type Peers = { readonly count: number; readonly median: number; readonly mad: number }

/** One thing found in a report. `texts` are the form's own words; without them the message is `form.check.<code>`. */
export type CheckFinding = {
  readonly code: string
  readonly severity: 'error' | 'warning'
  readonly field: string
  readonly texts: Texts | null
  readonly values: Readonly<Record<string, string | number>>
}

/** From this distance on a value is an outlier (Iglewicz and Hoaglin 1993: modified z-score 0.6745·(x − median)/MAD beyond 3.5). */
export const OUTLIER_Z = 3.5
/** Fewer enterprises in a division tell nothing about what is usual. */
export const FEWEST_PEERS = 5

/**
 * Every error and warning of a report: what the form demands of each field, its own rules, the comparison with the last
 * period and with the division. Errors stop the report; a warning needs a comment. The page (also offline) and the server ask
 * this same function. A nil report has no figures, so only its residency is checked.
 */
export function checkReport(content: FormContent, values: ReportValues, context: CheckContext, nil = false): CheckFinding[] {
  const outside = context.withinResidency ? [] : [finding('outsideResidency', 'error', content.fields[0]?.code ?? '')]
  if (nil) return content.nilAllowed ? outside : [...outside, finding('nilNotAllowed', 'error', content.fields[0]?.code ?? '')]
  return [
    ...outside,
    ...content.fields.flatMap((field) => (field.type === 'list' ? checkList(field, values) : checkValue(field, field.code, values))),
    ...checkRules(content, values, context),
    ...content.fields.flatMap((field) => checkChange(field, values, context)),
    ...checkRatios(content, values, context),
  ]
}

const finding = (code: string, severity: CheckFinding['severity'], field: string, values: CheckFinding['values'] = {}): CheckFinding => ({
  code,
  severity,
  field,
  texts: null,
  values,
})

function checkList(field: FormField, values: ReportValues): CheckFinding[] {
  const rows = rowsOf(values, field.code)
  if (rows.length === 0) return field.mandatory ? [finding('mandatory', 'error', field.code)] : []
  return rows.flatMap((row) => field.columns.flatMap((column) => checkValue(column, `${field.code}.${row}.${column.code}`, values)))
}

function checkValue(field: FormField | FormColumn, path: string, values: ReportValues): CheckFinding[] {
  if (!isStated(values, path)) return field.mandatory ? [finding('mandatory', 'error', path)] : []
  const value = values[path]
  if (typeof value === 'number') {
    if (value < 0 && !field.signed) return [finding('negative', 'error', path, { value })]
    if (field.type === 'share' && value > 100) return [finding('shareAbove', 'error', path, { value })]
    return []
  }
  const text = String(value)
  if (field.type === 'hs' && !isHsCode(text)) return [finding('unknownHs', 'error', path, { value: text })]
  if (field.type === 'ifut' && !isIfutCode(text)) return [finding('unknownIfut', 'error', path, { value: text })]
  return []
}

/** Names an expression may use beside the form's own figures: what came before, the months of a quarter, what others know. */
export const contextNames = (content: FormContent): string[] =>
  figureNames(content).flatMap((name) => [name, `prev_${name}`, `months_${name}`, `known_${name}`])

const prefixed = (prefix: string, figures: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(figures).map(([name, value]) => [`${prefix}_${name}`, value]))

function checkRules(content: FormContent, values: ReportValues, context: CheckContext): CheckFinding[] {
  const figures = {
    ...prefixed('prev', context.previous),
    ...prefixed('months', context.months),
    ...prefixed('known', context.known),
    ...figuresOf(content, values),
  }
  const names = contextNames(content)
  return content.checks.flatMap((check) => {
    const { expression } = readExpression(check.expression, names)
    if (expression === undefined || expression.needs.some((name) => !Object.hasOwn(figures, name))) return []
    if (expression.ask(figures) !== false) return []
    return [{ code: check.code, severity: check.severity, field: check.field, texts: check.names, values: {} }]
  })
}

/** A figure that grew or fell by more than its limit against the last period: x/x₋₁ − 1 beyond ±limit. */
function checkChange(field: FormField, values: ReportValues, context: CheckContext): CheckFinding[] {
  const [now, before] = [numberAt(values, field.code), context.previous[field.code]]
  if (field.changeLimit === null || !isNumeric(field.type) || now === undefined || before === undefined || before === 0) return []
  const change = now / before - 1
  if (Math.abs(change) <= field.changeLimit + 1e-9) return []
  return [finding('change', 'warning', field.code, { before, change: Math.round(change * 1000) / 10, limit: field.changeLimit * 100 })]
}

function checkRatios(content: FormContent, values: ReportValues, context: CheckContext): CheckFinding[] {
  const figures = figuresOf(content, values)
  return content.ratios.flatMap((ratio) => {
    const peers = context.peers[ratio.code]
    const value = ratioOf(content, ratio.expression, figures)
    if (peers === undefined || value === undefined || peers.count < FEWEST_PEERS || peers.mad === 0) return []
    const z = (0.6745 * (value - peers.median)) / peers.mad
    if (Math.abs(z) <= OUTLIER_Z) return []
    const said = { value: round(value), median: round(peers.median), count: peers.count }
    return [{ code: ratio.code, severity: 'warning' as const, field: ratio.field, texts: ratio.names, values: said }]
  })
}

const round = (value: number) => Number(value.toPrecision(4))

/** A ratio of a report; undefined where a figure is missing or nothing is divided by. */
export function ratioOf(content: FormContent, text: string, figures: Readonly<Record<string, number>>): number | undefined {
  const { expression } = readExpression(text, figureNames(content), 'double')
  if (expression === undefined || expression.needs.some((name) => !Object.hasOwn(figures, name))) return undefined
  const value = expression.ask(figures)
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

/** Median and median absolute deviation of a set; of none, zeros. */
export function peersOf(ratios: readonly number[]): Peers {
  const median = medianOf(ratios)
  return { count: ratios.length, median, mad: medianOf(ratios.map((ratio) => Math.abs(ratio - median))) }
}

function medianOf(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]]
  return low === undefined || high === undefined ? 0 : (low + high) / 2
}

/** The name under which the comment on a warning is kept among the values. */
export const commentOf = (finding: Pick<CheckFinding, 'code' | 'field'>): string => `why.${finding.code}.${finding.field.replaceAll('.', '-')}`

/** Warnings that still lack their comment (three letters at least). */
export const unexplained = (findings: readonly CheckFinding[], comments: ReportValues): CheckFinding[] =>
  findings.filter((one) => one.severity === 'warning' && String(comments[commentOf(one)] ?? '').trim().length < 3)
