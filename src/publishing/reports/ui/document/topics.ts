import { capital } from '#web/view/cells.ts'
import { text, type Context } from './context.ts'
import type { DocumentBlock, DocumentTable } from '#web/view/document.ts'

/** Topics of the report with the indicators that answer them. Whoever would supply what is missing is the message `report.supplier.<id>`. */
const TOPICS = {
  investment: ['INV-01', 'INV-02', 'INV-03', 'INV-04', 'INV-07'],
  jobs: ['SOC-01', 'SOC-02', 'SOC-04', 'SOC-05', 'SOC-07', 'SOC-08'],
  export: ['TRADE-01', 'TRADE-02', 'TRADE-03'],
  land: ['LAND-01', 'LAND-03', 'LAND-04', 'LAND-05', 'LAND-07'],
  infrastructure: ['INFRA-01', 'INFRA-02', 'INFRA-03', 'INFRA-04', 'INFRA-05', 'INFRA-07', 'INFRA-08', 'INFRA-09'],
  services: ['GOV-01', 'GOV-02', 'DIG-02'],
  auctions: ['GOV-07', 'GOV-08'],
  obligations: ['GOV-05', 'INV-05', 'SOC-09'],
  unfinished: ['INV-06'],
  incentives: ['TRADE-09'],
  appeals: ['GOV-04'],
} as const
export type Topic = keyof typeof TOPICS

/** Statements of other years or without a period that belong to a topic: they are figures too, but not of this year. */
const BESIDE: Partial<Record<Topic, readonly string[]>> = {
  export: ['export_change_pct'],
  land: ['total_area_m2', 'production_area_m2'],
  infrastructure: ['infrastructure_renewed_pct', 'electricity_supply_pct', 'gas_supply_pct', 'water_supply_pct'],
}

/** A topic: a table of what is known of the year, what is stated beside it, and one sentence on what is missing and who would supply it. */
export function topic(c: Context, id: Topic, heading = true): DocumentBlock[] {
  const { t } = c
  const codes = TOPICS[id].filter((code) => c.indicator(code) !== undefined)
  const subjects = [...c.zones.map((zone) => zone.id), c.place]
  const known = codes.filter((code) => subjects.some((subject) => c.cell(code, subject).kind === 'number'))
  const missing = codes.filter((code) => !known.includes(code))
  const names = missing.map((code) => inSentence(nameOf(c, code)))
  const beside = statedBeside(c, id)
  const supplier = t.text(`report.supplier.${id}`)
  return [
    ...(heading ? [{ kind: 'heading' as const, text: t.text(`report.topic.${id}`) }] : []),
    ...(known.length === 0 ? [] : [{ kind: 'table' as const, table: topicTable(c, id, known) }]),
    ...(beside.length === 0 ? [] : [{ kind: 'list' as const, items: beside }]),
    ...(missing.length === 0 ? [] : [{ kind: 'missing' as const, text: t.text('report.missing.topic', { period: c.period, names: t.list(names), supplier }) }]),
  ]
}

const inSentence = (name: string): string => (/^\p{Lu}(?!\p{Lu})/u.test(name) ? name.charAt(0).toLocaleLowerCase() + name.slice(1) : name)

function topicTable(c: Context, id: Topic, codes: readonly string[]): DocumentTable {
  const { t } = c
  const shown = c.zones.filter((zone) => codes.some((code) => c.cell(code, zone.id).kind === 'number'))
  const ids = shown.map((zone) => zone.id)
  const withTotal = codes.some((code) => c.cell(code, c.place).kind === 'number')
  const rest = c.zones.length - shown.length
  return {
    id,
    caption: t.text(`report.table.${id}`, { period: c.period }),
    columns: [
      { key: 'zone', title: t.text('report.column.zone'), numeric: false, wide: true },
      ...codes.map((code) => ({
        key: code,
        title: nameOf(c, code),
        unit: unitOf(c, code),
        numeric: true,
      })),
    ],
    rows: shown.map((zone) => [text(c.nameOf(zone.id)), ...codes.map((code) => c.cell(code, zone.id))]),
    ...(withTotal ? { total: [text(capital(c.nameOf(c.place))), ...codes.map((code) => c.cell(code, c.place))] } : {}),
    notes: [...new Set(codes.flatMap((code) => c.citeIndicator(code, [...ids, c.place])))],
    ...(rest > 0 ? { remark: t.text('report.zonesWithout', { count: rest }) } : {}),
  }
}

