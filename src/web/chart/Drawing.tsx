import { useEffect, useRef } from 'react'
import { useTheme } from '../kit/ThemeSwitch.tsx'
import { useTranslator } from '../kit/Translation.tsx'
import type { ChartModel } from '../view/chart.ts'
import { init } from './engine.ts'
import { chartOption } from './option.ts'

/** Draws a chart into its place and again whenever the place or the ground changes. */
export function Drawing({ model, height }: { readonly model: ChartModel; readonly height: number }) {
  const t = useTranslator()
  const theme = useTheme()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = place.current
    if (element === null) return undefined
    const chart = init(element, undefined, { renderer: 'svg', width: element.clientWidth, height })
    const draw = () => {
      const width = element.clientWidth
      chart.resize({ width, height })
      chart.setOption(chartOption(model, theme, t, { width, height, framed: false }), true)
    }
    const observer = new ResizeObserver(draw)
    observer.observe(element)
    draw()
    return () => {
      observer.disconnect()
      chart.dispose()
    }
  }, [model, theme, t, height])
  return <div ref={place} style={{ width: '100%', height }} aria-hidden="true" />
}
