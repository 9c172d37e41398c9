import { locatorText } from '#registers/sources/ui/locator.ts'
import { useQuery } from '@tanstack/react-query'
import type { Translator } from '#lib/translator.ts'
import { qualified, scopeText, claimFigure, claimPeriod } from '#statistics/claims/ui/claim.ts'
import { QUALIFIERS } from '#statistics/claims/model.ts'
import { queryFor } from '#web/client/query.ts'
import { useSourceNames } from '#registers/sources/ui/names.ts'
import { SubjectLink } from '#registers/zones/ui/SubjectLink.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import { digitsOf } from '#web/view/digits.ts'
import type { Trace } from '../model.ts'
import { figureText } from './figure.ts'
import { Missing } from './Figure.tsx'

type Input = Trace['inputs'][number]
type Term = Input['terms'][number]

/** A value opened down: the value, the formula with its numbers, each input with its claims and quotes, and what else is stated. */
export function TraceBody({ trace: { indicator, value, inputs, expression } }: { readonly trace: Trace }) {
  const t = useTranslator()
  return (
    <div className="stack">
      <p>
        <span style={{ fontSize: 'var(--display)', fontWeight: 600 }}>
          {value.value === null ? <Missing reason={value.missing} /> : figureText(value.value, indicator, value, t)}
        </span>{' '}
        <span className="muted">
          {value.value === null ? '' : t.unit(indicator.unit)}, {t.period(value.period)}
        </span>
      </p>
      <p className="pair">
        {value.certainty === null ? null : (
          <span className={`tag ${value.certainty === 'exact' ? 'good' : 'assumed'}`}>{t.text(`web.certainty.${value.certainty}`)}</span>
        )}
        {value.due > 1 ? <span className="small muted">{t.text('trace.coverage', { covered: value.covered, due: value.due })}</span> : null}
      </p>
      <h3>{t.text('trace.computed')}</h3>
      <p className="arithmetic">
        {withFigures(expression, inputs, t) ?? expression}
        {value.value === null ? '' : ` = ${figureText(value.value, indicator, value, t)}`}
      </p>
      <p className="small muted">
        <code>{indicator.formula}</code>
      </p>
      {inputs.map((input) => (
        <InputPart key={input.measure + input.period} input={input} />
      ))}
      {value.contested ? <Rivals inputs={inputs} /> : null}
    </div>
  )
}

/** The formula with the figures in the places of their names; undefined where a figure is missing or stands for two periods. */
function withFigures(expression: string, inputs: readonly Input[], t: Translator): string | undefined {
  const totals = new Map(inputs.map((input) => [input.measure, input]))
  if (totals.size !== inputs.length || inputs.some(({ total }) => total === null) || inputs.length === 0) return undefined
  return expression.replace(/[a-z][a-z0-9_]*/g, (name) => {
    const input = totals.get(name)
    return input?.total === undefined || input.total === null ? name : t.number(input.total, { digits: digitsOf(input.unit) })
  })
}

function InputPart({ input }: { readonly input: Input }) {
  const t = useTranslator()
  const digits = digitsOf(input.unit)
  return (
    <section className="stack-tight">
      <h3>
        {t.of(input.names)}: {input.total === null ? t.text('web.chart.noValue') : `${t.number(input.total, { digits })} ${t.unit(input.unit)}`}{' '}
        <span className="muted small">{t.periodShort(input.period)}</span>
      </h3>
      {input.terms.map((term) => (
        <TermPart key={term.subject} term={term} digits={digits} named={input.terms.length > 1} />
      ))}
    </section>
  )
}

function TermPart({ term, digits, named }: { readonly term: Term; readonly digits: number; readonly named: boolean }) {
  const t = useTranslator()
  const titleOf = useSourceNames()
  const qualifier = QUALIFIERS.find((known) => known === term.qualifier) ?? 'exact'
  return (
    <div className="stack-tight" style={{ paddingLeft: 12, borderLeft: '2px solid var(--hairline)' }}>
      <p className="pair">
        {named ? <SubjectLink subject={term.subject} /> : null}
        <strong>{term.value === null ? t.text('web.chart.noValue') : qualified(qualifier, t.number(term.value, { digits }))}</strong>
        {term.claim === null ? null : (
          <PageLink to={`/claims/${term.claim}`} className="small">
            {t.text('trace.claim', { id: term.claim })}
          </PageLink>
        )}
        {term.source === null ? null : (
          <span className="small muted">
            <PageLink to={`/sources/${term.source}`} className="quiet">
              {titleOf(term.source)}
            </PageLink>
            {term.locator === null || term.locator === '' ? '' : `, ${locatorText(term.locator, t)}`}
          </span>
        )}
      </p>
      {term.quote === null || term.quote === '' ? null : (
        <blockquote className="quote" lang="uz">
          {term.quote}
        </blockquote>
      )}
      {term.chosenBy === null || term.chosenBy === 'only' ? null : <p className="small muted">{t.text(`claim.chosenBy.${term.chosenBy}`)}</p>}
    </div>
  )
}

/** The claims that state another value for the same figure. */
function Rivals({ inputs }: { readonly inputs: readonly Input[] }) {
  const t = useTranslator()
  const first = inputs[0]
  const subject = first?.terms[0]?.subject ?? ''
  const { data } = useQuery({
    ...queryFor('listClaims', { subject, measure: first?.measure, limit: 50 }),
    enabled: first !== undefined && first.terms.length === 1,
  })
  const used = new Set(first?.terms.map(({ claim }) => claim))
  const others = data?.items.filter((claim) => !used.has(claim.id) && (claim.period === first?.period || claim.period === null)) ?? []
  if (others.length === 0) return <p className="notice warning">{t.text('trace.contested')}</p>
  return (
    <section className="notice warning stack-tight">
      <h3>{t.text('trace.alsoStated')}</h3>
      {others.map((claim) => (
        <p key={claim.id} className="small">
          <PageLink to={`/claims/${claim.id}`}>{claimFigure(claim, t)}</PageLink>, {claimPeriod(claim, t)}, {scopeText(claim.scope, t)}
        </p>
      ))}
    </section>
  )
}
