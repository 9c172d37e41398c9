import { locatorText } from '#registers/sources/ui/locator.ts'
import { capital } from '#web/view/cells.ts'
import { findingText, explanationText } from '#statistics/quality/ui/finding.ts'
import { number, text, type Context } from './context.ts'
import type { DocumentBlock } from '#web/view/document.ts'

/** The article's own words on what is wrong and what should be done: places in its text. */
const ARTICLE = 'paper-text'
const PROBLEMS = ['222-223', '223-225', '225-226', '228-229', '211-212', '219-220', '103-104'] as const
const PROPOSALS = ['257-259', '261-262', '264-265', '269-270', '272-274', '276-277', '281-282', '284-285', '287'] as const

/** Problems and proposals as the article states them, where the year's figures are the article's too; elsewhere only what the commentary says. */
export function problems(c: Context, cite: (lines: string) => number[]): DocumentBlock[] {
  const { t } = c
  const ofArticle = c.content.figures.some(({ source, period }) => source.startsWith('paper-') && period === c.release.period) && c.place === '1726'
  if (!ofArticle || !c.content.sources.some(({ id }) => id === ARTICLE)) return [{ kind: 'missing', text: t.text('report.missing.problems') }]
  return [
    { kind: 'heading', text: t.text('report.problems.problems') },
    { kind: 'list', items: PROBLEMS.map((lines, index) => ({ text: t.text(`report.article.problem.${index + 1}`), notes: cite(lines) })) },
    { kind: 'heading', text: t.text('report.problems.proposals') },
    { kind: 'list', items: PROPOSALS.map((lines, index) => ({ text: t.text(`report.article.proposal.${index + 1}`), notes: cite(lines) })) },
  ]
}

/** Where sources disagree: figures of one thing side by side, then what the quality rules found and nobody has explained. */
export function contradictions(c: Context): DocumentBlock[] {
  const { t } = c
  const open = c.content.findings.filter(({ state, severity }) => state === 'open' && severity !== 'note')
  const pairs = rivalsOf(c)
  if (open.length === 0 && pairs.length === 0) return [{ kind: 'paragraph', text: t.text('report.contradictions.none'), notes: [] }]
  return [
    { kind: 'paragraph', text: t.text('report.contradictions.lead'), notes: [] },
    ...(pairs.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            table: {
              id: 'contradictions',
              caption: t.text('report.contradictions.table'),
              columns: [
                { key: 'figure', title: t.text('report.column.figure'), numeric: false, wide: true },
                { key: 'value', title: t.text('report.column.value'), numeric: true },
                { key: 'unit', title: t.text('report.column.unit'), numeric: false },
                { key: 'scope', title: t.text('report.column.scope'), numeric: false, wide: true },
                { key: 'official', title: t.text('report.column.official'), numeric: false },
              ],
              rows: pairs.map((row) => row.cells),
              notes: [...new Set(pairs.flatMap(({ notes }) => notes))].toSorted((a, b) => a - b),
              remark: t.text('report.contradictions.remark'),
            },
          },
        ]),
    ...(open.length === 0
      ? []
      : [
          { kind: 'heading' as const, text: t.text('report.contradictions.findings') },
          {
            kind: 'list' as const,
            items: open.map((finding) => {
              const explained = explanationText(finding, t)
              return {
                text: `${capital(c.nameOf(finding.subject))}. ${findingText(finding, t)}${explained === '' ? '' : ` ${explained}`}`,
                notes: c.citeClaims(finding.claims),
              }
            }),
          },
        ]),
  ]
}

/** Claims about the same figure of the territory or a zone whose values differ. The text's square metres are the table's hectares under another name. */
function rivalsOf(c: Context) {
  const { t } = c
  const measures = new Map(c.content.dictionary.measures.map((measure) => [measure.code, measure]))
  const official = new Set(c.content.figures.map(({ claim }) => claim))
  const own = new Set([c.place, ...c.zones.map(({ id }) => id)])
  const alike = ({ subject, measure, period }: Context['content']['claims'][number]) =>
    `${subject}|${measure === 'total_area_m2' ? 'area_ha' : measure}|${subject === c.place ? '' : period}`
  const groups = Map.groupBy(
    c.content.claims.filter(
      ({ subject, value, period, measure }) => own.has(subject) && value !== null && (period === null || period === c.release.period || measure === 'area_ha'),
    ),
    alike,
  )
  return [...groups.values()].flatMap((claims) => {
    const values = new Set(claims.map(({ value, unit }) => (unit === 'm2' ? (value ?? 0) / 10_000 : value)))
    const [first] = claims
    if (values.size < 2 || first === undefined) return []
    const name = measures.get(first.measure === 'total_area_m2' ? 'area_ha' : first.measure)?.names
    return claims.map((claim) => ({
      notes: c.citeClaims([claim.id]),
      cells: [
        text(`${capital(c.nameOf(claim.subject))}: ${name === undefined ? claim.measure : t.of(name).charAt(0).toLocaleLowerCase() + t.of(name).slice(1)}`),
        number(claim.value, claim.unit === 'ha' ? 1 : 0, ''),
        text(claim.unit === 'count' || claim.unit === 'person' ? '' : t.unit(claim.unit)),
        text(t.text(`claim.scope.${claim.scope}`)),
        text(t.text(official.has(claim.id) ? 'report.yes' : 'report.no')),
      ],
    }))
  })
}

