import type { Translator } from '#lib/translator.ts'
import { missingText, remarkText, signOf } from '#statistics/indicators/ui/figure.ts'
import { numberCell, ofRegister, shareCell, textCell } from '#web/view/cells.ts'
import type { ChartModel } from '#web/view/chart.ts'
import { digitsOf } from '#web/view/digits.ts'
import type { ViewTable } from '#web/view/table.ts'
import type { LeagueTable } from '../model.ts'

/** A league table's numbers for every export. */
export function leagueView(league: LeagueTable, t: Translator): ViewTable {
  const digits = digitsOf(league.indicator.unit)
  const none = t.text('web.chart.noValue')
  return {
    name: 'league',
    title: t.of(league.indicator.names),
    columns: [
      { key: 'rank', title: t.text('analysis.column.rank'), numeric: true },
      { key: 'rank_low', title: t.text('analysis.column.rankLow'), numeric: true },
      { key: 'rank_high', title: t.text('analysis.column.rankHigh'), numeric: true },
      { key: 'zone', title: t.text('analysis.column.zone'), numeric: false },
      { key: 'district', title: t.text('analysis.column.district'), numeric: false },
      { key: 'value', title: t.of(league.indicator.names), unit: t.unit(league.indicator.unit), numeric: true },
      { key: 'remark', title: t.text('web.remark'), numeric: false },
      { key: 'share', title: t.text('analysis.column.share'), unit: '%', numeric: true },
      { key: 'to_mean', title: t.text('analysis.column.toMean'), numeric: true },
      { key: 'to_best', title: t.text('analysis.column.toBest'), numeric: true },
    ],
    rows: league.rows.map((row) => [
      numberCell(row.rank, 0, none),
      numberCell(row.rankLow, 0, none),
      numberCell(row.rankHigh, 0, none),
      textCell(t.of(row.names)),
      textCell(t.of(row.districtNames)),
      numberCell(row.value, digits, missingText(row.missing, t), row.certainty === 'exact'),
      textCell(remarkText(row, t)),
      shareCell(row.share, none),
      numberCell(row.toMean, 3, none),
      numberCell(row.toBest, 3, none),
    ]),
    ...ofRegister(t, league.period),
  }
}

/** The league table as bars, best first, with the territory's own value as a line. */
export function leagueChart(league: LeagueTable, t: Translator): ChartModel | undefined {
  if (league.rows.every(({ value }) => value === null)) return undefined
  const ratio = league.rows.every(({ share }) => share === null)
  return {
    kind: 'bars',
    title: t.of(league.indicator.names),
    unit: league.indicator.unit,
    digits: digitsOf(league.indicator.unit),
    bars: league.rows.map((row) => ({
      id: row.subject,
      label: t.of(row.names),
      value: row.value,
      certainty: row.certainty === 'exact' || row.certainty === 'inferred' ? row.certainty : 'approximate',
      sign: signOf(row),
      missing: missingText(row.missing, t),
    })),
    ...(ratio && league.total.value !== null ? { reference: { label: t.of(league.place.names), value: league.total.value } } : {}),
    ...ofRegister(t, league.period),
  }
}
