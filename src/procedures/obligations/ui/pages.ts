import type { OutputOf } from '#lib/operation.ts'
import type { Translator } from '#lib/translator.ts'
import { isDay } from '#lib/day.ts'
import { moneyText } from '#procedures/cases/ui/words.ts'
import { ofRegister, textCell } from '#web/view/cells.ts'
import { definePage } from '#web/view/page.ts'
import type { ViewTable } from '#web/view/table.ts'
import type { listPublicObligations } from '../contract.ts'
import { MONEY_ITEMS, type Listed } from '../model.ts'

/** An amount of an obligation, or that it is confidential. */
export function amountText(t: Translator, one: Pick<Listed, 'item' | 'unit' | 'currency' | 'masked'>, value: number | null): string {
  if (value === null) return one.masked ? t.text('obligation.masked') : '–'
  return MONEY_ITEMS.includes(one.item) ? moneyText(t, value, one.currency ?? 'UZS') : `${t.number(value)} ${t.unit(one.unit)}`
}

const COLUMNS = ['party', 'zone', 'contract', 'item', 'target', 'achieved', 'due', 'decideBy', 'status'] as const

function table(name: string, title: string, items: readonly Listed[], t: Translator): ViewTable {
  return {
    name,
    title,
    columns: COLUMNS.map((key) => ({ key, title: t.text(`obligation.column.${key}`), numeric: false })),
    rows: items.map((one) =>
      [
        t.of(one.partyNames),
        t.of(one.zoneNames),
        one.contractNumber,
        t.text(`obligation.item.${one.item}`),
        amountText(t, one, one.target),
        amountText(t, one, one.achieved),
        one.due,
        one.decideBy,
        t.text(`obligation.status.${one.status}`),
      ].map(textCell),
    ),
    ...ofRegister(t),
  }
}

/** The calendar of obligations and the board of those past their three months. */
export const obligationBoardPage = definePage({
  path: '/obligations',
  call: ({ search }) => ({
    operation: 'listObligations',
    input: {
      inZone: search.zone,
      status: isStatus(search.status),
      overdue: search.overdue,
      from: dayOf(search.from),
      to: dayOf(search.to),
      cursor: search.cursor,
      limit: 100,
    },
  }),
  title: (data, t) => t.text('obligation.board.title', { overdue: data.overdue, open: data.open }),
  description: (_data, t) => t.text('obligation.board.lead'),
  tables: (data, t) => [table('obligations', t.text('obligation.board.name'), data.items, t)],
})

type Public = OutputOf<typeof listPublicObligations>

/** The public register of obligations. */
export const obligationRegisterPage = definePage({
  path: '/register/obligations',
  call: ({ search }) => ({
    operation: 'listPublicObligations',
    input: { inZone: search.zone, status: isStatus(search.status), cursor: search.cursor, limit: 100 },
  }),
  title: (data: Public, t) =>
    t.text('obligation.register.title', { count: data.items.length, decided: data.items.filter(({ decidedOn }) => decidedOn !== null).length }),
  description: (_data, t) => t.text('obligation.register.lead'),
  tables: (data, t) => [table('obligations', t.text('obligation.register.name'), data.items, t)],
})

/** Obligations of one contract, version by version. */
export const contractObligationsPage = definePage({
  path: '/zones/{zone}/contracts/{contract}/obligations',
  call: ({ params }) => ({ operation: 'getContractObligations', input: { zone: params.zone ?? '', contract: params.contract ?? '' } }),
  title: (data, t) => t.text('obligation.contract.title', { number: data.number }),
  description: (_data, t) => t.text('obligation.contract.lead'),
})

const STATES = ['open', 'inAcceptance', 'accepted', 'partial', 'notAccepted'] as const
const isStatus = (text: string | undefined) => STATES.find((state) => state === text)
const dayOf = (text: string | undefined) => (text !== undefined && isDay(text) ? text : undefined)
