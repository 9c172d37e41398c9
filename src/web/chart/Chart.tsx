import { lazy, Suspense } from 'react'
import { useTranslator } from '../kit/Translation.tsx'
import { capital } from '../view/cells.ts'
import type { ChartModel } from '../view/chart.ts'

const Drawing = lazy(() => import('./Drawing.tsx').then(({ Drawing }) => ({ default: Drawing })))

type ChartProps = { readonly model: ChartModel; readonly caption?: boolean }

/** A chart in the page: its place is kept while the drawing is fetched; source and as-of stand under it. */
export function Chart({ model, caption = true }: ChartProps) {
  const t = useTranslator()
  const height = model.kind === 'bars' ? Math.max(120, model.bars.length * 34 + 40) : model.lines.length > 1 ? 420 : 300
  const interpolated = model.kind === 'lines' && model.lines.some(({ points }) => points.some((point) => point.interpolated))
  const uncertain =
    model.kind === 'lines' && model.lines.some(({ points }) => points.some((point) => point.value !== null && !point.interpolated && !point.certain))
  const pale = model.kind === 'bars' && model.bars.some((bar) => bar.value !== null && bar.certainty !== 'exact')
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
          {pale ? `${t.text('web.certainty.legend')} ` : ''}
          {model.kind === 'bars' && model.markLabel !== undefined ? `${capital(model.markLabel)}. ` : ''}
          {t.text('web.sourceLine', { source: model.source, asOf: model.asOf })}
        </figcaption>
      ) : null}
    </figure>
  )
}
