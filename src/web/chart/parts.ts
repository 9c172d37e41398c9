import type { BarSeriesOption, LineSeriesOption, ScatterSeriesOption } from 'echarts/charts'
import type { GraphicComponentOption, GridComponentOption, TooltipComponentOption } from 'echarts/components'
import type { ComposeOption } from 'echarts/core'
import type { Translator } from '#lib/translator.ts'
import type { ChartModel } from '../view/chart.ts'

export type ChartOption = ComposeOption<
  BarSeriesOption | LineSeriesOption | ScatterSeriesOption | GridComponentOption | GraphicComponentOption | TooltipComponentOption
>

/** Where a chart is drawn. A framed one carries its title, unit, source and as-of inside, to stand alone. */
export type Placement = { readonly width: number; readonly height: number; readonly framed: boolean }

/** The reading of a figure in a chart, with its unit left out. */
export function figureText(model: ChartModel, value: number, t: Translator, sign = ''): string {
  return sign + (model.share === true ? t.percent(value) : t.number(value, { digits: model.digits }))
}

export const unitText = (model: ChartModel, t: Translator): string => (model.share === true ? '%' : t.unit(model.unit))

/** ECharts reads {a} in a label as a placeholder. */
export const escapeLabel = (text: string): string => text.replaceAll('{', '(').replaceAll('}', ')')
