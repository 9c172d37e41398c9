import type { Translator } from '#lib/translator.ts'
import { ofRegister, textCell, numberCell } from '#web/view/cells.ts'
import { definePage } from '#web/view/page.ts'
import type { ViewTable } from '#web/view/table.ts'
import type { ReportFile, ReportSummary, Round } from '../model.ts'
import type { ReportValues } from '../../templates/model.ts'
import { splitFields } from '../rules/merge.ts'
import { formText, pathText, unitText, valueText } from './words.ts'

/** Reports of whoever reads: an enterprise's own, or those a specialist checks. */
export const submissionsPage = definePage({
  path: '/submissions',
  call: ({ search }) => ({
    operation: 'listSubmissions',
    input: {
      zone: search.zone,
      form: search.form,
      period: search.period,
      state: stateOf(search.state),
      lateOn: search.late,
      cursor: search.cursor,
      limit: 100,
    },
  }),
  title: (data, t) => {
    const open = data.items.filter(({ state }) => state === 'awaited' || state === 'draft' || state === 'returned' || state === 'reopened').length
    return open === 0 ? t.text('submissions.title.none', { count: data.items.length }) : t.text('submissions.title', { open })
  },
  description: (_data, t) => t.text('submissions.lead'),
  tables: (data, t) => [reportsView(data.items, t)],
})

const STATES = ['awaited', 'draft', 'in_check', 'returned', 'approved', 'locked', 'reopened'] as const
const stateOf = (text: string | undefined) => STATES.find((state) => state === text)

export const reportsView = (items: readonly ReportSummary[], t: Translator): ViewTable => ({
  name: 'submissions',
  title: t.text('submissions.name'),
  columns: ['form', 'period', 'party', 'zone', 'state', 'due', 'submittedOn'].map((key) => ({
    key,
    title: t.text(`submission.column.${key}`),
    numeric: false,
  })),
  rows: items.map((report) =>
    [
      t.of(report.formNames),
      t.periodShort(report.period),
      t.of(report.partyNames),
      t.of(report.zoneNames),
      t.text(`submission.state.${report.state}`),
      report.due,
      report.submittedOn ?? '',
    ].map(textCell),
  ),
  ...ofRegister(t),
})

const reportTitle = ({ report }: ReportFile, t: Translator): string =>
  t.text('submission.title', { form: formText(report.formNames, t), period: t.period(report.period), party: t.of(report.partyNames) })

/** One report: filled by the enterprise, checked by a specialist, read by whoever may. */
export const submissionPage = definePage({
  path: '/zones/{zone}/submissions/{id}',
  call: ({ params }) => ({ operation: 'getSubmission', input: { zone: params.zone ?? '', id: params.id ?? '' } }),
  title: reportTitle,
  description: (data, t) => t.text(`submission.state.${data.report.state}`),
  tables: (data, t) => [valuesView(data, splitFields(data.fields).values, t)],
})

/** One submitted revision, in the version of the form it was filled in. */
export const revisionPage = definePage({
  path: '/zones/{zone}/submissions/{id}/revisions/{revision}',
  call: ({ params }) => ({ operation: 'getSubmissionRevision', input: { zone: params.zone ?? '', id: params.id ?? '', revision: Number(params.revision) } }),
  title: (data, t) => t.text('submission.revisionTitle', { report: reportTitle(data.file, t), revision: data.revision }),
  description: (data, t) => reportTitle(data.file, t),
  tables: (data, t) => [valuesView(data.file, data.values, t)],
})

function valuesView({ content, context }: Pick<ReportFile, 'content' | 'context'>, values: ReportValues, t: Translator): ViewTable {
  const paths = [...content.fields.filter(({ type }) => type !== 'list').map(({ code }) => code), ...Object.keys(values).filter((path) => path.includes('.'))]
  const field = (path: string) => content.fields.find(({ code }) => code === path)
  return {
    name: 'submission',
    title: t.of(content.names),
    columns: ['code', 'field', 'unit', 'value', 'previous'].map((key) => ({
      key,
      title: t.text(`submission.column.${key}`),
      numeric: key === 'value' || key === 'previous',
    })),
    rows: paths.map((path) => {
      const value = values[path]
      const before = context.previous[path]
      return [
        textCell(path),
        textCell(pathText(content, path, t)),
        textCell(unitText(field(path)?.unit ?? '', t)),
        typeof value === 'number' ? numberCell(value, 2, '') : textCell(valueText(field(path), value, t)),
        numberCell(before ?? null, 2, t.text('submission.noValue')),
      ]
    }),
    ...ofRegister(t),
  }
}

