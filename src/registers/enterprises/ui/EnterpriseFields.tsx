import type { Problem } from '#web/client/problem.ts'
import { Field, fieldText } from '#web/kit/Form.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import './enterprises.css'
import { LEGAL_FORMS, SIZES, type Contact, type Enterprise } from '../model.ts'

type FieldsProps = {
  readonly enterprise?: Enterprise
  readonly contacts?: readonly Contact[]
  readonly hasJshshir?: boolean
  readonly problem: Problem | undefined
}

const NOBODY: Contact = { name: '', post: '', phone: null, email: null }

/** What can be said of an enterprise, as fields; only the name must be. */
export function EnterpriseFields({ enterprise, contacts = [], hasJshshir = false, problem }: FieldsProps) {
  const t = useTranslator()
  const line = (name: keyof Enterprise & string, more: Partial<Parameters<typeof Field>[0]> = {}) => {
    const value = enterprise?.[name]
    return (
      <Field
        label={t.text(`enterprise.field.${name}`)}
        name={name}
        problem={problem}
        required={false}
        value={typeof value === 'string' ? value : ''}
        {...more}
      />
    )
  }
  const choice = (name: 'legalForm' | 'size', ids: readonly string[], words: string) =>
    line(name, { options: [{ id: '', title: t.text('enterprise.notKnown') }, ...ids.map((id) => ({ id, title: t.text(`${words}.${id}`) }))] })
  return (
    <>
      <Field label={t.text('enterprise.field.nameUz')} name="nameUz" problem={problem} value={enterprise?.names.uz ?? ''} />
      <div className="pair">
        <Field label={t.text('enterprise.field.nameRu')} name="nameRu" problem={problem} required={false} value={enterprise?.names.ru ?? ''} />
        <Field label={t.text('enterprise.field.nameEn')} name="nameEn" problem={problem} required={false} value={enterprise?.names.en ?? ''} />
      </div>
      <div className="pair">
        {line('stir', { inputMode: 'numeric', hint: t.text('enterprise.hint.stir') })}
        {choice('legalForm', LEGAL_FORMS, 'enterprise.form')}
        {line('registeredOn', { type: 'date' })}
      </div>
      <div className="pair">
        {line('ifut', { hint: t.text('enterprise.hint.ifut') })}
        <Field
          label={t.text('enterprise.field.hsCodes')}
          name="hsCodes"
          problem={problem}
          required={false}
          value={enterprise?.hsCodes.join('; ') ?? ''}
          hint={t.text('enterprise.hint.hsCodes')}
        />
        {choice('size', SIZES, 'enterprise.size')}
        <Field
          label={t.text('enterprise.field.foreignShare')}
          name="foreignShare"
          problem={problem}
          required={false}
          value={enterprise?.foreignShare === null || enterprise === undefined ? '' : String(Math.round(enterprise.foreignShare * 10_000) / 100)}
          hint={t.text('enterprise.hint.foreignShare')}
        />
      </div>
      <div className="pair">
        {line('headName')}
        <Field
          label={t.text('enterprise.field.headJshshir')}
          name="headJshshir"
          inputMode="numeric"
          problem={problem}
          required={false}
          hint={t.text(hasJshshir ? 'enterprise.hint.jshshirKept' : 'enterprise.hint.jshshir')}
        />
      </div>
      <div className="pair">
        {line('phone', { type: 'tel', hint: t.text('enterprise.hint.phone') })}
        {line('email')}
        {line('place', { hint: t.text('enterprise.hint.place') })}
      </div>
      {line('address')}
      <div className="pair">
        {line('account', { inputMode: 'numeric' })}
        {line('mfo', { inputMode: 'numeric' })}
      </div>
      <fieldset className="stack">
        <legend>{t.text('enterprise.contacts')}</legend>
        {[...contacts, NOBODY].map((contact, index) => (
          <div className="pair" key={index}>
            {(['name', 'post', 'phone', 'email'] as const).map((part) => (
              <Field
                key={part}
                label={t.text(`enterprise.contact.${part}`)}
                name={`contacts.${index}.${part}`}
                problem={problem}
                required={false}
                value={contact[part] ?? ''}
              />
            ))}
          </div>
        ))}
      </fieldset>
    </>
  )
}

/** What the fields say, as the operations are asked. */
export function saidIn(form: FormData) {
  const text = (name: string) => fieldText(form, name)
  const share = text('foreignShare').replace(',', '.').replace('%', '')
  const indices = [...new Set([...form.keys()].flatMap((name) => /^contacts\.(\d+)\.name$/.exec(name)?.[1] ?? []))]
  const contacts = indices
    .map((index) => {
      const part = (name: string) => text(`contacts.${index}.${name}`)
      return { name: part('name'), post: part('post'), phone: part('phone'), email: part('email') }
    })
    .filter(({ name }) => name !== '')
  return {
    nameUz: text('nameUz'),
    nameRu: text('nameRu'),
    nameEn: text('nameEn'),
    stir: text('stir'),
    place: text('place'),
    legalForm: LEGAL_FORMS.find((one) => one === text('legalForm')) ?? null,
    registeredOn: text('registeredOn') === '' ? null : text('registeredOn'),
    ifut: text('ifut'),
    hsCodes: text('hsCodes').split(/[;,\n]/),
    headName: text('headName'),
    headJshshir: text('headJshshir'),
    phone: text('phone'),
    email: text('email'),
    address: text('address'),
    account: text('account'),
    mfo: text('mfo'),
    size: SIZES.find((size) => size === text('size')) ?? null,
    foreignShare: share === '' ? null : Number(share) / 100,
    contacts,
  }
}
