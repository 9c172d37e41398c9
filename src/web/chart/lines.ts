import type { LineSeriesOption } from 'echarts/charts'
import type { Translator } from '#lib/translator.ts'
import type { Theme } from '../theme.ts'
import type { ChartLine, ChartModel } from '../view/chart.ts'
import { escapeLabel, figureText, unitText, type ChartOption, type Placement } from './parts.ts'
import { axisTo, spreadLabels } from './scale.ts'

type LinesModel = Extract<ChartModel, { kind: 'lines' }>

const LABEL_GAP = 17
const LETTER = 8.4
/** Below this width labels are smaller and only name their line. */
const NARROW = 520

/** Lines of years: stated figures are dots joined by a solid line; where years lie between them the line is dashed and its points hollow. */
export function linesOption(model: LinesModel, theme: Theme, t: Translator, { width, height, framed }: Placement): ChartOption {
  const narrow = width < NARROW
  const letter = narrow ? 6.6 : LETTER
  const longest = Math.max(0, ...model.lines.map(({ label }) => label.length + (narrow && label !== '' ? 0 : 6)))
  const { end, step } = axisTo(Math.max(0, ...model.lines.flatMap(({ points }) => points.map(({ value }) => value ?? 0))))
  const tick = (value: number) => (model.share === true ? t.percent(value, { digits: 0 }) : t.number(value))
  const grid = {
    left: (framed ? 24 : 4) + tick(end).length * LETTER + 8,
    right: Math.min(width * 0.46, longest * letter + 16),
    top: framed ? 88 : 28,
    bottom: framed ? 92 : 28,
  }
  const yOf = (value: number) => grid.top + (1 - value / end) * (height - grid.top - grid.bottom)
  const ends = model.lines.map(({ points }) => yOf(lastStated(points)?.value ?? 0))
  const labels = spreadLabels(ends, LABEL_GAP, grid.top, height - grid.bottom)
  return {
    grid: { ...grid, outerBoundsMode: 'none' },
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      backgroundColor: theme.ground,
      borderColor: theme.hairline,
      textStyle: { color: theme.ink, fontSize: 13 },
      valueFormatter: (value) => (typeof value === 'number' ? figureText(model, value, t) : t.text('web.chart.noValue')),
    },
    xAxis: {
      type: 'category',
      data: model.periods.map((period) => t.periodShort(period)),
      boundaryGap: false,
      axisLine: { lineStyle: { color: theme.muted } },
      axisTick: { show: false },
      axisLabel: { color: theme.muted, fontSize: 12, hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      min: 0,
      max: end,
      interval: step,
      name: framed ? '' : unitText(model, t),
      nameTextStyle: { color: theme.muted, align: 'left', fontSize: 12 },
      nameGap: 12,
      axisLabel: { color: theme.muted, fontSize: 12, formatter: tick },
      splitLine: { lineStyle: { color: theme.hairline } },
    },
    series: model.lines.flatMap((line, index) =>
      drawLine(line, theme.data[index % theme.data.length] ?? theme.accent, { at: labels[index] ?? 0, narrow, width: grid.right - 12 }, theme, model, t),
    ),
  }
}

const lastStated = (points: ChartLine['points']) => points.findLast(({ value, interpolated }) => value !== null && !interpolated)

function drawLine(
  line: ChartLine,
  colour: string,
  label: { readonly at: number; readonly narrow: boolean; readonly width: number },
  theme: Theme,
  model: LinesModel,
  t: Translator,
): LineSeriesOption[] {
  const byPeriod = new Map(line.points.map((point) => [point.x, point]))
  const points = model.periods.map((period) => byPeriod.get(period))
  const last = lastStated(line.points)
  const between: LineSeriesOption = {
    type: 'line',
    id: `${line.id}-between`,
    silent: true,
    tooltip: { show: false },
    connectNulls: true,
    lineStyle: { color: colour, width: 1.5, type: [3, 4] },
    data: points.map((point) => ({
      value: point?.value ?? '-',
      symbol: point?.interpolated === true ? 'circle' : 'none',
      symbolSize: 5,
      itemStyle: { color: theme.ground, borderColor: colour, borderWidth: 1 },
    })),
  }
  const stated: LineSeriesOption = {
    type: 'line',
    id: line.id,
    name: line.label === '' ? model.title : line.label,
    connectNulls: false,
    tooltip: { valueFormatter: (value, index) => (typeof value === 'number' ? figureText(model, value, t, points[index]?.sign) : t.text('web.chart.noValue')) },
    lineStyle: { color: colour, width: 2 },
    itemStyle: { color: colour },
    labelLayout: { y: label.at, verticalAlign: 'middle' },
    data: points.map((point) => ({
      value: point === undefined || point.interpolated || point.value === null ? '-' : point.value,
      symbol: 'circle',
      symbolSize: 8,
      itemStyle: point?.certain === false ? { color: theme.ground, borderColor: colour, borderWidth: 2 } : { color: colour },
      ...(point !== undefined && point === last && point.value !== null
        ? {
            label: {
              show: true,
              position: 'right',
              distance: 8,
              color: colour,
              fontSize: label.narrow ? 11 : 13,
              fontWeight: 600,
              width: label.width,
              overflow: 'truncate',
              formatter: escapeLabel(label.narrow && line.label !== '' ? line.label : `${line.label} ${figureText(model, point.value, t, point.sign)}`.trim()),
            },
          }
        : {}),
    })),
  }
  return [between, stated]
}
