import type { Translator } from '#lib/translator.ts'
import type { Theme } from '../theme.ts'
import type { ChartBar, ChartModel } from '../view/chart.ts'
import { escapeLabel, figureText, type ChartOption, type Placement } from './parts.ts'

type BarsModel = Extract<ChartModel, { kind: 'bars' }>

/** Width of a letter, generous enough for the widest font a reader may have. */
const LETTER = 8.2

/** Bars from zero: solid when exact, hollow and dashed when not; a tick marks the figure it is compared with. */
export function barsOption(model: BarsModel, theme: Theme, t: Translator, { width, framed }: Placement): ChartOption {
  const longest = Math.max(0, ...model.bars.map(({ label }) => label.length))
  const names = Math.min(width * 0.42, longest * LETTER)
  const left = names + 14 + (framed ? 24 : 0)
  const marks = model.bars.flatMap((bar, index) => (bar.mark === undefined || bar.mark === null ? [] : [[bar.mark, index]]))
  return {
    grid: { left, right: framed ? 96 : 72, top: framed ? 84 : 24, bottom: framed ? 76 : 8, outerBoundsMode: 'none' },
    tooltip: { show: false },
    xAxis: { type: 'value', min: 0, axisLabel: { show: false }, splitLine: { show: false }, axisLine: { show: false } },
    yAxis: {
      type: 'category',
      inverse: true,
      data: model.bars.map(({ label }) => label),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: theme.muted } },
      axisLabel: { color: theme.ink, fontSize: 13, width: names + 4, overflow: 'truncate' },
    },
    series: [
      {
        type: 'bar',
        barWidth: 16,
        silent: true,
        data: model.bars.map((bar) => ({
          value: bar.value ?? 0,
          itemStyle: barStyle(bar, theme.data[0]),
          label: {
            show: true,
            position: 'right',
            distance: 8,
            color: bar.value === null ? theme.muted : theme.ink,
            fontSize: 13,
            textBorderColor: theme.ground,
            textBorderWidth: 3,
            formatter: barLabel(bar, model, t),
          },
        })),
        ...(model.reference === undefined
          ? {}
          : {
              markLine: {
                silent: true,
                symbol: 'none',
                lineStyle: { color: theme.ink, type: 'solid', width: 1 },
                label: {
                  position: 'start',
                  distance: 4,
                  color: theme.ink,
                  fontSize: 12,
                  formatter: `${model.reference.label} ${figureText(model, model.reference.value, t)}`,
                },
                data: [{ xAxis: model.reference.value }],
              },
            }),
      },
      { type: 'scatter', silent: true, symbol: 'rect', symbolSize: [3, 24], itemStyle: { color: theme.ink }, data: marks },
    ],
  }
}

/** Solid when exact, pale when the year is inferred, hollow and dashed when approximate. */
function barStyle({ certainty }: ChartBar, colour: string) {
  if (certainty === 'exact') return { color: colour }
  if (certainty === 'inferred') return { color: `${colour}60`, borderColor: colour, borderWidth: 1.5 }
  return { color: `${colour}22`, borderColor: colour, borderWidth: 1.5, borderType: 'dashed' as const }
}

const barLabel = (bar: ChartBar, model: BarsModel, t: Translator): string =>
  escapeLabel(bar.value === null ? (bar.missing ?? t.text('web.chart.noValue')) : figureText(model, bar.value, t, bar.sign))
