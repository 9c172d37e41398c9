import { useNavigate } from '@tanstack/react-router'
import { Field, fieldText, SendForm } from '#web/kit/Form.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import { PERIOD_BASES, QUALIFIERS, SCOPES, type Claim } from '../model.ts'
import { scopeText } from './claim.ts'

/** A correction: a new version of the claim; the old one stays on record. */
export function CorrectForm({ claim }: { readonly claim: Claim }) {
  const t = useTranslator()
  const navigate = useNavigate()
  return (
    <SendForm
      operation="correctClaim"
      input={(data) => ({
        id: claim.id,
        value: fieldText(data, 'value') === '' ? null : Number(fieldText(data, 'value').replace(',', '.')),
        unit: claim.unit,
        period: fieldText(data, 'period') === '' ? null : fieldText(data, 'period'),
        periodBasis: PERIOD_BASES.find((basis) => basis === fieldText(data, 'periodBasis')) ?? claim.periodBasis,
        qualifier: QUALIFIERS.find((qualifier) => qualifier === fieldText(data, 'qualifier')) ?? claim.qualifier,
        scope: SCOPES.find((scope) => scope === fieldText(data, 'scope')) ?? claim.scope,
        source: claim.source,
        locator: fieldText(data, 'locator'),
        quote: fieldText(data, 'quote'),
        reason: fieldText(data, 'reason'),
      })}
      action={t.text('claim.correct.send')}
      done={t.text('claim.correct.done')}
      onDone={(corrected) => void navigate({ to: `/claims/${corrected.id}` })}
    >
      {(problem) => (
        <>
          <div className="pair">
            <Field
              label={`${t.text('claim.column.value')}, ${t.unit(claim.unit)}`}
              name="value"
              problem={problem}
              required={false}
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
          <Field label={t.text('claim.reason')} name="reason" problem={problem} rows={2} hint={t.text('claim.correct.reasonHint')} />
        </>
      )}
    </SendForm>
  )
}

/** Another claim as the official value, with a reason everyone can read. */
export function OverrideForm({ claim }: { readonly claim: Claim }) {
  const t = useTranslator()
  return (
    <SendForm
      operation="overrideOfficial"
      input={(data) => ({ claim: claim.id, reason: fieldText(data, 'reason') })}
      action={t.text('claim.override.send')}
      done={t.text('claim.override.done')}
    >
      {(problem) => <Field label={t.text('claim.reason')} name="reason" problem={problem} rows={3} hint={t.text('claim.override.hint')} />}
    </SendForm>
  )
}
