import { capital, numberCell, ofRegister, textCell } from '#web/view/cells.ts'
import { definePage } from '#web/view/page.ts'

/** A territory: what it contains and its zones. */
export const placePage = definePage({
  path: '/places/{soato}',
  call: ({ params }) => ({ operation: 'getPlace', input: { soato: params.soato ?? '' } }),
  title: (data, t) => capital(t.of(data.place.names)),
  description: (data, t) => t.text('place.description', { name: t.of(data.place.names) }),
  tables: (data, t) => [
    {
      name: 'places',
      title: t.text('place.children'),
      columns: [
        { key: 'soato', title: t.text('home.column.soato'), numeric: false },
        { key: 'name', title: t.text('home.column.region'), numeric: false },
        { key: 'latitude', title: t.text('zones.column.latitude'), numeric: true },
        { key: 'longitude', title: t.text('zones.column.longitude'), numeric: true },
      ],
      rows: data.children.map((child) => [
        textCell(child.soato),
        textCell(t.of(child.names)),
        numberCell(child.latitude, 4, '', false),
        numberCell(child.longitude, 4, '', false),
      ]),
      ...ofRegister(t),
    },
  ],
})
