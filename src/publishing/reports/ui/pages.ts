import type { Translator } from '#lib/translator.ts'
import { capital, ofRegister, textCell } from '#web/view/cells.ts'
import type { ViewDocument } from '#web/view/document.ts'
import { momentText } from '#web/view/moment.ts'
import { definePage } from '#web/view/page.ts'
import type { ReportWhole } from '../model.ts'
import { buildReport } from './document/build.ts'
import { sheetsOf } from './document/sheets.ts'

/** Published reports. */
export const reportsPage = definePage({
  path: '/reports',
  call: () => ({ operation: 'listReports', input: {} }),
  title: (data, t) => t.text('report.list.title', { count: data.items.length }),
  description: (_data, t) => t.text('report.list.lead'),
  tables: (data, t) => [
    {
      name: 'reports',
      title: t.text('report.list.name'),
      columns: ['id', 'year', 'territory', 'signed', 'published'].map((key) => ({ key, title: t.text(`report.list.column.${key}`), numeric: false })),
      rows: data.items.map((one) =>
        [one.id, String(one.year), t.of(one.placeNames), one.signedBy ?? '', one.publishAt === null ? '' : momentText(one.publishAt, t)].map(textCell),
      ),
      ...ofRegister(t),
    },
  ],
})

let last: { readonly data: ReportWhole; readonly language: string; readonly document: ViewDocument } | undefined

/** The report as a document; title, tables and paper of one page are made of the same one. */
export function documentOf(data: ReportWhole, t: Translator): ViewDocument {
  if (last?.data === data && last.language === t.language) return last.document
  const document = buildReport(data, t)
  last = { data, language: t.language, document }
  return document
}

const titleOf = (data: ReportWhole, t: Translator): string =>
  t.text('report.page.title', { place: capital(t.of(data.report.placeNames)), year: String(data.report.year), release: data.release.id })

/** One published report. */
export const reportPage = definePage({
  path: '/reports/{id}',
  call: ({ params }) => ({ operation: 'getReport', input: { id: params.id ?? '' } }),
  title: titleOf,
  description: (_data, t) => t.text('report.list.lead'),
  tables: (data, t) => sheetsOf(documentOf(data, t), t),
  document: documentOf,
})

/** One report in any state, for those who write it. */
export const reportDraftPage = definePage({
  path: '/reports/drafts/{id}',
  call: ({ params }) => ({ operation: 'getReportDraft', input: { id: params.id ?? '' } }),
  title: titleOf,
  description: (_data, t) => t.text('report.list.lead'),
  tables: (data, t) => sheetsOf(documentOf(data, t), t),
  document: documentOf,
})
