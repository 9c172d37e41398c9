import { numberCell, ofRegister, textCell } from '#web/view/cells.ts'
import { definePage } from '#web/view/page.ts'

/** What the register's claims rest on. */
export const sourcesPage = definePage({
  path: '/sources',
  call: ({ search }) => ({ operation: 'listSources', input: { cursor: search.cursor, limit: 200 } }),
  title: (data, t) => t.text('sources.title', { count: data.items.length, claims: data.items.reduce((sum, { claims }) => sum + claims, 0) }),
  description: (_data, t) => t.text('sources.description'),
  tables: (data, t) => [
    {
      name: 'sources',
      title: t.text('web.nav.sources'),
      columns: ['id', 'title', 'kind', 'publisher', 'date', 'priority', 'claims'].map((key) => ({
        key,
        title: t.text(`source.${key}`),
        numeric: key === 'claims' || key === 'priority',
      })),
      rows: data.items.map((source) => [
        textCell(source.id),
        textCell(t.of(source.titles)),
        textCell(t.text(`source.kind.${source.kind}`)),
        textCell(source.publisher),
        textCell(source.date ?? ''),
        numberCell(source.priority, 0, ''),
        numberCell(source.claims, 0, ''),
      ]),
      ...ofRegister(t),
    },
  ],
})
