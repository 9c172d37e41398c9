import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { may } from '#lib/access.ts'
import { queryFor } from '#web/client/query.ts'
import { Field, fieldText, SendForm } from '#web/kit/Form.tsx'
import { useActor } from '#web/kit/useActor.ts'
import { useTranslator } from '#web/kit/Translation.tsx'
import { STATUSES, type Enterprise, type Residency } from '../model.ts'

/** Reads the personal number of the head, with a reason that the journal keeps. */
export function PersonForm({ party }: { readonly party: string }) {
  const t = useTranslator()
  const [number, setNumber] = useState<string>()
  return (
    <SendForm
      operation="revealPerson"
      input={(form) => ({ party, reason: fieldText(form, 'reason') })}
      action={t.text('enterprise.reveal.send')}
      done={t.text('enterprise.reveal.done', { number: number ?? '' })}
      onDone={({ jshshir }) => setNumber(jshshir)}
    >
      {(problem) => <Field label={t.text('enterprise.reveal.reason')} name="reason" problem={problem} hint={t.text('enterprise.reveal.hint')} />}
    </SendForm>
  )
}

/** Records that the enterprise works, or will work, in another zone. */
export function ResidencyForm({ party }: { readonly party: string }) {
  const t = useTranslator()
  const actor = useActor()
  const zones = (useQuery(queryFor('listZones', { limit: 500 })).data?.items ?? []).filter(({ id }) => may(actor, 'enterprise.write', { zone: id }))
  return (
    <SendForm
      operation="addResidency"
      input={(form) => ({
        party,
        zone: fieldText(form, 'zone'),
        since: fieldText(form, 'since'),
        status: fieldText(form, 'status') === 'planned' ? ('planned' as const) : ('active' as const),
        ifut: fieldText(form, 'ifut'),
        contractNote: fieldText(form, 'contractNote'),
      })}
      action={t.text('residency.send')}
      done={t.text('residency.done')}
    >
      {(problem) => (
        <>
          <div className="pair">
            <Field label={t.text('residency.column.zone')} name="zone" problem={problem} options={zones.map(({ id, names }) => ({ id, title: t.of(names) }))} />
            <Field
              label={t.text('residency.column.status')}
              name="status"
              problem={problem}
              value="active"
              options={(['active', 'planned'] as const).map((id) => ({ id, title: t.text(`residency.status.${id}`) }))}
            />
          </div>
          <div className="pair">
            <Field label={t.text('residency.column.since')} name="since" type="date" problem={problem} />
            <Field label={t.text('residency.column.ifut')} name="ifut" problem={problem} required={false} />
          </div>
          <Field label={t.text('residency.column.contract')} name="contractNote" problem={problem} required={false} hint={t.text('residency.contractHint')} />
        </>
      )}
    </SendForm>
  )
}

/** Records the last day in a zone. */
export function EndResidencyForm({ residencies }: { readonly residencies: readonly Residency[] }) {
  const t = useTranslator()
  const find = (id: string) => residencies.find((one) => one.id === id)
  return (
    <SendForm
      operation="endResidency"
      input={(form) => ({
        id: fieldText(form, 'id'),
        zone: find(fieldText(form, 'id'))?.zone ?? '',
        until: fieldText(form, 'until'),
        reason: fieldText(form, 'reason'),
      })}
      action={t.text('residency.endSend')}
      done={t.text('residency.endDone')}
    >
      {(problem) => (
        <>
          <div className="pair">
            <Field
              label={t.text('residency.endWhich')}
              name="id"
              problem={problem}
              options={residencies.map(({ id, zoneNames, since }) => ({ id, title: `${t.of(zoneNames)}, ${t.day(since)}` }))}
            />
            <Field label={t.text('residency.column.until')} name="until" type="date" problem={problem} />
          </div>
          <Field label={t.text('residency.column.reason')} name="reason" problem={problem} />
        </>
      )}
    </SendForm>
  )
}

/** Suspends, liquidates, closes or reopens. */
export function StatusForm({ enterprise }: { readonly enterprise: Enterprise }) {
  const t = useTranslator()
  return (
    <SendForm
      operation="setEnterpriseStatus"
      input={(form) => ({
        party: enterprise.id,
        status: STATUSES.find((status) => status === fieldText(form, 'status')) ?? 'active',
        from: fieldText(form, 'from'),
        reason: fieldText(form, 'reason'),
      })}
      action={t.text('enterprise.setStatusSend')}
      done={t.text('enterprise.setStatusDone')}
    >
      {(problem) => (
        <>
          <div className="pair">
            <Field
              label={t.text('enterprise.field.status')}
              name="status"
              problem={problem}
              options={STATUSES.filter((status) => status !== enterprise.status).map((id) => ({ id, title: t.text(`enterprise.status.${id}`) }))}
            />
            <Field label={t.text('enterprise.field.statusFrom')} name="from" type="date" problem={problem} />
          </div>
          <Field label={t.text('enterprise.reason')} name="reason" problem={problem} />
        </>
      )}
    </SendForm>
  )
}
