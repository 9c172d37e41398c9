import type { BarSeriesOption, LineSeriesOption, ScatterSeriesOption } from 'echarts/charts'
import type { GraphicComponentOption, GridComponentOption, TooltipComponentOption } from 'echarts/components'
import type { ComposeOption } from 'echarts/core'
import type { Translator } from '#lib/translator.ts'
import type { Theme } from '../theme.ts'
import type { ChartModel } from '../view/chart.ts'
import { barsOption } from './bars.ts'
import { linesOption } from './lines.ts'

export type ChartOption = ComposeOption<BarSeriesOption | LineSeriesOption | ScatterSeriesOption | GridComponentOption | GraphicComponentOption | TooltipComponentOption>

/** Where a chart is drawn. A framed one carries its title, unit, source and as-of inside, to stand alone. */
export type Placement = { readonly width: number; readonly height: number; readonly framed: boolean }

export const FONT = "'Inter Variable', Inter, 'Noto Sans', 'DejaVu Sans', Arial, sans-serif"

/** A chart's numbers → placement → drawing: pure, the same in the browser and on the server. */
export function chartOption(model: ChartModel, theme: Theme, t: Translator, placement: Placement): ChartOption {
  const drawing = model.kind === 'lines' ? linesOption(model, theme, t, placement) : barsOption(model, theme, t, placement)
  return {
    ...drawing,
    animation: false,
    textStyle: { fontFamily: FONT, fontSize: 13, color: theme.ink },
    ...(placement.framed ? { backgroundColor: theme.ground, graphic: frame(model, theme, t, placement) } : {}),
  }
}

/** Height that fits the numbers: a row for each bar, a fixed field for lines. */
export function heightOf(model: ChartModel, framed: boolean): number {
  const inside = model.kind === 'bars' ? Math.max(120, model.bars.length * 34 + 40) : 420
  return framed ? inside + 136 : inside
}

/** The reading of a figure in a chart, with its unit left out. */
export function figureText(model: ChartModel, value: number, t: Translator): string {
  return model.share === true ? t.percent(value) : t.number(value, { digits: model.digits })
}

export const unitText = (model: ChartModel, t: Translator): string => (model.share === true ? '%' : t.unit(model.unit))

function frame(model: ChartModel, theme: Theme, t: Translator, { width, height }: Placement): GraphicComponentOption[] {
  const line = (text: string, top: number, size: number, fill: string, weight: 'normal' | 'bold' = 'normal'): GraphicComponentOption => ({
    type: 'text',
    left: 24,
    top,
    style: { text, fill, font: `${weight} ${size}px ${FONT}`, width: width - 48, overflow: 'truncate' },
    silent: true,
  })
  return [
    line(model.title, 20, 18, theme.ink, 'bold'),
    line(unitText(model, t), 48, 13, theme.muted),
    line(t.text('web.sourceLine', { source: model.source, asOf: model.asOf }), height - 50, 12, theme.muted),
    line(t.text('web.brand'), height - 30, 12, theme.muted),
  ]
}
