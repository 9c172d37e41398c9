import { dynamicsChart, everyYear } from '#statistics/analysis/ui/dynamics.ts'
import { structureChart } from '#statistics/analysis/ui/structure.ts'
import { signOf } from '#statistics/indicators/ui/figure.ts'
import { number, text, type Context } from './context.ts'
import type { DocumentBlock, DocumentTable } from '#web/view/document.ts'

/** Dynamics by year: the figures as stated, the lines between them drawn only, growth over each zone's own window. */
export function dynamics(c: Context): DocumentBlock[] {
  const { t } = c
  return c.content.analysis.dynamics.flatMap((data): DocumentBlock[] => {
    const name = t.of(data.indicator.names)
    const stated = data.series.filter(
      ({ subject, points }) => subject !== c.place && points.filter(({ value, interpolated }) => value !== null && !interpolated).length > 1,
    )
    if (stated.length === 0) return [{ kind: 'missing', text: t.text('report.missing.series', { indicator: name }) }]
    if (stated.length < 3)
      return [
        {
          kind: 'paragraph',
          text: fewSeries(stated, name, c),
          notes: citeSeries(
            stated.map(({ subject }) => subject),
            data.indicator.formula,
            c,
          ),
        },
      ]
    const measure = data.indicator.formula
    const cited = citeSeries(
      data.series.map(({ subject }) => subject),
      measure,
      c,
    )
    const chart = dynamicsChart(data, t)
    return [
      ...(chart === undefined
        ? []
        : [
            {
              kind: 'chart' as const,
              id: `dynamics-${data.indicator.code}`,
              caption: t.text('report.dynamics.chart', { indicator: name }),
              alt: chartAlt(data, c),
              model: chart,
              remark: t.text('report.dynamics.chartRemark'),
              notes: cited,
            },
          ]),
      { kind: 'table', table: yearsTable(data, c, cited) },
    ]
  })
}

type Dynamics = Context['content']['analysis']['dynamics'][number]

/** One or two series are a sentence, not a table of gaps. */
const fewSeries = (stated: Dynamics['series'], indicator: string, c: Context): string =>
  c.t.text('report.dynamics.few', {
    indicator,
    series: stated
      .map(({ subject, points }) => {
        const known = points.filter(({ value, interpolated }) => value !== null && !interpolated)
        return `${c.nameOf(subject)} – ${known.map((point) => `${signOf(point)}${c.t.number(point.value ?? 0)} (${point.period})`).join(', ')}`
      })
      .join('; '),
  })

const citeSeries = (subjects: readonly string[], measure: string, c: Context): number[] =>
  c.citeClaims(c.content.figures.filter((figure) => figure.measure === measure && subjects.includes(figure.subject)).map(({ claim }) => claim))

const chartAlt = (data: Dynamics, c: Context): string =>
  c.t.text('report.dynamics.alt', {
    indicator: c.t.of(data.indicator.names),
    growth: data.series
      .flatMap(({ subject, window }) =>
        window === null || subject === c.place ? [] : [`${c.nameOf(subject)} ${window.first} (${window.from}) – ${window.last} (${window.to})`],
      )
      .join('; '),
  })

function yearsTable(data: Dynamics, c: Context, notes: readonly number[]): DocumentTable {
  const { t } = c
  const years = everyYear(data.periods).filter((year) =>
    data.series.some(({ points }) => points.some(({ period, value, interpolated }) => period === year && value !== null && !interpolated)),
  )
  const zonesOnly = data.series.filter(({ subject }) => subject !== c.place)
  return {
    id: `dynamics-${data.indicator.code}`,
    caption: t.text('report.dynamics.table', { indicator: t.of(data.indicator.names) }),
    columns: [
      { key: 'zone', title: t.text('report.column.zone'), numeric: false, wide: true },
      ...years.map((year) => ({ key: year, title: year, numeric: true })),
      { key: 'window', title: t.text('report.column.window'), numeric: true },
      { key: 'cagr', title: t.text('report.column.cagr'), unit: '%', numeric: true },
    ],
    rows: zonesOnly.map(({ subject, points, window }) => [
      text(c.nameOf(subject)),
      ...years.map((year) => {
        const point = points.find(({ period, interpolated }) => period === year && !interpolated)
        return number(point?.value, 0, t.text('report.notStated'), point === undefined ? '' : signOf(point))
      }),
      window === null ? number(null, 0, t.text('report.noWindow')) : text(`${window.from}–${window.to}`),
      number(window?.cagr === undefined || window.cagr === null ? null : window.cagr * 100, 1, t.text('report.noWindow')),
    ]),
    notes,
    remark: t.text('report.dynamics.remark'),
  }
}

