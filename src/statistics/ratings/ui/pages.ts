import type { OutputOf } from '#lib/operation.ts'
import type { Translator } from '#lib/translator.ts'
import { ofRegister, textCell } from '#web/view/cells.ts'
import { definePage } from '#web/view/page.ts'
import type { ViewTable } from '#web/view/table.ts'
import type { rate } from '../contract.ts'
import type { Run, RunFile } from '../model.ts'
import { methodView, ratingChart, ratingView, valuesView } from './views.ts'

const wishOf = (search: Readonly<Record<string, string>>) => ({
  method: search.method ?? 'paper-table',
  version: search.version === undefined ? undefined : Number(search.version),
  place: search.place,
  period: search.period,
})

/** The rating of a territory's zones. */
export const ratingPage = definePage({
  path: '/rating',
  call: ({ search }) => ({ operation: 'rate', input: wishOf(search) }),
  title: ratingTitle,
  description: (data, t) =>
    t.text('rating.description', { method: t.of(data.method.names), place: t.of(data.place.names), ranked: data.ranked, zones: data.rows.length }),
  tables: (data, t) => [ratingView(data, t), methodView(data.content, data.indicators, t)],
  chart: ratingChart,
})

type Rated = Pick<OutputOf<typeof rate>, 'rows' | 'ranked' | 'method' | 'period' | 'place'>

/** Who leads and how firmly; or that nobody can be ranked. */
export function ratingTitle(data: Rated, t: Translator): string {
  const [first] = data.rows
  const period = t.periodShort(data.period)
  if (first === undefined) return t.text('rating.title.noZones', { place: t.of(data.place.names) })
  if (first.rank === null) return t.text('rating.title.nobody', { method: t.of(data.method.names), period })
  const [low, high] = [first.rankLow ?? 1, first.rankHigh ?? 1]
  if (low === high) return t.text('rating.title.firm', { zone: t.of(first.names), ranked: data.ranked, period })
  return t.text('rating.title.first', { zone: t.of(first.names), ranked: data.ranked, period, low, high })
}

/** The studio: the same rating under one's own weights. */
export const studioPage = definePage({
  path: '/rating/studio',
  call: ({ search }) => ({ operation: 'rateData', input: wishOf(search) }),
  title: (data, t) => t.text('rating.studio.title', { method: t.of(data.method.names), period: t.periodShort(data.period) }),
  description: (_data, t) => t.text('rating.studio.lead'),
  tables: (data, t) => [valuesView(data, t), methodView(data.content, data.indicators, t)],
})

/** All methods. */
export const methodsPage = definePage({
  path: '/rating/methods',
  call: () => ({ operation: 'listMethods', input: {} }),
  title: (data, t) => t.text('rating.methods.title', { methods: data.items.length }),
  description: (_data, t) => t.text('rating.methods.lead'),
  tables: (data, t) => [
    {
      name: 'methods',
      title: t.text('rating.methods.name'),
      columns: ['id', 'name', 'version', 'mark', 'note', 'hash'].map((key) => ({ key, title: t.text(`rating.methods.column.${key}`), numeric: false })),
      rows: data.items.map((item) =>
        [item.id, t.of(item.names), String(item.version), t.text(`rating.mark.${item.mark}`), t.of(item.notes), item.hash].map(textCell),
      ),
      ...ofRegister(t),
    },
  ],
})

/** One method: its passport, versions and what changed. */
export const methodPage = definePage({
  path: '/rating/methods/{id}',
  call: ({ params, search }) => ({
    operation: 'getMethod',
    input: {
      id: params.id ?? '',
      version: search.version === undefined ? undefined : Number(search.version),
      from: search.from === undefined ? undefined : Number(search.from),
    },
  }),
  title: (data, t) => t.text('rating.method.title', { method: t.of(data.method.names), version: data.method.version }),
  description: (data, t) => t.of(data.method.notes),
  tables: (data, t) => [methodView(data.content, data.indicators, t)],
})

/** Published runs. */
export const runsPage = definePage({
  path: '/rating/runs',
  call: ({ search }) => ({ operation: 'listRuns', input: { place: search.place, cursor: search.cursor, limit: 50 } }),
  title: (data, t) => t.text('rating.runs.title', { runs: data.items.length }),
  description: (_data, t) => t.text('rating.runs.lead'),
  tables: (data, t) => [runsView(data.items, t)],
})

export function runsView(runs: readonly Run[], t: Translator): ViewTable {
  return {
    name: 'runs',
    title: t.text('rating.runs.name'),
    columns: ['id', 'place', 'period', 'method', 'state', 'publishedOn', 'objectionsUntil', 'hash'].map((key) => ({
      key,
      title: t.text(`rating.runs.column.${key}`),
      numeric: false,
    })),
    rows: runs.map((run) =>
      [
        run.id,
        t.of(run.placeNames),
        t.periodShort(run.period),
        `${t.of(run.methodNames)} ${run.version}`,
        t.text(`rating.state.${run.state}`),
        run.publishedOn ?? '',
        run.objectionsUntil ?? '',
        run.hash,
      ].map(textCell),
    ),
    ...ofRegister(t),
  }
}

const runTitle = (data: RunFile, t: Translator): string =>
  t.text('rating.run.title', { place: t.of(data.run.placeNames), period: t.periodShort(data.run.period), state: t.text(`rating.state.${data.run.state}`) })

const runTables = (data: RunFile, t: Translator): ViewTable[] => [ratingView(data.result, t), objectionsView(data, t)]

function objectionsView(data: RunFile, t: Translator): ViewTable {
  return {
    name: 'objections',
    title: t.text('rating.objections'),
    columns: ['at', 'onBehalfOf', 'zone', 'text', 'decision', 'reason'].map((key) => ({
      key,
      title: t.text(`rating.objection.column.${key}`),
      numeric: false,
    })),
    rows: data.objections.map((one) =>
      [
        one.at.slice(0, 10),
        one.onBehalfOf,
        one.zone ?? '',
        one.text,
        one.decision === null ? '' : t.text(`rating.decision.${one.decision}`),
        one.reason ?? '',
      ].map(textCell),
    ),
    ...ofRegister(t, data.run.period),
  }
}

/** One published run. */
export const runPage = definePage({
  path: '/rating/runs/{id}',
  call: ({ params }) => ({ operation: 'getRun', input: { id: params.id ?? '' } }),
  title: runTitle,
  description: (data, t) => ratingTitle(data.result, t),
  tables: runTables,
  chart: (data, t) => ratingChart(data.result, t),
})

/** One run in any state, for those who make it. */
export const draftPage = definePage({
  path: '/rating/drafts/{id}',
  call: ({ params }) => ({ operation: 'getDraft', input: { id: params.id ?? '' } }),
  title: runTitle,
  description: (data, t) => ratingTitle(data.result, t),
  tables: runTables,
})
