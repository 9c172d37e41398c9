import { number, text, type Context } from './context.ts'
import { regionMap } from './maps.ts'
import type { DocumentBlock } from '#web/view/document.ts'

/** How many zones the country has and where, as far as sources say; a region without a number is unknown, not zero. */
export function country(c: Context): DocumentBlock[] {
  const { t } = c
  const { regions, country: whole } = c.content.scope
  const known = regions.filter(({ stated }) => stated !== null)
  if (known.length === 0 || whole.stated === null) return [{ kind: 'missing', text: t.text('report.missing.country') }]
  const cited = c.citeClaims([...(whole.claim === null ? [] : [whole.claim]), ...known.flatMap(({ claim }) => claim ?? [])])
  const named = known.reduce((sum, { stated }) => sum + (stated ?? 0), 0)
  const picture = regionMap(c)
  return [
    { kind: 'paragraph', text: t.text('report.country.fact', { total: whole.stated, named, regions: known.length }), notes: cited },
    {
      kind: 'picture',
      id: 'regions',
      width: 0.5,
      caption: t.text('report.country.map'),
      alt: picture.alt,
      svg: picture.svg,
      remark: t.text('report.country.credit'),
      notes: cited,
    },
    {
      kind: 'table',
      table: {
        id: 'regions',
        caption: t.text('report.country.table'),
        columns: [
          { key: 'region', title: t.text('report.column.region'), numeric: false, wide: true },
          { key: 'zones', title: t.text('report.column.zones'), numeric: true },
          { key: 'share', title: t.text('report.column.shareOfCountry'), unit: '%', numeric: true },
        ],
        rows: known
          .toSorted((a, b) => (b.stated ?? 0) - (a.stated ?? 0))
          .map(({ soato, stated }) => [text(c.nameOf(soato)), number(stated, 0, ''), number(((stated ?? 0) / (whole.stated ?? 1)) * 100, 1, '')]),
        total: [text(t.text('report.country.whole')), number(whole.stated, 0, ''), number(100, 1, '')],
        notes: cited,
        remark: t.text('report.country.remark', { unknown: regions.length - known.length, rest: whole.stated - named }),
      },
    },
  ]
}
