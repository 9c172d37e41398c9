import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { dayInTashkent } from '#lib/day.ts'
import { queryFor } from '#web/client/query.ts'
import { Field, fieldText, SendForm } from '#web/kit/Form.tsx'
import { useMay } from '#web/kit/useActor.ts'
import { useTranslator } from '#web/kit/Translation.tsx'
import type { LotFile } from '../model.ts'
import { openSides, openSteps } from '../rules/status.ts'
import { chosenOf } from './pages.ts'
import { LOT_SIDES, LOT_STATUSES } from '../model.ts'
import { readAmount, readLine, readShape } from './drawing.ts'
import { FactFields, factsIn } from './FactFields.tsx'
import { ShapeField } from './ShapeField.tsx'

export const useToday = (): string => useState(() => dayInTashkent(new Date()))[0]

type FormProps = { readonly data: LotFile }

/** What may be done with a lot as it stands; each form asks the server, which asks the same rules. */
export function LotForms({ data }: FormProps) {
  const t = useTranslator()
  const { lot } = data
  const held = data.occupancies.some(({ until }) => until === null)
  const steps = openSteps(lot).filter(({ to }) => to !== 'allocated' || held)
  const divisible = (lot.status === 'draft' || lot.status === 'available' || lot.status === 'recovering') && lot.side !== 'frozen' && !held
  const forms = [
    steps.length === 0 ? null : (['step', <StepForm key="step" data={data} />] as const),
    openSides(lot).length === 0 && lot.side === null ? null : (['side', <SideForm key="side" data={data} />] as const),
    ['inspect', <InspectForm key="inspect" data={data} />] as const,
    lot.status === 'draft' || lot.status === 'recovering' || lot.status === 'on_auction'
      ? null
      : (['occupy', <OccupyForm key="occupy" data={data} />] as const),
    held ? (['vacate', <VacateForm key="vacate" data={data} />] as const) : null,
    ['correct', <CorrectForm key="correct" data={data} />] as const,
    divisible ? (['split', <SplitForm key="split" data={data} />] as const) : null,
  ]
  return (
    <div className="land-forms no-print">
      {forms.map((form) =>
        form === null ? null : (
          <details key={form[0]}>
            <summary>{t.text(`land.form.${form[0]}`)}</summary>
            {form[1]}
          </details>
        ),
      )}
    </div>
  )
}

function StepForm({ data: { lot, occupancies } }: FormProps) {
  const t = useTranslator()
  const today = useToday()
  const held = occupancies.some(({ until }) => until === null)
  const steps = openSteps(lot).filter(({ to }) => to !== 'allocated' || held)
  return (
    <SendForm
      operation="changeLotStatus"
      input={(sent) => ({
        zone: lot.zone,
        lot: lot.id,
        to: chosenOf(LOT_STATUSES, fieldText(sent, 'to')),
        day: fieldText(sent, 'day'),
        document: fieldText(sent, 'document'),
      })}
      action={t.text('land.save')}
      done={t.text('land.saved')}
    >
      {(problem) => (
        <>
          <Field
            label={t.text('land.field.to')}
            name="to"
            problem={problem}
            options={steps.map(({ to, event }) => ({ id: to, title: `${t.text(`land.status.${to}`)} (${t.text(`land.step.${event}`)})` }))}
          />
          <Field label={t.text('land.field.day')} name="day" type="date" value={today} problem={problem} />
          <Field label={t.text('land.column.document')} name="document" problem={problem} hint={t.text('land.field.documentHint')} />
        </>
      )}
    </SendForm>
  )
}

function SideForm({ data: { lot } }: FormProps) {
  const t = useTranslator()
  const today = useToday()
  const options = [
    ...(lot.side === null ? [] : [{ id: 'none', title: t.text('land.side.none') }]),
    ...openSides(lot).map((id) => ({ id, title: t.text(`land.side.${id}`) })),
  ]
  return (
    <SendForm
      operation="changeLotStatus"
      input={(sent) => ({
        zone: lot.zone,
        lot: lot.id,
        side: chosenOf(LOT_SIDES, fieldText(sent, 'side')) ?? ('none' as const),
        day: fieldText(sent, 'day'),
        document: fieldText(sent, 'document'),
      })}
      action={t.text('land.save')}
      done={t.text('land.saved')}
    >
      {(problem) => (
        <>
          <Field label={t.text('land.field.side')} name="side" problem={problem} options={options} />
          <Field label={t.text('land.field.day')} name="day" type="date" value={today} problem={problem} />
          <Field label={t.text('land.column.document')} name="document" problem={problem} hint={t.text('land.field.documentHint')} />
        </>
      )}
    </SendForm>
  )
}

function InspectForm({ data: { lot } }: FormProps) {
  const t = useTranslator()
  const today = useToday()
  return (
    <SendForm
      operation="recordInspection"
      input={(sent) => ({
        zone: lot.zone,
        lot: lot.id,
        day: fieldText(sent, 'day'),
        usedAreaM2: readAmount(fieldText(sent, 'usedAreaM2')) ?? Number.NaN,
        note: fieldText(sent, 'note'),
      })}
      action={t.text('land.save')}
      done={t.text('land.saved')}
    >
      {(problem) => (
        <>
          <Field label={t.text('land.field.visitDay')} name="day" type="date" value={today} problem={problem} />
          <Field label={t.text('land.field.used')} name="usedAreaM2" problem={problem} />
          <Field label={t.text('land.field.note')} name="note" rows={3} required={false} problem={problem} />
        </>
      )}
    </SendForm>
  )
}

