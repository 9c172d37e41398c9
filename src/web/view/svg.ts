import type { Translator } from '#lib/translator.ts'
import { init, setPlatformAPI } from '../chart/engine.ts'
import { chartOption, heightOf } from '../chart/option.ts'
import { LIGHT, type Theme } from '../theme.ts'
import type { ChartModel } from './chart.ts'

/** Where there is no canvas to measure with, a letter is taken as this part of the font's size; the library's own guess takes every Cyrillic one for a full square. */
const LETTER_SHARE = 0.6

if (typeof document === 'undefined')
  setPlatformAPI({
    measureText: (text, font) => ({ width: text.length * LETTER_SHARE * Number.parseFloat(/(\d+(?:\.\d+)?)px/.exec(font ?? '')?.[1] ?? '12') }),
  })

/** A chart as a picture that stands alone: title, unit, source and as-of inside, unless what it stands in says them. Works where there is no browser. */
export function chartSvg(model: ChartModel, t: Translator, theme: Theme = LIGHT, width = 960, framed = true): string {
  const height = heightOf(model, framed)
  const chart = init(null, undefined, { renderer: 'svg', ssr: true, width, height })
  chart.setOption({ ...chartOption(model, theme, t, { width, height, framed }), tooltip: { show: false } })
  const svg = chart.renderToSVGString()
  chart.dispose()
  return svg
}
