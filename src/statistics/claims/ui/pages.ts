import { locatorText } from '#registers/sources/ui/locator.ts'
import type { Translator } from '#lib/translator.ts'
import { numberCell, ofRegister, textCell } from '#web/view/cells.ts'
import { definePage } from '#web/view/page.ts'
import type { ViewTable } from '#web/view/table.ts'
import type { Claim } from '../model.ts'
import { claimFigure, scopeText } from './claim.ts'

/** Claims, by subject, measure, period or source. */
export const claimsPage = definePage({
  path: '/claims',
  call: ({ search }) => ({
    operation: 'listClaims',
    input: {
      subject: search.subject,
      measure: search.measure,
      period: search.period,
      source: search.source,
      asOf: search.asOf,
      cursor: search.cursor,
      limit: 100,
    },
  }),
  title: (data, t) => t.text(data.next === undefined ? 'claims.title' : 'claims.titleMore', { count: data.items.length }),
  description: (_data, t) => t.text('claims.description'),
  tables: (data, t) => [claimsView(data.items, t)],
})

/** Recording a claim; the measures it may be of are the page's data. */
export const newClaimPage = definePage({
  path: '/claims/new',
  call: () => ({ operation: 'listMeasures', input: {} }),
  title: (_data, t) => t.text('claim.new.title'),
  description: (_data, t) => t.text('claim.new.lead'),
})

/** One claim with its versions and rivals. */
export const claimPage = definePage({
  path: '/claims/{id}',
  call: ({ params }) => ({ operation: 'getClaim', input: { id: params.id ?? '' } }),
  title: (data, t) => t.text('claim.title', { id: data.claim.id, figure: claimFigure(data.claim, t) }),
  description: (data, t) => t.text('claim.description', { source: data.claim.source, locator: locatorText(data.claim.locator, t) }),
  tables: (data, t) => [claimsView([data.claim, ...data.history.filter(({ id }) => id !== data.claim.id), ...data.rivals], t)],
})

/** A source with the claims that rest on it. */
export const sourcePage = definePage({
  path: '/sources/{id}',
  call: ({ params }) => ({ operation: 'getSource', input: { id: params.id ?? '' } }),
  title: (data, t) => t.of(data.titles),
  description: (data, t) => t.text('source.description', { title: t.of(data.titles) }),
})

export function claimsView(claims: readonly Claim[], t: Translator): ViewTable {
  const columns = ['id', 'subject', 'measure', 'value', 'unit', 'qualifier', 'period', 'basis', 'scope', 'source', 'locator', 'quote', 'note', 'recordedFrom']
  return {
    name: 'claims',
    title: t.text('claim.list'),
    columns: columns.map((key) => ({ key, title: t.text(`claim.column.${key}`), numeric: key === 'value' })),
    rows: claims.map((claim) => [
      textCell(claim.id),
      textCell(claim.subject),
      textCell(claim.measure),
      numberCell(claim.value, claim.value !== null && Number.isInteger(claim.value) ? 0 : 2, t.text('web.chart.noValue'), claim.qualifier === 'exact'),
      textCell(t.unit(claim.unit)),
      textCell(t.text(`claim.qualifierName.${claim.qualifier}`)),
      textCell(claim.period ?? ''),
      textCell(t.text(`claim.basis.${claim.periodBasis}`)),
      textCell(scopeText(claim.scope, t)),
      textCell(claim.source),
      textCell(locatorText(claim.locator, t)),
      textCell(claim.quote),
      textCell(claim.note),
      textCell(claim.recordedFrom.slice(0, 10)),
    ]),
    ...ofRegister(t),
  }
}
