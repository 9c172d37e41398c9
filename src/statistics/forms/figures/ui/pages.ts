import type { OutputOf } from '#lib/operation.ts'
import type { Translator } from '#lib/translator.ts'
import { numberCell, textCell } from '#web/view/cells.ts'
import { definePage } from '#web/view/page.ts'
import type { ViewTable } from '#web/view/table.ts'
import type { listReportedFigures } from '../contract.ts'
import type { ReportedFigure } from '../model.ts'

export type Figures = OutputOf<typeof listReportedFigures>

/** Sums of approved reports: whole for whoever checks them (`whole` in the address), else with what is confidential withheld. */
export const figuresPage = definePage({
  path: '/reported-figures',
  call: ({ search }) => ({ operation: 'listReportedFigures', input: { form: search.form, period: search.period, place: search.place, field: search.field } }),
  title: figuresTitle,
  description: (data, t) => t.text('figures.description', { form: t.of(data.formNames), place: t.of(data.place.names) }),
  tables: (data, t, { search }) => [figuresView(data, t, search.imputed === 'yes')],
})

/** How many of the reports due are in the sums. */
export function figuresTitle(data: Figures, t: Translator): string {
  const own = data.items.find(({ subject, division }) => subject === data.place.id && division === '')
  if (data.period === null || own === undefined) return t.text('figures.title.none', { form: t.of(data.formNames) })
  return t.text('figures.title', { place: t.of(data.place.names), period: t.period(data.period), count: own.approvedCount, due: own.dueCount })
}

/** The figure shown: of approved reports, with imputed ones added where that is asked for. */
export const shownValue = (figure: Pick<ReportedFigure, 'approved' | 'imputed'>, withImputed: boolean): number | null =>
  figure.approved === null ? null : figure.approved + (withImputed ? (figure.imputed ?? 0) : 0)

export function figuresView(data: Figures, t: Translator, withImputed: boolean): ViewTable {
  return {
    name: 'reported-figures',
    title: t.text('figures.name'),
    columns: ['subject', 'level', 'field', 'division', 'unit', 'value', 'imputed', 'approvedCount', 'imputedCount', 'dueCount'].map((key) => ({
      key,
      title: t.text(`figures.column.${key}`),
      numeric: key === 'value' || key === 'imputed' || key.endsWith('Count'),
    })),
    rows: data.items.map((figure) => {
      const field = data.fields.find(({ code }) => code === figure.field)
      const reason = t.text(`figures.withheld.${figure.withheld ?? 'none'}`)
      return [
        textCell(t.of(figure.names)),
        textCell(t.text(`figures.level.${figure.level}`)),
        textCell(field === undefined ? figure.field : t.of(field.names)),
        textCell(figure.division),
        textCell(field === undefined || field.unit === '' ? '' : t.unit(field.unit)),
        numberCell(shownValue(figure, withImputed), 2, reason),
        numberCell(withImputed ? figure.imputed : null, 2, ''),
        ...[figure.approvedCount, figure.imputedCount, figure.dueCount].map((count) => numberCell(count, 0, '')),
      ]
    }),
    source: t.text('figures.source', { form: t.of(data.formNames), version: data.version }),
    asOf: data.period === null ? t.text('web.now') : t.periodShort(data.period),
  }
}

/** Reports against other sources. */
export const differencesPage = definePage({
  path: '/reported-differences',
  call: ({ search }) => ({ operation: 'listDifferences', input: { measure: search.measure, period: search.period } }),
  title: (data, t) => (data.items.length === 0 ? t.text('differences.title.none') : t.text('differences.title', { count: data.items.length })),
  description: (_data, t) => t.text('differences.lead'),
  tables: (data, t) => [
    {
      name: 'differences',
      title: t.text('differences.name'),
      columns: ['subject', 'measure', 'period', 'unit', 'reported', 'other', 'difference', 'otherSource'].map((key) => ({
        key,
        title: t.text(`differences.column.${key}`),
        numeric: key === 'reported' || key === 'other' || key === 'difference',
      })),
      rows: data.items.map((row) => [
        textCell(t.of(row.names)),
        textCell(row.measure),
        textCell(row.period),
        textCell(t.unit(row.unit)),
        numberCell(row.reported, 2, ''),
        numberCell(row.other, 2, ''),
        numberCell(row.reported - row.other, 2, ''),
        textCell(row.otherSource),
      ]),
      source: t.text('web.ofRegister'),
      asOf: t.text('web.now'),
    },
  ],
})
