import type { GraphicComponentOption } from 'echarts/components'
import type { Translator } from '#lib/translator.ts'
import type { Theme } from '../theme.ts'
import type { ChartModel } from '../view/chart.ts'
import { barsOption } from './bars.ts'
import { linesOption } from './lines.ts'
import { unitText, type ChartOption, type Placement } from './parts.ts'

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