function OccupyForm({ data: { lot } }: FormProps) {
  const t = useTranslator()
  const today = useToday()
  const mayList = useMay('register.read', {})
  const { data: parties } = useQuery({ ...queryFor('listParties', { training: lot.training, limit: 500 }), enabled: mayList })
  const options = parties?.items.map(({ id, names }) => ({ id, title: t.of(names) }))
  return (
    <SendForm
      operation="occupyLot"
      input={(sent) => ({
        zone: lot.zone,
        lot: lot.id,
        party: fieldText(sent, 'party'),
        from: fieldText(sent, 'from'),
        until: fieldText(sent, 'until') || null,
        areaM2: readAmount(fieldText(sent, 'areaM2')),
        document: fieldText(sent, 'document'),
      })}
      action={t.text('land.save')}
      done={t.text('land.saved')}
    >
      {(problem) => (
        <>
          <Field
            label={t.text('land.field.party')}
            name="party"
            problem={problem}
            options={options}
            hint={options === undefined ? t.text('land.field.partyHint') : undefined}
          />
          <Field label={t.text('land.column.from')} name="from" type="date" value={today} problem={problem} />
          <Field label={t.text('land.field.until')} name="until" type="date" required={false} problem={problem} />
          <Field label={t.text('land.field.part')} name="areaM2" required={false} problem={problem} hint={t.text('land.field.partHint')} />
          <Field label={t.text('land.column.document')} name="document" problem={problem} hint={t.text('land.field.documentHint')} />
        </>
      )}
    </SendForm>
  )
}

function VacateForm({ data: { lot, occupancies } }: FormProps) {
  const t = useTranslator()
  const today = useToday()
  const open = occupancies.filter(({ until }) => until === null).map(({ id, partyNames }) => ({ id, title: t.of(partyNames) }))
  return (
    <SendForm
      operation="vacateLot"
      input={(sent) => ({
        zone: lot.zone,
        lot: lot.id,
        occupancy: fieldText(sent, 'occupancy'),
        until: fieldText(sent, 'until'),
        document: fieldText(sent, 'document'),
      })}
      action={t.text('land.save')}
      done={t.text('land.saved')}
    >
      {(problem) => (
        <>
          <Field label={t.text('land.column.holder')} name="occupancy" options={open} problem={problem} />
          <Field label={t.text('land.column.until')} name="until" type="date" value={today} problem={problem} />
          <Field label={t.text('land.column.document')} name="document" problem={problem} hint={t.text('land.field.documentHint')} />
        </>
      )}
    </SendForm>
  )
}

function CorrectForm({ data }: FormProps) {
  const t = useTranslator()
  const { lot } = data
  const [ground] = useState(() => [...data.neighbours.map(({ polygon }) => polygon), ...(lot.polygon === null ? [] : [lot.polygon])])
  return (
    <SendForm
      operation="correctLot"
      input={(sent) => ({ zone: lot.zone, lot: lot.id, plot: lot.plot, building: lot.building, ...factsIn(sent) })}
      action={t.text('land.save')}
      done={t.text('land.saved')}
    >
      {(problem) => <FactFields lot={lot} ground={ground} problem={problem} />}
    </SendForm>
  )
}

function SplitForm({ data }: FormProps) {
  const t = useTranslator()
  const navigate = useNavigate()
  const today = useToday()
  const { lot } = data
  const [ground] = useState(() => (lot.polygon === null ? [] : [lot.polygon]))
  const part = (sent: FormData, which: 1 | 2) => ({
    number: fieldText(sent, `number${which}`),
    areaM2: readAmount(fieldText(sent, `area${which}`)),
    polygon: readShape(fieldText(sent, `polygon${which}`)),
  })
  return (
    <SendForm
      operation="splitLot"
      input={(sent) => ({
        zone: lot.zone,
        lot: lot.id,
        day: fieldText(sent, 'day'),
        document: fieldText(sent, 'document'),
        line: readLine(fieldText(sent, 'line')),
        parts: [part(sent, 1), part(sent, 2)],
      })}
      action={t.text('land.form.split')}
      done={t.text('land.saved')}
      onDone={() => void navigate({ to: `/zones/${lot.zone}/land` })}
    >
      {(problem) => (
        <>
          {lot.polygon === null ? null : (
            <ShapeField label={t.text('land.field.line')} name="line" kind="line" hint={t.text('land.field.lineHint')} ground={ground} />
          )}
          {([1, 2] as const).map((which) => (
            <fieldset key={which} className="stack-tight">
              <legend>{t.text('land.field.partNumber', { which })}</legend>
              <Field label={t.text('land.column.number')} name={`number${which}`} value={`${lot.number}/${which}`} problem={problem} />
              <Field
                label={t.text('land.field.area')}
                name={`area${which}`}
                required={lot.polygon === null}
                problem={problem}
                hint={lot.polygon === null ? undefined : t.text('land.field.areaFromLine')}
              />
              {lot.polygon === null ? null : (
                <Field
                  label={t.text('land.field.partPolygon')}
                  name={`polygon${which}`}
                  rows={2}
                  required={false}
                  problem={problem}
                  hint={t.text('land.field.partPolygonHint')}
                />
              )}
            </fieldset>
          ))}
          <Field label={t.text('land.field.day')} name="day" type="date" value={today} problem={problem} />
          <Field label={t.text('land.column.document')} name="document" problem={problem} hint={t.text('land.field.documentHint')} />
        </>
      )}
    </SendForm>
  )
}