/** How far reporting has come by zone and period. */
export const roundsPage = definePage({
  path: '/reporting',
  call: ({ search }) => ({ operation: 'listReportingRounds', input: { form: search.form ?? 'ksz-1', year: yearOf(search.year) } }),
  title: (data, t) => {
    const due = data.items.reduce((sum, { dueCount }) => sum + dueCount, 0)
    const approved = data.items.reduce((sum, { approvedCount }) => sum + approvedCount, 0)
    return due === 0 ? t.text('reporting.title.none') : t.text('reporting.title', { approved, due, share: t.percent(approved / due, { digits: 0 }) })
  },
  description: (_data, t) => t.text('reporting.lead'),
  tables: (data, t) => [roundsView(data.items, t)],
})

/** The year of an address; without one the present. */
export const yearOf = (text: string | undefined): number => (text !== undefined && /^20\d\d$/.test(text) ? Number(text) : new Date().getUTCFullYear())

const roundsView = (items: readonly Round[], t: Translator): ViewTable => ({
  name: 'reporting',
  title: t.text('reporting.name'),
  columns: ['zone', 'form', 'period', 'due', 'dueCount', 'approvedCount', 'onTimeCount', 'imputedCount', 'state'].map((key) => ({
    key,
    title: t.text(`reporting.column.${key}`),
    numeric: key.endsWith('Count'),
  })),
  rows: items.map((round) => [
    textCell(t.of(round.zoneNames)),
    textCell(round.form),
    textCell(round.period),
    textCell(round.due),
    ...[round.dueCount, round.approvedCount, round.onTimeCount, round.imputedCount].map((count) => numberCell(count, 0, '')),
    textCell(t.text(`reporting.state.${round.state}`)),
  ]),
  ...ofRegister(t),
})

/** Completeness of one zone: enterprises by periods. */
export const matrixPage = definePage({
  path: '/zones/{zone}/reporting',
  call: ({ params, search }) => ({
    operation: 'showReportingMatrix',
    input: { zone: params.zone ?? '', form: search.form ?? 'ksz-1', year: yearOf(search.year) },
  }),
  title: (data, t) => {
    const cells = data.rows.flatMap((row) => row.cells)
    const done = cells.filter(({ state }) => state === 'approved' || state === 'locked').length
    return t.text('matrix.title', { zone: t.of(data.zoneNames), done, all: cells.length, year: String(data.year) })
  },
  description: (_data, t) => t.text('matrix.lead'),
  tables: (data, t) => {
    const periods = [...new Set(data.rows.flatMap((row) => row.cells.map(({ period }) => period)))].toSorted()
    return [
      {
        name: 'matrix',
        title: t.text('matrix.name'),
        columns: [
          { key: 'party', title: t.text('submission.column.party'), numeric: false },
          ...periods.map((period) => ({ key: period, title: period, numeric: false })),
        ],
        rows: data.rows.map((row) => [
          textCell(t.of(row.names)),
          ...periods.map((period) => {
            const cell = row.cells.find((one) => one.period === period)
            return textCell(cell === undefined ? '' : t.text(`submission.state.${cell.state}`))
          }),
        ]),
        ...ofRegister(t),
      },
    ]
  },
})

/** The log: who submitted, returned, approved and reopened what. */
export const stepsPage = definePage({
  path: '/reporting/log',
  call: ({ search }) => ({ operation: 'listSubmissionSteps', input: { cursor: search.cursor, limit: 100 } }),
  title: (data, t) => t.text('reportingLog.title', { count: data.items.length }),
  description: (_data, t) => t.text('reportingLog.lead'),
  tables: (data, t) => [
    {
      name: 'log',
      title: t.text('reportingLog.name'),
      columns: ['at', 'step', 'party', 'form', 'period', 'revision', 'by', 'note'].map((key) => ({
        key,
        title: t.text(`reportingLog.column.${key}`),
        numeric: key === 'revision',
      })),
      rows: data.items.map((row) => [
        textCell(row.at),
        textCell(t.text(`submission.step.${row.step}`)),
        textCell(t.of(row.partyNames)),
        textCell(row.form),
        textCell(row.period),
        numberCell(row.revision, 0, ''),
        textCell(row.by),
        textCell(row.note),
      ]),
      ...ofRegister(t),
    },
  ],
})
