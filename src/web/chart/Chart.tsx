import { lazy, Suspense } from 'react'
import { useTranslator } from '../kit/Translation.tsx'
import type { ChartModel } from '../view/chart.ts'

const Drawing = lazy(() => import('./Drawing.tsx').then(({ Drawing }) => ({ default: Drawing })))

type ChartProps = { readonly model: ChartModel; readonly caption?: boolean }

/** A chart in the page: its place is kept while the drawing is fetched; source and as-of stand under it. */
export function Chart({ model, caption = true }: ChartProps) {
  const t = useTranslator()
  const height = model.kind === 'bars' ? Math.max(120, model.bars.length * 34 + 40) : 400
  const interpolated = model.kind === 'lines' && model.lines.some(({ points }) => points.some((point) => point.interpolated))
  const uncertain = model.kind === 'lines' ? model.lines.some(({ points }) => points.some((point) => point.value !== null && !point.interpolated && !point.certain)) : model.bars.some((bar) => bar.value !== null && !bar.certain)
  return (
    <figure>
      <div className="chart" style={{ height, minHeight: height }} role="img" aria-label={`${model.title}, ${t.unit(model.unit)}`}>
        <Suspense fallback={null}>
          <Drawing model={model} height={height} />
        </Suspense>
      </div>
      {caption ? (
        <figcaption className="chart-note">
          {interpolated ? `${capital(t.text('web.chart.interpolated'))}. ` : ''}
          {uncertain ? `${capital(t.text('web.chart.uncertain'))}. ` : ''}
          {t.text('web.sourceLine', { source: model.source, asOf: model.asOf })}
        </figcaption>
      ) : null}
    </figure>
  )
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
