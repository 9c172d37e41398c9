import type { Problem } from '#web/client/problem.ts'
import { Field, fieldText } from '#web/kit/Form.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import { PERIOD_BASES, QUALIFIERS, SCOPES, type Claim } from '../model.ts'
import { scopeText } from './claim.ts'

/** A number as people write it: 1 234,5 or 1234.5. */
const NUMBER = '-?[0-9\\u00a0\\s]+([.,][0-9]+)?'

type Stated = Pick<Claim, 'value' | 'unit' | 'period' | 'periodBasis' | 'qualifier' | 'scope' | 'locator' | 'quote'>

/** What a claim states and where, as fields: the figure, how exactly, when, of what, its place in the source and its words. */
export function ClaimFields({ claim, problem }: { readonly claim: Stated; readonly problem: Problem | undefined }) {
  const t = useTranslator()
  return (
    <>
      <div className="pair">
        <Field
          label={claim.unit === '' ? t.text('claim.column.value') : `${t.text('claim.column.value')}, ${t.unit(claim.unit)}`}
          name="value"
          problem={problem}
          required={false}
          pattern={NUMBER}
          value={claim.value === null ? '' : String(claim.value)}
        />
        <Field
          label={t.text('claim.column.qualifier')}
          name="qualifier"
          problem={problem}
          value={claim.qualifier}
          options={QUALIFIERS.map((id) => ({ id, title: t.text(`claim.qualifierName.${id}`) }))}
        />
      </div>
      <div className="pair">
        <Field
          label={t.text('claim.column.period')}
          name="period"
          problem={problem}
          required={false}
          value={claim.period ?? ''}
          hint={t.text('claim.periodHint')}
        />
        <Field
          label={t.text('claim.column.basis')}
          name="periodBasis"
          problem={problem}
          value={claim.periodBasis}
          options={PERIOD_BASES.map((id) => ({ id, title: t.text(`claim.basis.${id}`) }))}
        />
      </div>
      <Field
        label={t.text('claim.column.scope')}
        name="scope"
        problem={problem}
        value={claim.scope}
        options={SCOPES.map((id) => ({ id, title: scopeText(id, t) }))}
      />
      <Field label={t.text('claim.column.locator')} name="locator" problem={problem} required={false} value={claim.locator} />
      <Field label={t.text('claim.column.quote')} name="quote" problem={problem} required={false} rows={3} value={claim.quote} />
    </>
  )
}

/** What the fields say; a number may have a comma, an empty field is nothing. */
export function statedIn(data: FormData) {
  const [value, period] = [fieldText(data, 'value'), fieldText(data, 'period')]
  return {
    value: value === '' ? null : Number(value.replace(/\s/g, '').replace(',', '.')),
    period: period === '' ? null : period,
    periodBasis: PERIOD_BASES.find((basis) => basis === fieldText(data, 'periodBasis')) ?? 'stated',
    qualifier: QUALIFIERS.find((qualifier) => qualifier === fieldText(data, 'qualifier')) ?? 'exact',
    scope: SCOPES.find((scope) => scope === fieldText(data, 'scope')) ?? 'zone',
    locator: fieldText(data, 'locator'),
    quote: fieldText(data, 'quote'),
  }
}
