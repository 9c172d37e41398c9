import { ofRegister, textCell } from '#web/view/cells.ts'
import { definePage } from '#web/view/page.ts'
import type { Translator } from '#lib/translator.ts'
import type { CaseSummary } from '../model.ts'
import { say, shownText } from './words.ts'

/** What waits for the reader. */
export const inboxPage = definePage({
  path: '/inbox',
  call: () => ({ operation: 'showInbox', input: {} }),
  title: (data, t) => {
    const mine = data.items.filter(({ waitsFor }) => waitsFor === 'me')
    return t.text('inbox.title', { count: mine.length, overdue: mine.filter(({ due }) => due !== null && due < data.today).length })
  },
  description: (_data, t) => t.text('inbox.lead'),
  tables: (data, t) => [
    {
      name: 'inbox',
      title: t.text('inbox.name'),
      columns: ['what', 'action', 'zone', 'due', 'waitsFor'].map((key) => ({ key, title: t.text(`inbox.column.${key}`), numeric: false })),
      rows: data.items.map((item) =>
        [
          say(t, item.title),
          item.action === undefined || !t.has(item.action) ? '' : t.text(item.action),
          item.zone,
          item.due ?? '',
          t.text(`inbox.waitsFor.${item.waitsFor}`),
        ].map(textCell),
      ),
      ...ofRegister(t),
    },
  ],
})

/** Cases the reader may see. */
export const casesPage = definePage({
  path: '/cases',
  call: ({ search }) => ({
    operation: 'listCases',
    input: {
      kind: search.kind,
      open: search.open ?? 'true',
      overdue: search.overdue,
      inZone: search.zone,
      party: search.party,
      cursor: search.cursor,
      limit: 50,
    },
  }),
  title: (data, t) => t.text('case.list.title', { count: data.items.length, overdue: data.items.filter(({ due }) => due !== null && due < data.today).length }),
  description: (_data, t) => t.text('case.list.lead'),
  tables: (data, t) => [
    {
      name: 'cases',
      title: t.text('case.list'),
      columns: CASE_COLUMNS.map((key) => ({ key, title: t.text(`case.column.${key}`), numeric: false })),
      rows: data.items.map((one) => caseCells(one, t).map(textCell)),
      ...ofRegister(t),
    },
  ],
})

const CASE_COLUMNS = ['number', 'kind', 'party', 'zone', 'state', 'openedOn', 'due'] as const
const caseCells = (one: CaseSummary, t: Translator): string[] => [
  one.number,
  t.text(`procedure.${one.kind}`),
  one.partyNames === null ? '' : t.of(one.partyNames),
  t.of(one.zoneNames),
  t.text(`${one.kind}.state.${one.state}`),
  one.openedOn,
  one.due ?? '',
]

/** One case. */
export const casePage = definePage({
  path: '/zones/{zone}/cases/{id}',
  call: ({ params }) => ({ operation: 'getCase', input: { zone: params.zone ?? '', id: params.id ?? '' } }),
  title: ({ case: one }, t) =>
    t.text('case.title', { kind: t.text(`procedure.${one.kind}`), number: one.number, state: t.text(`${one.kind}.state.${one.state}`) }),
  description: ({ case: one }, t) => say(t, one.title),
  tables: (data, t) =>
    data.sheet.flatMap((part, index) =>
      part.table === undefined
        ? []
        : [
            {
              name: part.title.split('.').at(-1) ?? String(index),
              title: t.text(part.title),
              columns: part.table.columns.map(({ label }) => ({ key: label.split('.').at(-1) ?? label, title: t.text(label), numeric: false })),
              rows: part.table.rows.map((row) => row.map((value) => textCell(shownText(t, value)))),
              ...ofRegister(t),
            },
          ],
    ),
})

/** Opening a case of a procedure. */
export const newCasePage = definePage({
  path: '/procedures/{kind}/new',
  call: ({ params, search }) => ({ operation: 'prepareCase', input: { kind: params.kind ?? '', inZone: search.zone, party: search.party } }),
  title: (data, t) => t.text(`procedure.open.${data.kind}`),
  description: (_data, t) => t.text('case.open.lead'),
})

/** How far a case is, for the holder of its link. */
export const progressPage = definePage({
  path: '/progress/{token}',
  call: ({ params }) => ({ operation: 'showProgress', input: { token: params.token ?? '' } }),
  title: (data, t) => t.text('case.title', { kind: t.text(`procedure.${data.kind}`), number: data.number, state: t.text(`${data.kind}.state.${data.state}`) }),
  description: (data, t) => say(t, data.title),
})

/** Every procedure as its table. */
export const proceduresPage = definePage({
  path: '/procedures',
  call: () => ({ operation: 'listProcedures', input: {} }),
  title: (data, t) => t.text('procedure.title', { count: data.items.length }),
  description: (_data, t) => t.text('procedure.lead'),
  tables: (data, t) => [
    {
      name: 'steps',
      title: t.text('procedure.steps'),
      columns: ['procedure', 'step', 'from', 'to', 'who', 'guards', 'issues'].map((key) => ({ key, title: t.text(`procedure.column.${key}`), numeric: false })),
      rows: data.items.flatMap(({ kind, steps }) =>
        steps.map((one) =>
          [
            t.text(`procedure.${kind}`),
            t.text(`${kind}.step.${one.step}`),
            one.from.map((state) => t.text(`${kind}.state.${state}`)).join('; '),
            one.to.map((state) => t.text(`${kind}.state.${state}`)).join('; '),
            one.who.length === 0 ? t.text('case.system') : one.who.map((role) => t.text(`role.${role}`)).join('; '),
            one.guards.map((guard) => t.text(`${kind}.guard.${guard}`)).join('; '),
            one.issues === null ? '' : t.text(`act.${one.issues}`),
          ].map(textCell),
        ),
      ),
      ...ofRegister(t),
    },
  ],
})