const unitOf = (c: Context, code: string): string => {
  const unit = c.indicator(code)?.unit ?? ''
  return ['count', 'person'].includes(unit) ? '' : c.t.unit(unit)
}

/** Figures that sources state for other years, or without any. */
function statedBeside(c: Context, id: Topic) {
  const measures = new Map(c.content.dictionary.measures.map((measure) => [measure.code, measure]))
  const own = new Set([...c.zones.map((zone) => zone.id), c.place])
  return c.content.claims
    .filter(
      ({ measure, subject, value, period }) => BESIDE[id]?.includes(measure) === true && own.has(subject) && value !== null && period !== c.release.period,
    )
    .map((claim) => {
      const unit = claim.unit === 'percent' ? '%' : ` ${c.t.unit(claim.unit)}`
      const figure = `${c.t.number(claim.value ?? 0)}${claim.unit === 'percent' && c.t.language !== 'en' ? '\u00a0' : ''}${unit}`
      const name = c.t.of(measures.get(claim.measure)?.names ?? { uz: claim.measure, 'uz-Cyrl': claim.measure, ru: claim.measure, en: claim.measure })
      const when =
        claim.period === null ? c.t.text('report.undated') : claim.periodBasis === 'since' ? c.t.text('report.since', { year: claim.period }) : claim.period
      return { text: `${capital(c.nameOf(claim.subject))}: ${inSentence(name)}, ${when} – ${figure}`, notes: c.citeClaims([claim.id]) }
    })
}

/** What would be counted, in words; where no indicator of the dictionary says it whole, in words of its own. */
function lackingOf(c: Context, id: Topic): string {
  if (c.t.has(`report.lacking.${id}`)) return c.t.text(`report.lacking.${id}`)
  const names = TOPICS[id].map((code) => nameOf(c, code))
  return names.map((name, index) => (index === 0 ? name : inSentence(name))).join('; ')
}

const nameOf = (c: Context, code: string): string => {
  const indicator = c.indicator(code)
  return indicator === undefined ? code : c.t.of(indicator.names)
}

/** What runs through procedures: services, auctions, obligations, unfinished projects, incentives, appeals. One sentence each where nothing is known. */
export function procedures(c: Context): DocumentBlock[] {
  const all = ['services', 'auctions', 'obligations', 'unfinished', 'incentives', 'appeals'] as const
  const [withFigures, without] = [
    all.filter((id) => topic(c, id, false).some(({ kind }) => kind === 'table')),
    all.filter((id) => !topic(c, id, false).some(({ kind }) => kind === 'table')),
  ]
  const { t } = c
  if (without.length === 0) return withFigures.flatMap((id) => topic(c, id))
  return [
    ...withFigures.flatMap((id) => topic(c, id)),
    { kind: 'paragraph', text: t.text('report.procedures.lead', { period: c.period }), notes: [] },
    {
      kind: 'table',
      table: {
        id: 'procedures',
        caption: t.text('report.procedures.table', { period: c.period }),
        columns: [
          { key: 'topic', title: t.text('report.column.topic'), numeric: false, wide: true },
          { key: 'missing', title: t.text('report.column.missing'), numeric: false, wide: true },
          { key: 'supplier', title: t.text('report.column.supplier'), numeric: false, wide: true },
        ],
        rows: without.map((id) => [text(t.text(`report.topic.${id}`)), text(lackingOf(c, id)), text(t.text(`report.supplier.${id}`))]),
        notes: [],
      },
    },
  ]
}
