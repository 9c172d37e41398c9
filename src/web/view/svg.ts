import type { Translator } from '#lib/translator.ts'
import { init } from '../chart/engine.ts'
import { chartOption, heightOf } from '../chart/option.ts'
import { LIGHT, type Theme } from '../theme.ts'
import type { ChartModel } from './chart.ts'

/** A chart as a picture that stands alone: title, unit, source and as-of inside. Works where there is no browser. */
export function chartSvg(model: ChartModel, t: Translator, theme: Theme = LIGHT, width = 960): string {
  const height = heightOf(model, true)
  const chart = init(null, undefined, { renderer: 'svg', ssr: true, width, height })
  chart.setOption({ ...chartOption(model, theme, t, { width, height, framed: true }), tooltip: { show: false } })
  const svg = chart.renderToSVGString()
  chart.dispose()
  return svg
}
