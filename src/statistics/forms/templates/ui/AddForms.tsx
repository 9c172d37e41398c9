import { toCyrillic } from '@sanoat/uzbek'
import type { Texts } from '#lib/language.ts'
import { Field, fieldText } from '#web/kit/Form.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import type { Measure } from '../../../claims/model.ts'
import { FIELD_TYPES, type FormCheck, type FormContent, type FormField } from '../model.ts'

const EMPTY: Texts = { uz: '', 'uz-Cyrl': '', ru: '', en: '' }

/** Names in four languages from three; the Cyrillic is made from the Latin. */
const textsFrom = (form: FormData, stem: string): Texts => {
  const uz = fieldText(form, `${stem}Uz`)
  return { uz, 'uz-Cyrl': toCyrillic(uz), ru: fieldText(form, `${stem}Ru`), en: fieldText(form, `${stem}En`) }
}

type NamesProps = { readonly stem: string }

function Names({ stem }: NamesProps) {
  const t = useTranslator()
  return (
    <>
      <Field label={t.text('design.nameUz')} name={`${stem}Uz`} />
      <div className="pair">
        <Field label={t.text('design.nameRu')} name={`${stem}Ru`} />
        <Field label={t.text('design.nameEn')} name={`${stem}En`} />
      </div>
    </>
  )
}

/** Types a field may be added with here; choices and lists need more than a line. */
const TYPES = FIELD_TYPES.filter((type) => type !== 'list' && type !== 'choice')

type AddFieldProps = { readonly content: FormContent; readonly measures: readonly Measure[]; readonly onAdd: (field: FormField) => void }

/** Adds a field to the version being made. */
export function AddField({ content, measures, onAdd }: AddFieldProps) {
  const t = useTranslator()
  const add = (form: FormData) => {
    const measure = measures.find(({ code }) => code === fieldText(form, 'measure'))
    onAdd({
      code: fieldText(form, 'code'),
      names: textsFrom(form, 'name'),
      hint: EMPTY,
      unit: measure?.unit ?? fieldText(form, 'unit'),
      type: TYPES.find((type) => type === fieldText(form, 'type')) ?? 'number',
      mandatory: form.get('mandatory') !== null,
      signed: false,
      options: [],
      section: fieldText(form, 'section'),
      measure: measure === undefined ? null : { code: measure.code, factor: 1 },
      carried: false,
      changeLimit: null,
      columns: [],
      was: null,
    })
  }
  return (
    <details>
      <summary>{t.text('design.addField')}</summary>
      <form action={add} className="sheet">
        <Names stem="name" />
        <div className="pair">
          <Field label={t.text('form.column.code')} name="code" pattern="[a-z][a-z0-9_]*" />
          <Field label={t.text('form.column.type')} name="type" value="number" options={TYPES.map((id) => ({ id, title: t.text(`form.type.${id}`) }))} />
        </div>
        <div className="pair">
          <Field label={t.text('design.section')} name="section" options={content.sections.map(({ code, names }) => ({ id: code, title: t.of(names) }))} />
          <Field label={t.text('form.column.unit')} name="unit" required={false} />
        </div>
        <Field
          label={t.text('form.column.measure')}
          name="measure"
          required={false}
          options={[{ id: '', title: '–' }, ...measures.map(({ code, names }) => ({ id: code, title: `${t.of(names)} (${code})` }))]}
        />
        <label className="check">
          <input type="checkbox" name="mandatory" /> {t.text('form.mandatory')}
        </label>
        <p>
          <button type="submit" className="button">
            {t.text('design.addField')}
          </button>
        </p>
      </form>
    </details>
  )
}

type AddCheckProps = { readonly content: FormContent; readonly onAdd: (check: FormCheck) => void }

/** Adds a check: what must hold, how grave it is, and what is said where it does not. */
export function AddCheck({ content, onAdd }: AddCheckProps) {
  const t = useTranslator()
  const add = (form: FormData) =>
    onAdd({
      code: fieldText(form, 'code'),
      severity: fieldText(form, 'severity') === 'error' ? 'error' : 'warning',
      expression: fieldText(form, 'expression'),
      field: fieldText(form, 'field'),
      names: textsFrom(form, 'text'),
    })
  return (
    <details>
      <summary>{t.text('design.addCheck')}</summary>
      <form action={add} className="sheet">
        <Field label={t.text('form.column.expression')} name="expression" hint={t.text('design.expressionHint')} />
        <Names stem="text" />
        <div className="pair">
          <Field label={t.text('form.column.code')} name="code" pattern="[a-z][a-z0-9_]*" />
          <Field
            label={t.text('form.column.severity')}
            name="severity"
            value="error"
            options={(['error', 'warning'] as const).map((id) => ({ id, title: t.text(`submission.severity.${id}`) }))}
          />
        </div>
        <Field label={t.text('form.column.field')} name="field" options={content.fields.map(({ code, names }) => ({ id: code, title: t.of(names) }))} />
        <p>
          <button type="submit" className="button">
            {t.text('design.addCheck')}
          </button>
        </p>
      </form>
    </details>
  )
}
