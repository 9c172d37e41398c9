import { locatorText } from '#registers/sources/ui/locator.ts'
import type { Translator } from '#lib/translator.ts'
import { ofRegister, textCell } from '#web/view/cells.ts'
import { definePage } from '#web/view/page.ts'
import type { ViewTable } from '#web/view/table.ts'
import { actKind, MARKS, type Act, type Parameter } from '../model.ts'
import { parameterName, parameterUnit } from './names.ts'

/** Legal acts. */
export const actsPage = definePage({
  path: '/acts',
  call: ({ search }) => ({
    operation: 'listActs',
    input: { kind: actKind.options.find((kind) => kind === search.kind), q: search.q, inForceOn: search.inForceOn, cursor: search.cursor, limit: 200 },
  }),
  title: (data, t) => t.text('acts.title', { count: data.items.length }),
  description: (data, t) => t.text('acts.description', { count: data.items.length }),
  tables: (data, t) => [actsView(data.items, t)],
})

/** One legal act with what it sets. */
export const actPage = definePage({
  path: '/acts/{id}',
  call: ({ params }) => ({ operation: 'getAct', input: { id: params.id ?? '' } }),
  title: (data, t) => actTitle(data.act, t),
  description: (data, t) => t.of(data.act.sets),
  tables: (data, t) => [parametersView(data.parameters, t), actsView([data.act], t)],
})

/** Dated rules, terms and prices. */
export const parametersPage = definePage({
  path: '/parameters',
  call: ({ search }) => ({ operation: 'listParameters', input: { mark: MARKS.find((mark) => mark === search.mark), validOn: search.validOn, limit: 500 } }),
  title: (data, t) => t.text('parameters.title', { count: data.items.length, assumed: data.items.filter(({ mark }) => mark === 'assumed').length }),
  description: (_data, t) => t.text('parameters.description'),
  tables: (data, t) => [parametersView(data.items, t)],
})

/** `Resolution of the Cabinet of Ministers No. 432 of 17 July 2024`; what is not known is left out. */
export function actTitle(act: Pick<Act, 'kind' | 'number' | 'date' | 'id'>, t: Translator): string {
  const kind = t.text(`act.kind.${act.kind}`)
  if (act.number === '') return t.text('act.unnumbered', { kind, id: act.id })
  return act.date === null ? t.text('act.named', { kind, number: act.number }) : t.text('act.dated', { kind, number: act.number, day: act.date })
}

function actsView(acts: readonly Act[], t: Translator): ViewTable {
  const columns = ['id', 'kind', 'number', 'date', 'name', 'sets', 'appliesTo', 'from', 'to', 'status', 'mark', 'locator', 'quote']
  return {
    name: 'acts',
    title: t.text('web.nav.acts'),
    columns: columns.map((key) => ({ key, title: t.text(`act.column.${key}`), numeric: false })),
    rows: acts.map((act) =>
      [
        act.id,
        t.text(`act.kind.${act.kind}`),
        act.number,
        act.date ?? '',
        t.of(act.titles),
        t.of(act.sets),
        act.appliesTo,
        act.inForceFrom ?? '',
        act.inForceTo ?? '',
        act.status,
        t.text(`mark.${act.mark}`),
        locatorText(act.locator, t),
        act.quote,
      ].map(textCell),
    ),
    ...ofRegister(t),
  }
}

function parametersView(parameters: readonly Parameter[], t: Translator): ViewTable {
  const columns = ['key', 'name', 'value', 'unit', 'from', 'to', 'act', 'mark', 'source']
  return {
    name: 'parameters',
    title: t.text('web.nav.parameters'),
    columns: columns.map((key) => ({ key, title: t.text(`parameter.column.${key}`), numeric: false })),
    rows: parameters.map((item) =>
      [
        item.key,
        parameterName(item.key, t),
        item.value,
        parameterUnit(item.unit, t),
        item.validFrom ?? '',
        item.validTo ?? '',
        item.act ?? '',
        t.text(`mark.${item.mark}`),
        item.source,
      ].map(textCell),
    ),
    ...ofRegister(t),
  }
}

/** Changes of parameters by four eyes. */
export const parameterChangesPage = definePage({
  path: '/parameters/changes',
  call: ({ search }) => ({ operation: 'listParameterChanges', input: { state: CHANGE_STATES.find((state) => state === search.state) } }),
  title: (data, t) => t.text('parameterChange.title', { waiting: data.items.filter(({ state }) => state === 'proposed').length }),
  description: (_data, t) => t.text('parameterChange.lead'),
})

const CHANGE_STATES = ['proposed', 'approved', 'rejected'] as const
