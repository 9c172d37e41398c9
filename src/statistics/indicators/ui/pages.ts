import type { OutputOf } from '#lib/operation.ts'
import type { Translator } from '#lib/translator.ts'
import { numberCell, ofRegister, textCell } from '#web/view/cells.ts'
import { definePage } from '#web/view/page.ts'
import type { ViewTable } from '#web/view/table.ts'
import type { getIndicator, listIndicators } from '../contract.ts'
import { PILLARS } from '../model.ts'

/** The dictionary of indicators. */
export const indicatorsPage = definePage({
  path: '/indicators',
  call: ({ search }) => ({ operation: 'listIndicators', input: { pillar: PILLARS.find((pillar) => pillar === search.pillar), q: search.q } }),
  title: (data, t) =>
    t.text('indicators.title', { count: data.items.length, withValues: data.items.filter(({ zonesWithValue }) => zonesWithValue > 0).length }),
  description: (data, t) => t.text('indicators.description', { count: data.items.length }),
  tables: (data, t) => [dictionaryView(data, t)],
})

/** The method page of one indicator. */
export const indicatorPage = definePage({
  path: '/indicators/{code}',
  call: ({ params }) => ({ operation: 'getIndicator', input: { code: params.code ?? '' } }),
  title: (data, t) => t.of(data.indicator.names),
  description: (data, t) =>
    t.text('indicator.description', { name: t.of(data.indicator.names), unit: t.unit(data.indicator.unit), formula: data.indicator.formulaText }),
  tables: (data, t) => [measuresView(data, t)],
})

/** Defining an indicator of one's own; the base figures it may use are the page's data. */
export const ownIndicatorPage = definePage({
  path: '/indicators/new',
  call: () => ({ operation: 'listMeasures', input: {} }),
  title: (_data, t) => t.text('indicator.own.title'),
  description: (_data, t) => t.text('indicator.own.lead'),
})

function dictionaryView(data: OutputOf<typeof listIndicators>, t: Translator): ViewTable {
  const pillars = new Map(data.pillars.map(({ code, names }) => [code, t.of(names)]))
  return {
    name: 'indicators',
    title: t.text('web.nav.indicators'),
    columns: ['code', 'name', 'pillar', 'unit', 'direction', 'formula', 'cel', 'provenance', 'zones', 'latest'].map((key) => ({
      key,
      title: t.text(`indicator.column.${key}`),
      numeric: key === 'zones',
    })),
    rows: data.items.map((item) => [
      textCell(item.code),
      textCell(t.of(item.names)),
      textCell(pillars.get(item.pillar) ?? item.pillar),
      textCell(t.unit(item.unit)),
      textCell(t.text(`indicator.direction.${item.direction}`)),
      textCell(item.formulaText),
      textCell(item.formula),
      textCell(item.provenance),
      numberCell(item.zonesWithValue, 0, ''),
      textCell(item.latest ?? ''),
    ]),
    ...ofRegister(t),
  }
}

function measuresView(data: OutputOf<typeof getIndicator>, t: Translator): ViewTable {
  return {
    name: 'inputs',
    title: t.text('indicator.inputs'),
    columns: ['measure', 'name', 'unit', 'dimension', 'note'].map((key) => ({ key, title: t.text(`indicator.column.${key}`), numeric: false })),
    rows: data.measures.map((measure) => [measure.code, t.of(measure.names), t.unit(measure.unit), measure.dimension, measure.note].map(textCell)),
    ...ofRegister(t),
  }
}
