import type { LineSeriesOption } from 'echarts/charts'
import type { Translator } from '#lib/translator.ts'
import type { Theme } from '../theme.ts'
import type { ChartLine, ChartModel } from '../view/chart.ts'
import { figureText, unitText, type ChartOption, type Placement } from './option.ts'

type LinesModel = Extract<ChartModel, { kind: 'lines' }>

/** Lines of years: stated figures are dots joined by a solid line; where years lie between them the line is dashed and its points hollow. */
export function linesOption(model: LinesModel, theme: Theme, t: Translator, { width, framed }: Placement): ChartOption {
  const longest = Math.max(0, ...model.lines.map(({ label }) => label.length))
  const right = Math.min(width * 0.36, longest * 7.4 + 52)
  return {
    grid: { left: framed ? 24 : 4, right, top: framed ? 84 : 26, bottom: framed ? 76 : 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      backgroundColor: theme.ground,
      borderColor: theme.hairline,
      textStyle: { color: theme.ink, fontSize: 13 },
      valueFormatter: (value) => (typeof value === 'number' ? figureText(model, value, t) : ''),
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
      name: framed ? '' : unitText(model, t),
      nameTextStyle: { color: theme.muted, align: 'left', fontSize: 12 },
      nameGap: 10,
      axisLabel: { color: theme.muted, fontSize: 12, formatter: (value: number) => (model.share === true ? t.percent(value, { digits: 0 }) : t.number(value)) },
      splitLine: { lineStyle: { color: theme.hairline } },
      splitNumber: 4,
    },
    series: model.lines.flatMap((line, index) => drawLine(line, theme.data[index % theme.data.length] ?? theme.accent, theme, model, t)),
  }
}

function drawLine(line: ChartLine, colour: string, theme: Theme, model: LinesModel, t: Translator): LineSeriesOption[] {
  const byPeriod = new Map(line.points.map((point) => [point.x, point]))
  const points = model.periods.map((period) => byPeriod.get(period))
  const last = points.findLastIndex((point) => point !== undefined && point.value !== null && !point.interpolated)
  const between: LineSeriesOption = {
    type: 'line',
    id: `${line.id}-between`,
    silent: true,
    tooltip: { show: false },
    connectNulls: false,
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
    name: line.label,
    connectNulls: false,
    lineStyle: { color: colour, width: 2 },
    itemStyle: { color: colour },
    labelLayout: { moveOverlap: 'shiftY' },
    data: points.map((point, at) => ({
      value: point === undefined || point.interpolated || point.value === null ? '-' : point.value,
      symbol: 'circle',
      symbolSize: 8,
      itemStyle: point?.certain === false ? { color: theme.ground, borderColor: colour, borderWidth: 2 } : { color: colour },
      ...(at === last && point?.value !== undefined && point.value !== null
        ? { label: { show: true, position: 'right', distance: 8, color: colour, fontSize: 13, fontWeight: 600, formatter: `${escapeLabel(line.label)} ${figureText(model, point.value, t)}` } }
        : {}),
    })),
  }
  return [between, stated]
}

/** ECharts reads {a} in a label as a placeholder. */
const escapeLabel = (text: string): string => text.replaceAll('{', '(').replaceAll('}', ')')
