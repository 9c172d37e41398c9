import { MARKS } from '#registers/legislation/model.ts'
import { Field, fieldText, SendForm } from '#web/kit/Form.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import type { CalendarDay } from '../model.ts'

/** Makes a day off or worked, with the act that says so. */
export function MoveForm({ year }: { readonly year: number }) {
  const t = useTranslator()
  return (
    <SendForm
      operation="moveCalendarDay"
      input={(form) => ({
        day: fieldText(form, 'day'),
        kind: fieldText(form, 'kind') === 'worked' ? ('worked' as const) : ('off' as const),
        nameUz: fieldText(form, 'nameUz'),
        nameRu: fieldText(form, 'nameRu'),
        nameEn: fieldText(form, 'nameEn'),
        act: fieldText(form, 'act'),
        mark: MARKS.find((mark) => mark === fieldText(form, 'mark')) ?? 'unverified',
      })}
      action={t.text('calendar.moveSend')}
      done={t.text('calendar.moveDone')}
    >
      {(problem) => (
        <>
          <div className="pair">
            <Field label={t.text('calendar.column.day')} name="day" type="date" value={`${year}-01-01`} problem={problem} />
            <Field
              label={t.text('calendar.column.kind')}
              name="kind"
              problem={problem}
              options={(['off', 'worked'] as const).map((id) => ({ id, title: t.text(`calendar.kind.${id}`) }))}
            />
          </div>
          <Field label={t.text('calendar.nameUz')} name="nameUz" problem={problem} />
          <Field label={t.text('calendar.nameRu')} name="nameRu" problem={problem} required={false} />
          <Field label={t.text('calendar.nameEn')} name="nameEn" problem={problem} required={false} />
          <Field label={t.text('calendar.column.act')} name="act" problem={problem} required={false} hint={t.text('calendar.actHint')} />
          <Field
            label={t.text('calendar.column.mark')}
            name="mark"
            value="unverified"
            problem={problem}
            options={MARKS.map((id) => ({ id, title: t.text(`mark.${id}`) }))}
          />
        </>
      )}
    </SendForm>
  )
}

/** Takes a moved day back. */
export function RestoreForm({ moved }: { readonly moved: readonly CalendarDay[] }) {
  const t = useTranslator()
  return (
    <SendForm
      operation="restoreCalendarDay"
      input={(form) => ({ day: fieldText(form, 'day'), reason: fieldText(form, 'reason') })}
      action={t.text('calendar.restoreSend')}
      done={t.text('calendar.restoreDone')}
    >
      {(problem) => (
        <>
          <Field
            label={t.text('calendar.restore')}
            name="day"
            problem={problem}
            options={moved.map(({ day, names }) => ({ id: day, title: `${t.day(day)}: ${t.of(names)}` }))}
          />
          <Field label={t.text('calendar.reason')} name="reason" problem={problem} />
        </>
      )}
    </SendForm>
  )
}
