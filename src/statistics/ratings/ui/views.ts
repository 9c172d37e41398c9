import type { Translator } from '#lib/translator.ts'
import { numberCell, ofRegister, shareCell, textCell } from '#web/view/cells.ts'
import type { ChartModel } from '#web/view/chart.ts'
import type { ViewTable } from '#web/view/table.ts'
import type { MethodContent, Rating, RatingData, ScoredIndicator } from '../model.ts'
import { nodeNames } from './words.ts'

type Shown = Pick<Rating, 'rows' | 'content' | 'indicators' | 'period' | 'method' | 'place'>

/** Columns of a rating beside the total: its pillars, or its indicators where there is one pillar. */
export const partsOf = (rating: Pick<Rating, 'rows'>): readonly string[] =>
  rating.rows.find(({ pillars }) => pillars.length > 0)?.pillars.map(({ code }) => code) ?? []

/** The league table with intervals and pillars, as every export writes it. */
export function ratingView(rating: Shown, t: Translator): ViewTable {
  const nameOf = nodeNames(rating.content, rating.indicators, t)
  const none = t.text('rating.notRanked')
  const parts = partsOf(rating)
  return {
    name: 'rating',
    title: t.of(rating.method.names),
    columns: [
      { key: 'rank', title: t.text('rating.column.rank'), numeric: true },
      { key: 'rank_low', title: t.text('rating.column.rankLow'), numeric: true },
      { key: 'rank_high', title: t.text('rating.column.rankHigh'), numeric: true },
      { key: 'zone', title: t.text('rating.column.zone'), numeric: false },
      { key: 'district', title: t.text('rating.column.district'), numeric: false },
      { key: 'score', title: t.text('rating.column.score'), numeric: true },
      ...parts.map((code) => ({ key: code.toLowerCase(), title: nameOf(code), numeric: true })),
      { key: 'coverage', title: t.text('rating.column.coverage'), unit: '%', numeric: true },
      { key: 'missing', title: t.text('rating.column.missing'), numeric: false },
    ],
    rows: rating.rows.map((row) => [
      numberCell(row.rank, 0, none),
      numberCell(row.rankLow, 0, none),
      numberCell(row.rankHigh, 0, none),
      textCell(t.of(row.names)),
      textCell(t.of(row.districtNames)),
      numberCell(row.score, 2, none),
      ...parts.map((code) => numberCell(row.pillars.find((pillar) => pillar.code === code)?.score ?? null, 2, t.text('rating.noFigures'))),
      shareCell(row.coverage, none),
      textCell(row.missing.map(nameOf).join('; ')),
    ]),
    ...ofRegister(t, rating.period),
  }
}

/** The method's indicators with their weights and how many zones have each. */
export function methodView(content: MethodContent, indicators: readonly Omit<ScoredIndicator, 'known'>[], t: Translator): ViewTable {
  const nameOf = nodeNames(content, indicators, t)
  const unitOf = new Map(indicators.map(({ code, unit }) => [code, unit]))
  const none = t.text('rating.diff.none')
  const all = content.pillars.reduce((sum, { weight }) => sum + weight, 0) || 1
  return {
    name: 'method',
    title: t.text('rating.method.passport'),
    columns: [
      { key: 'pillar', title: t.text('rating.column.pillar'), numeric: false },
      { key: 'code', title: t.text('rating.column.code'), numeric: false },
      { key: 'indicator', title: t.text('rating.column.indicator'), numeric: false },
      { key: 'unit', title: t.text('rating.column.unit'), numeric: false },
      { key: 'direction', title: t.text('rating.column.direction'), numeric: false },
      { key: 'weight', title: t.text('rating.column.weight'), numeric: true },
      { key: 'effective', title: t.text('rating.column.effective'), unit: '%', numeric: true },
      { key: 'low', title: t.text('rating.column.goalpostLow'), numeric: true },
      { key: 'high', title: t.text('rating.column.goalpostHigh'), numeric: true },
      { key: 'threshold', title: t.text('rating.column.threshold'), numeric: true },
      { key: 'intended', title: t.text('rating.column.intended'), numeric: true },
    ],
    rows: content.pillars.flatMap((pillar) => {
      const inside = pillar.items.reduce((sum, { weight }) => sum + weight, 0) || 1
      return pillar.items.map((item) => [
        textCell(nameOf(pillar.code)),
        textCell(item.code),
        textCell(nameOf(item.code)),
        textCell(t.unit(unitOf.get(item.code) ?? '')),
        textCell(t.text(`rating.direction.${item.direction}`)),
        numberCell(item.weight, 2, none),
        shareCell((pillar.weight / all) * (item.weight / inside), none, 2),
        numberCell(item.goalposts?.low ?? null, 2, none),
        numberCell(item.goalposts?.high ?? null, 2, none),
        numberCell(item.threshold, 2, none),
        numberCell(item.intended, 2, none),
      ])
    }),
    ...ofRegister(t),
  }
}

/** Raw values of every zone: what the studio computes from. */
export function valuesView(data: RatingData, t: Translator): ViewTable {
  return {
    name: 'values',
    title: t.text('rating.values'),
    columns: [
      { key: 'zone', title: t.text('rating.column.zone'), numeric: false },
      ...data.indicators.map(({ code, names, unit }) => ({ key: code.toLowerCase(), title: t.of(names), unit: t.unit(unit), numeric: true })),
    ],
    rows: data.zones.map((zone, index) => [
      textCell(t.of(zone.names)),
      ...data.indicators.map(({ values }) => numberCell(values[index] ?? null, 3, t.text('rating.noFigures'))),
    ]),
    ...ofRegister(t, data.period),
  }
}

/** Total scores as bars, best first; those not ranked say so. */
export function ratingChart(rating: Shown, t: Translator): ChartModel | undefined {
  if (rating.rows.every(({ score }) => score === null)) return undefined
  return {
    kind: 'bars',
    title: `${t.of(rating.method.names)}, ${t.of(rating.place.names)}`,
    unit: t.text('rating.unit'),
    digits: 1,
    bars: rating.rows.map((row) => ({
      id: row.subject,
      label: t.of(row.names),
      value: row.score,
      certainty: 'exact' as const,
      missing: t.text('rating.notRanked'),
    })),
    ...ofRegister(t, rating.period),
  }
}
