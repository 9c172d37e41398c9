import type { Translator } from '#lib/translator.ts'
import { ofRegister, textCell } from '#web/view/cells.ts'
import { definePage } from '#web/view/page.ts'
import type { ViewTable } from '#web/view/table.ts'
import { findingState, severity, type Finding } from '../model.ts'
import { explanationText, findingText, ruleTitle } from './finding.ts'

/** What the rules find in the claims. */
export const findingsPage = definePage({
  path: '/quality',
  call: ({ search }) => ({
    operation: 'listFindings',
    input: {
      state: findingState.options.find((state) => state === search.state),
      severity: severity.options.find((level) => level === search.severity),
      rule: search.rule,
      subject: search.subject,
    },
  }),
  title: (data, t) =>
    t.text('quality.title', { findings: data.items.length, claims: data.claims, open: data.items.filter(({ state }) => state === 'open').length }),
  description: (data, t) => t.text('quality.description', { findings: data.items.length, claims: data.claims }),
  tables: (data, t) => [findingsView(data.items, t)],
})

/** One finding. */
export const findingPage = definePage({
  path: '/quality/{id}',
  call: ({ params }) => ({ operation: 'getFinding', input: { id: params.id ?? '' } }),
  title: (data, t) => findingText(data.finding, t),
  description: (data, t) => t.text('quality.findingDescription', { rule: ruleTitle(data.finding.rule, t), arithmetic: data.finding.arithmetic }),
  tables: (data, t) => [findingsView([data.finding], t)],
})

function findingsView(findings: readonly Finding[], t: Translator): ViewTable {
  return {
    name: 'findings',
    title: t.text('web.nav.quality'),
    columns: ['id', 'rule', 'severity', 'state', 'subject', 'finding', 'arithmetic', 'explanation', 'evidence', 'claims', 'decision'].map((key) => ({
      key,
      title: t.text(`quality.column.${key}`),
      numeric: false,
    })),
    rows: findings.map((finding) =>
      [
        finding.id,
        ruleTitle(finding.rule, t),
        t.text(`quality.severity.${finding.severity}`),
        t.text(`quality.state.${finding.state}`),
        finding.subject,
        findingText(finding, t),
        finding.arithmetic,
        finding.explanation === null ? '' : explanationText(finding, t),
        finding.evidence ?? '',
        finding.claims.join(' '),
        finding.decision?.reason ?? '',
      ].map(textCell),
    ),
    ...ofRegister(t),
  }
}
