import { ofRegister, textCell } from '#web/view/cells.ts'
import { definePage } from '#web/view/page.ts'

/** Public register of privatizations. */
export const privatizationRegisterPage = definePage({
  path: '/register/privatizations',
  call: ({ search }) => ({ operation: 'listPrivatizations', input: { inZone: search.zone, cursor: search.cursor, limit: 50 } }),
  title: (data, t) => t.text('privatization.register.title', { count: data.items.length, closed: data.closed }),
  description: (_data, t) => t.text('privatization.register.lead'),
  tables: (data, t) => [
    {
      name: 'privatizations',
      title: t.text('privatization.register.name'),
      columns: ['party', 'zone', 'contract', 'cadastral', 'order', 'price', 'state', 'openedOn', 'closedOn'].map((key) => ({
        key,
        title: t.text(`privatization.column.${key}`),
        numeric: false,
      })),
      rows: data.items.map((one) =>
        [
          t.of(one.partyNames),
          t.of(one.zoneNames),
          one.contractNumber,
          one.cadastralNumber,
          one.orderNumber ?? '',
          one.price === null ? '' : String(one.price / 100),
          t.text(`privatization.state.${one.state}`),
          one.openedOn,
          one.closedOn ?? '',
        ].map(textCell),
      ),
      ...ofRegister(t),
    },
  ],
})