/** How the figures were made and how far they can be trusted. */
export function method(c: Context): DocumentBlock[] {
  const { t } = c
  const count = (state: string) => c.content.findings.filter((finding) => finding.state === state).length
  const inferred = c.content.figures.filter(({ periodBasis, period }) => periodBasis === 'inferred' && period === c.release.period).length
  const ofYear = c.content.figures.filter(({ period }) => period === c.release.period).length
  return [
    {
      kind: 'list',
      items: ['official', 'ratios', 'years', 'missing', 'rating', 'frozen'].map((rule) => ({
        text: t.text(`report.method.${rule}`, { release: c.release.id }),
        notes: [],
      })),
    },
    { kind: 'heading', text: t.text('report.method.quality') },
    {
      kind: 'table',
      table: {
        id: 'quality',
        caption: t.text('report.method.table'),
        columns: [
          { key: 'what', title: t.text('report.column.what'), numeric: false, wide: true },
          { key: 'count', title: t.text('report.column.count'), numeric: true },
        ],
        rows: [
          ['figures', ofYear],
          ['inferred', inferred],
          ['claims', c.content.claims.length],
          ['sources', c.content.sources.length],
          ['open', count('open')],
          ['explained', count('explained')],
          ['settled', count('settled')],
        ].map(([what, value]) => [text(t.text(`report.quality.${what}`, { period: c.period })), number(Number(value), 0, '')]),
        notes: [],
      },
    },
  ]
}

/** Where an official figure stands: the number of its source's note, and the place there. */
function placeOf(figure: Context['content']['figures'][number], c: Context): string {
  const locator = c.content.claims.find(({ id }) => id === figure.claim)?.locator ?? ''
  const [note] = c.citeLines(figure.source, '')
  return `[${note}]${locator === '' ? '' : ` ${locatorText(locator, c.t)}`}`
}

/** Every official figure of the year with the place it is taken from. */
export function annex(c: Context): DocumentBlock[] {
  const { t } = c
  const measures = new Map(c.content.dictionary.measures.map((measure) => [measure.code, measure]))
  const rows = c.content.figures.filter(
    ({ period, subject }) => period === c.release.period && (subject === c.place || c.zones.some(({ id }) => id === subject)),
  )
  const signs: Readonly<Record<string, string>> = { more_than: '>', less_than: '<', about: '≈', almost: '≈', exact: '' }
  if (rows.length === 0) return [{ kind: 'missing', text: t.text('report.missing.figures', { period: c.period }) }]
  return [
    {
      kind: 'table',
      table: {
        id: 'figures',
        caption: t.text('report.annex.figures', { period: c.period }),
        columns: [
          { key: 'subject', title: t.text('report.column.zone'), numeric: false, wide: true },
          { key: 'measure', title: t.text('report.column.figure'), numeric: false, wide: true },
          { key: 'value', title: t.text('report.column.value'), numeric: true },
          { key: 'unit', title: t.text('report.column.unit'), numeric: false },
          { key: 'place', title: t.text('report.column.place'), numeric: false, wide: true },
        ],
        rows: rows.map((figure) => {
          const measure = measures.get(figure.measure)
          return [
            text(c.nameOf(figure.subject)),
            text(measure === undefined ? figure.measure : t.of(measure.names)),
            number(figure.value, Number.isInteger(figure.value) && measure?.unit !== 'ha' ? 0 : 1, '', signs[figure.qualifier] ?? ''),
            text(measure === undefined ? '' : t.unit(measure.unit)),
            text(placeOf(figure, c)),
          ]
        }),
        notes: [],
      },
    },
  ]
}
