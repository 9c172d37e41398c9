import { locatorText } from '#registers/sources/ui/locator.ts'
import type { Translator } from '#lib/translator.ts'
import { everyYear, pointOf } from '#statistics/analysis/ui/dynamics.ts'
import { claimFigure, claimPeriod, scopeText } from '#statistics/claims/ui/claim.ts'
import { figureText, missingText, remarkText } from '#statistics/indicators/ui/figure.ts'
import { numberCell, ofRegister, textCell } from '#web/view/cells.ts'
import type { ChartModel } from '#web/view/chart.ts'
import { digitsOf } from '#web/view/digits.ts'
import { definePage, type PageAddress } from '#web/view/page.ts'
import type { ViewTable } from '#web/view/table.ts'
import type { Passport } from '../model.ts'

/** The passport of a zone. */
export const passportPage = definePage({
  path: '/zones/{zone}',
  call: ({ params, search }) => ({ operation: 'showPassport', input: { zone: params.zone ?? '', period: search.period } }),
  title: passportTitle,
  description: (data, t) => t.text('passport.description', { zone: t.of(data.zone.names), district: t.of(data.zone.districtNames) }),
  tables: (data, t) => [figuresView(data, t), seriesView(data, t), claimsView(data, t)],
  chart: (data, t, address) => passportChart(data, t, address),
})

/** The answer first: how many enterprises on how much land, and where that stands among the zones. */
function passportTitle(data: Passport, t: Translator): string {
  const find = (code: string) => data.keyFigures.find(({ indicator }) => indicator.code === code)
  const [enterprises, area, density] = [find('ECO-01'), find('LAND-01'), find('ECO-07')]
  const zone = t.of(data.zone.names)
  if (enterprises === undefined || area === undefined || enterprises.value.value === null || area.value.value === null) return zone
  const values = { zone, enterprises: enterprises.value.value, area: figureText(area.value.value, area.indicator, area.value, t) }
  return density === undefined || density.rank === null
    ? t.text('passport.titleUnranked', values)
    : t.text('passport.title', { ...values, rank: density.rank, outOf: density.outOf })
}

/** Series with at least two stated figures: those that make a line. */
export const drawableSeries = (data: Passport) =>
  data.series.filter(({ series }) => series.points.filter(({ value, interpolated }) => value !== null && !interpolated).length > 1)

/** The series the address asks for; the first that makes a line where it asks for none. */
export const chosenSeries = (data: Passport, address: PageAddress) =>
  drawableSeries(data).find(({ indicator }) => indicator.code === address.search.series) ?? drawableSeries(data)[0]

export function passportChart(data: Passport, t: Translator, address: PageAddress): ChartModel | undefined {
  const chosen = chosenSeries(data, address)
  if (chosen === undefined) return undefined
  const { indicator, series } = chosen
  return {
    kind: 'lines',
    title: `${t.of(data.zone.names)}: ${t.of(indicator.names)}`,
    unit: indicator.unit,
    digits: digitsOf(indicator.unit),
    periods: everyYear(series.points.map(({ period }) => period)),
    lines: [
      {
        id: series.subject,
        label: '',
        points: series.points.map(pointOf),
      },
    ],
    ...ofRegister(t, series.points.at(-1)?.period),
  }
}

function figuresView(data: Passport, t: Translator): ViewTable {
  return {
    name: 'figures',
    title: t.text('passport.figures'),
    columns: [
      { key: 'code', title: t.text('passport.column.code'), numeric: false },
      { key: 'indicator', title: t.text('passport.column.indicator'), numeric: false },
      { key: 'period', title: t.text('passport.column.period'), numeric: false },
      { key: 'value', title: t.text('passport.column.value'), numeric: true },
      { key: 'remark', title: t.text('web.remark'), numeric: false },
      { key: 'unit', title: t.text('passport.column.unit'), numeric: false },
      { key: 'rank', title: t.text('web.rank.title'), numeric: true },
      { key: 'out_of', title: t.text('passport.column.outOf'), numeric: true },
    ],
    rows: data.keyFigures.map(({ indicator, value, rank, outOf }) => [
      textCell(indicator.code),
      textCell(t.of(indicator.names)),
      textCell(value.period),
      numberCell(value.value, digitsOf(indicator.unit), missingText(value.missing, t), value.certainty === 'exact'),
      textCell(remarkText(value, t)),
      textCell(t.unit(indicator.unit)),
      numberCell(rank, 0, ''),
      numberCell(outOf, 0, ''),
    ]),
    ...ofRegister(t, data.period),
  }
}

function seriesView(data: Passport, t: Translator): ViewTable {
  return {
    name: 'series',
    title: t.text('passport.series'),
    columns: [
      { key: 'indicator', title: t.text('passport.column.indicator'), numeric: false },
      { key: 'period', title: t.text('passport.column.period'), numeric: false },
      { key: 'value', title: t.text('passport.column.value'), numeric: true },
      { key: 'remark', title: t.text('web.remark'), numeric: false },
      { key: 'unit', title: t.text('passport.column.unit'), numeric: false },
    ],
    rows: data.series.flatMap(({ indicator, series }) =>
      series.points
        .filter(({ value, interpolated }) => value !== null && !interpolated)
        .map(({ period, value, certainty, qualifier }) => [
          textCell(t.of(indicator.names)),
          textCell(period),
          numberCell(value, digitsOf(indicator.unit), '', certainty === 'exact'),
          textCell(remarkText({ value, certainty, qualifier, missing: null }, t)),
          textCell(t.unit(indicator.unit)),
        ]),
    ),
    ...ofRegister(t),
  }
}

function claimsView(data: Passport, t: Translator): ViewTable {
  return {
    name: 'claims',
    title: t.text('passport.claims'),
    columns: ['id', 'measure', 'figure', 'period', 'scope', 'source', 'locator', 'quote'].map((key) => ({
      key,
      title: t.text(`claim.column.${key}`),
      numeric: false,
    })),
    rows: data.claims.map((claim) =>
      [
        claim.id,
        claim.measure,
        claimFigure(claim, t),
        claimPeriod(claim, t),
        scopeText(claim.scope, t),
        claim.source,
        locatorText(claim.locator, t),
        claim.quote,
      ].map(textCell),
    ),
    ...ofRegister(t),
  }
}
