import { numberCell, ofRegister, textCell } from '#web/view/cells.ts'
import { definePage } from '#web/view/page.ts'
import { ZONE_KINDS } from '#registers/zones/model.ts'

/** The register of zones. */
export const zonesPage = definePage({
  path: '/zones',
  call: ({ search }) => ({
    operation: 'listZones',
    input: { place: search.place, kind: ZONE_KINDS.find((kind) => kind === search.kind), q: search.q, limit: 500 },
  }),
  title: (data, t) => t.text('zones.title', { count: data.items.length }),
  description: (data, t) => t.text('zones.description', { count: data.items.length }),
  tables: (data, t) => [
    {
      name: 'zones',
      title: t.text('web.nav.zones'),
      columns: [
        { key: 'id', title: t.text('zones.column.id'), numeric: false },
        { key: 'name', title: t.text('zones.column.name'), numeric: false },
        { key: 'kind', title: t.text('zones.column.kind'), numeric: false },
        { key: 'district', title: t.text('zones.column.district'), numeric: false },
        { key: 'founded', title: t.text('zones.column.founded'), numeric: true },
        { key: 'latitude', title: t.text('zones.column.latitude'), numeric: true },
        { key: 'longitude', title: t.text('zones.column.longitude'), numeric: true },
      ],
      rows: data.items.map((zone) => [
        textCell(zone.id),
        textCell(t.of(zone.names)),
        textCell(zone.kind === null ? '' : t.text(`zone.kind.${zone.kind}`)),
        textCell(t.of(zone.districtNames)),
        zone.founded === null ? { kind: 'missing', reason: t.text('passport.notStated') } : textCell(String(zone.founded)),
        numberCell(zone.point?.latitude ?? null, 4, '', zone.point?.approximate === false),
        numberCell(zone.point?.longitude ?? null, 4, '', zone.point?.approximate === false),
      ]),
      ...ofRegister(t),
    },
  ],
})
