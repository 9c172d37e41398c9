import { ViewLink } from '#web/kit/PageLink.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import type { Indicator, IndicatorValue, MissingReason } from '../model.ts'
import { figureText, missingText, remarkText, traceOf } from './figure.ts'

type FigureProps = {
  readonly indicator: Pick<Indicator, 'code' | 'names' | 'unit'>
  readonly value: number | null
  readonly missing: MissingReason | null
  readonly certainty: IndicatorValue['certainty']
  readonly qualifier: IndicatorValue['qualifier']
  readonly contested: boolean
  readonly subject: string
  readonly period: string
}

/** A figure of an indicator that opens down to its sources; where there is none, why. A contradiction carries its mark. */
export function Figure({ indicator, value, missing, certainty, qualifier, contested, subject, period }: FigureProps) {
  const t = useTranslator()
  if (value === null) return <Missing reason={missing} />
  const trace = traceOf(indicator.code, subject, period)
  const text = figureText(value, indicator, { certainty, qualifier }, t)
  return (
    <span className="nowrap" title={remarkText({ value, missing, certainty, qualifier }, t) || undefined}>
      <ViewLink change={{ trace }} className="quiet" label={`${text}. ${t.text('web.trace.open', { name: t.of(indicator.names) })}`}>
        {text}
      </ViewLink>
      {contested ? <ContestedMark trace={trace} /> : null}
    </span>
  )
}

/** The small mark of a figure that sources contradict. */
export function ContestedMark({ trace }: { readonly trace: string }) {
  const t = useTranslator()
  return (
    <ViewLink change={{ trace }} className="contested" label={t.text('web.contested')}>
      <span aria-hidden="true">≠</span>
    </ViewLink>
  )
}

/** Why a value is missing, with the names of the base figures nobody stated. */
export function Missing({ reason }: { readonly reason: MissingReason | null }) {
  const t = useTranslator()
  return <span className="missing">{missingText(reason, t)}</span>
}
