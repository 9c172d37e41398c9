import type * as z from 'zod/mini'
import { ContestedMark, Missing } from '#statistics/indicators/ui/Figure.tsx'
import { figureText, remarkText, traceOf } from '#statistics/indicators/ui/figure.ts'
import { RankBar } from '#web/figure/RankBar.tsx'
import { Spark } from '#web/figure/Spark.tsx'
import { ViewLink } from '#web/kit/PageLink.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import { ofRegister } from '#web/view/cells.ts'
import { digitsOf } from '#web/view/digits.ts'
import type { keyFigure } from '../model.ts'

type Key = z.output<typeof keyFigure>

/** The key figures set large, each with its source mark, its line of years and the interval of its rank. */
export function KeyFigures({ figures, period }: { readonly figures: readonly Key[]; readonly period: string | null }) {
  const t = useTranslator()
  return (
    <>
      <dl className="figures">
        {figures.map((figure) => (
          <KeyFigure key={figure.indicator.code} figure={figure} />
        ))}
      </dl>
      <p className="figures-note">{t.text('web.sourceLine', ofRegister(t, period))}</p>
    </>
  )
}

function KeyFigure({ figure: { indicator, value, rank, rankLow, rankHigh, outOf, spark } }: { readonly figure: Key }) {
  const t = useTranslator()
  const name = t.of(indicator.names)
  const trace = traceOf(indicator.code, value.subject, value.period)
  return (
    <div>
      <dt>{name}</dt>
      {value.value === null ? (
        <dd className="value absent">
          <Missing reason={value.missing} />
        </dd>
      ) : (
        <dd className="value" title={remarkText(value, t) || undefined}>
          {figureText(value.value, indicator, value, t)}
          <ViewLink change={{ trace }} className="source-mark" label={t.text('web.trace.open', { name })}>
            <svg viewBox="0 0 16 16" aria-hidden="true">
              <circle cx="8" cy="8" r="6.500" />
              <path d="M8 7.200v4M8 4.800v.1" />
            </svg>
          </ViewLink>
          {value.contested ? <ContestedMark trace={trace} /> : null}
        </dd>
      )}
      {value.value === null ? null : <dd className="unit">{t.unit(indicator.unit)}</dd>}
      {rank === null ? null : (
        <dd className="under">
          <RankBar rank={rank} low={rankLow} high={rankHigh} outOf={outOf} width={72} />
          <span>{t.text('web.rank.of', { rank, outOf })}</span>
        </dd>
      )}
      {spark.filter((point) => point.value !== null).length < 2 ? null : (
        <dd className="under">
          <Spark name={name} points={spark} digits={digitsOf(indicator.unit)} />
        </dd>
      )}
    </div>
  )
}