/** Structure: shares of zones with their concentration, and what is made in the zones. */
export function structure(c: Context): DocumentBlock[] {
  const { t } = c
  const of = (code: string, by: string) => c.content.analysis.structures.find((one) => one.indicator.code === code && one.by === by)
  const [enterprises, workers, area, directions] = [of('ECO-01', 'zone'), of('SOC-01', 'zone'), of('LAND-01', 'zone'), of('ECO-01', 'direction')]
  if (enterprises === undefined || enterprises.groups.every(({ share }) => share === null))
    return [{ kind: 'missing', text: t.text('report.missing.structure') }]
  const ids = [c.place, ...c.zones.map(({ id }) => id)]
  const notes = [...new Set(['ECO-01', 'SOC-01', 'LAND-01'].flatMap((code) => c.citeIndicator(code, ids)))]
  const chart = structureChart(enterprises, t)
  const shareOf = (data: typeof enterprises | undefined, id: string) => {
    const share = data?.groups.find((group) => group.id === id)?.share
    return number(share === null || share === undefined ? null : share * 100, 1, t.text('report.notStated'))
  }
  const known = enterprises.groups.filter(({ value }) => value !== null).length
  return [
    ...(known < enterprises.groups.length
      ? [{ kind: 'missing' as const, text: t.text('report.structure.partial', { known, all: enterprises.groups.length }) }]
      : []),
    ...(chart === undefined
      ? []
      : [
          {
            kind: 'chart' as const,
            id: 'structure',
            caption: t.text('report.structure.chart', { period: c.period }),
            alt: `${t.text('report.structure.chart', { period: c.period })}: ${enterprises.groups.map(({ id, share }) => `${c.nameOf(id)} ${t.percent(share ?? 0)}`).join(', ')}`,
            model: chart,
            notes: c.citeIndicator('ECO-01', ids),
          },
        ]),
    {
      kind: 'table',
      table: {
        id: 'structure',
        caption: t.text('report.structure.table', { period: c.period }),
        columns: [
          { key: 'zone', title: t.text('report.column.zone'), numeric: false, wide: true },
          { key: 'enterprises', title: t.text('report.column.enterprises'), unit: '%', numeric: true },
          { key: 'workers', title: t.text('report.column.workers'), unit: '%', numeric: true },
          { key: 'area', title: t.text('report.column.areaShare'), unit: '%', numeric: true },
        ],
        rows: enterprises.groups.map(({ id }) => [text(c.nameOf(id)), shareOf(enterprises, id), shareOf(workers, id), shareOf(area, id)]),
        notes,
        ...(enterprises.hhi === null
          ? {}
          : {
              remark: t.text('report.structure.hhi', {
                hhi: t.number(enterprises.hhi * (enterprises.hhi <= 1 ? 10_000 : 1), { digits: 0 }),
                gini: t.number(enterprises.gini ?? 0, { digits: 2 }),
              }),
            }),
      },
    },
    ...(directions === undefined || directions.groups.length === 0 ? [] : [{ kind: 'table' as const, table: directionsTable(directions, c) }]),
  ]
}

type Structure = Context['content']['analysis']['structures'][number]

function directionsTable(data: Structure, c: Context): DocumentTable {
  const { t } = c
  const members = (id: string) =>
    c.zones
      .filter(({ directions }) => directions.some(({ ifut, labels, basis }) => (/^\d/.test(ifut) ? ifut : labels.en) === id && basis === 'table'))
      .map((zone) => c.nameOf(zone.id))
  return {
    id: 'directions',
    caption: t.text('report.structure.directions', { period: c.period }),
    columns: [
      { key: 'direction', title: t.text('report.column.direction'), numeric: false, wide: true },
      { key: 'zones', title: t.text('report.column.whichZones'), numeric: false, wide: true },
      { key: 'enterprises', title: t.text('report.column.enterprises'), numeric: true },
      { key: 'share', title: t.text('report.column.share'), unit: '%', numeric: true },
    ],
    rows: data.groups.map((group) => [
      text(t.of(group.names)),
      text(members(group.id).join(', ')),
      number(group.value, 0, t.text('report.notStated')),
      number(group.share === null ? null : group.share * 100, 1, t.text('report.notStated')),
    ]),
    notes: c.citeIndicator(
      'ECO-01',
      c.zones.map(({ id }) => id),
    ),
    remark: t.text('report.structure.overlap'),
  }
}
