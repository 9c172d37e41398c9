import { numberCell, ofRegister, textCell } from '#web/view/cells.ts'
import { definePage } from '#web/view/page.ts'

/** Rates of foreign money. */
export const ratesPage = definePage({
  path: '/rates',
  call: ({ search }) => ({
    operation: 'listRates',
    input: { currency: /^[A-Z]{3}$/.test(search.currency ?? '') ? search.currency : undefined, cursor: search.cursor, limit: 200 },
  }),
  title: (data, t) => {
    const [latest] = data.items
    return latest === undefined
      ? t.text('rates.titleNone')
      : t.text('rates.title', { currency: latest.currency, nominal: latest.nominal, rate: latest.rate / 100, day: latest.day })
  },
  description: (_data, t) => t.text('rates.lead'),
  tables: (data, t) => [
    {
      name: 'rates',
      title: t.text('rates.name'),
      columns: [
        { key: 'day', title: t.text('rates.column.day'), numeric: false },
        { key: 'currency', title: t.text('rates.column.currency'), numeric: false },
        { key: 'nominal', title: t.text('rates.column.nominal'), numeric: true },
        { key: 'rate', title: t.text('rates.column.rate'), numeric: true },
        { key: 'source', title: t.text('rates.column.source'), numeric: false },
      ],
      rows: data.items.map(({ day, currency, nominal, rate, source }) => [
        textCell(day),
        textCell(currency),
        numberCell(nominal, 0, ''),
        numberCell(rate / 100, 2, ''),
        textCell(source),
      ]),
      ...ofRegister(t),
    },
  ],
})
