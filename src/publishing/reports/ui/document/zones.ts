import { capital } from '#web/view/cells.ts'
import { number, text, type Context } from './context.ts'
import type { DocumentBlock } from '#web/view/document.ts'
import { zonePlan } from './maps.ts'

/** The word for a district, left out in a column that is headed by it. */
const DISTRICT_WORD = / (tumani|тумани|район|district)$/i

/** The zone table in the layout of the article's table 1, from the frozen figures; then what is computed of it. */
export function zones(c: Context): DocumentBlock[] {
  const { t } = c
  if (c.zones.length === 0) return [{ kind: 'missing', text: t.text('report.missing.zones', { place: c.nameOf(c.place) }) }]
  const ids = c.zones.map(({ id }) => id)
  const founded = c.zones.filter(({ foundingAct }) => foundingAct !== null)
  const table = {
    id: 'zones',
    caption: t.text('report.zones.table', { place: c.nameOf(c.place) }),
    columns: [
      { key: 'n', title: t.text('report.column.n'), numeric: true },
      { key: 'zone', title: t.text('report.column.zone'), numeric: false, wide: true },
      { key: 'district', title: t.text('report.column.district'), numeric: false, wide: true },
      { key: 'founded', title: t.text('report.column.founded'), numeric: true },
      { key: 'area', title: t.text('report.column.area'), unit: t.unit('ha'), numeric: true },
      { key: 'enterprises', title: t.text('report.column.enterprises'), numeric: true },
      { key: 'workers', title: t.text('report.column.workers'), numeric: true },
      { key: 'directions', title: t.text('report.column.directions'), numeric: false, wide: true },
    ],
    rows: c.zones.map((zone, index) => [
      number(index + 1, 0, ''),
      text(t.of(zone.names)),
      text(t.of(zone.districtNames).replace(DISTRICT_WORD, '')),
      zone.founded === null ? number(null, 0, t.text('report.notStated')) : text(String(zone.founded)),
      c.cell('LAND-01', zone.id),
      c.cell('ECO-01', zone.id),
      c.cell('SOC-01', zone.id),
      text(directionsOf(zone, c)),
    ]),
    total: [
      text(''),
      text(t.text('report.total')),
      text(''),
      text(''),
      c.cell('LAND-01', c.place),
      c.cell('ECO-01', c.place),
      c.cell('SOC-01', c.place),
      text(''),
    ],
    notes: [...new Set(['LAND-01', 'ECO-01', 'SOC-01'].flatMap((code) => c.citeIndicator(code, [...ids, c.place])))],
    remark: t.text(c.zones.some(({ id }) => c.value('ECO-01', id)?.certainty === 'inferred') ? 'report.zones.inferred' : 'report.zones.stated', {
      period: c.period,
    }),
  }
  const plan = zonePlan(c)
  return [
    { kind: 'table', table },
    ...(plan === undefined
      ? []
      : [
          {
            kind: 'picture' as const,
            id: 'plan',
            width: 0.86,
            caption: t.text('report.zones.plan'),
            alt: plan.alt,
            svg: plan.svg,
            remark: t.text('report.zones.planRemark'),
            notes: c.citeIndicator('ECO-01', ids),
          },
        ]),
    { kind: 'table', table: intensities(c) },
    ...(founded.length < c.zones.length
      ? [{ kind: 'paragraph' as const, text: t.text('report.zones.acts', { known: founded.length, all: c.zones.length }), notes: [] }]
      : []),
  ]
}

/** Main lines as the table states them; those of the running text where it states none. */
function directionsOf(zone: Context['zones'][number], c: Context): string {
  const ofTable = zone.directions.filter(({ basis }) => basis === 'table')
  const labels = (ofTable.length > 0 ? ofTable : zone.directions).map(({ labels }) => c.t.of(labels))
  return [...new Set(labels)].map((label, index) => (index === 0 ? label : label.charAt(0).toLocaleLowerCase() + label.slice(1))).join(', ')
}

function intensities(c: Context) {
  const { t } = c
  const codes = ['ECO-07', 'LAND-09', 'SOC-03'] as const
  const ids = c.zones.map(({ id }) => id)
  const share = (subject: string) =>
    c.content.analysis.leagues.find(({ indicator }) => indicator.code === 'ECO-01')?.rows.find((row) => row.subject === subject)?.share
  const digits = { 'ECO-07': 2, 'LAND-09': 1, 'SOC-03': 2 } as const
  // A share of what is known would pass for a share of all.
  const whole = c.zones.every(({ id }) => c.cell('ECO-01', id).kind === 'number')
  const shareCell = (subject: string) => {
    const own = whole ? share(subject) : undefined
    return number(own === null || own === undefined ? null : own * 100, 1, t.text('report.notStated'))
  }
  return {
    id: 'intensities',
    caption: t.text('report.zones.intensities', { period: c.period }),
    columns: [
      { key: 'zone', title: t.text('report.column.zone'), numeric: false, wide: true },
      ...codes.map((code) => ({ key: code, title: t.text(`report.column.${code}`), numeric: true })),
      { key: 'share', title: t.text('report.column.share'), unit: '%', numeric: true },
    ],
    rows: c.zones.map(({ id }) => [text(c.nameOf(id)), ...codes.map((code) => c.cell(code, id, digits[code])), shareCell(id)]),
    total: [
      text(capital(c.nameOf(c.place))),
      ...codes.map((code) => c.cell(code, c.place, digits[code])),
      number(whole ? 100 : null, 1, t.text('report.notStated')),
    ],
    notes: [...new Set(codes.flatMap((code) => c.citeIndicator(code, [...ids, c.place])))],
    remark: t.text('report.zones.ratioRule'),
  }
}
