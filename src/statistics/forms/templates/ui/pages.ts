import type { OutputOf } from '#lib/operation.ts'
import type { Translator } from '#lib/translator.ts'
import { ofRegister, textCell } from '#web/view/cells.ts'
import { definePage } from '#web/view/page.ts'
import type { ViewTable } from '#web/view/table.ts'
import type { getForm } from '../contract.ts'
import type { FormChange } from '../model.ts'

export type FormFile = OutputOf<typeof getForm>

/** All forms. */
export const formsPage = definePage({
  path: '/forms',
  call: () => ({ operation: 'listForms', input: {} }),
  title: (data, t) => t.text('forms.title', { count: data.items.length }),
  description: (_data, t) => t.text('forms.lead'),
  tables: (data, t) => [
    {
      name: 'forms',
      title: t.text('forms.name'),
      columns: ['form', 'name', 'rhythm', 'version', 'validFrom', 'mark'].map((key) => ({ key, title: t.text(`forms.column.${key}`), numeric: false })),
      rows: data.items.map((form) =>
        [form.form, t.of(form.names), t.text(`form.rhythm.${form.rhythm}`), String(form.version), form.validFrom, t.text(`mark.${form.mark}`)].map(textCell),
      ),
      ...ofRegister(t),
    },
  ],
})

const callForm = ({ params, search }: { params: Readonly<Record<string, string>>; search: Readonly<Record<string, string>> }) => ({
  operation: 'getForm' as const,
  input: {
    form: params.form ?? '',
    version: search.version === undefined ? undefined : Number(search.version),
    from: search.from === undefined ? undefined : Number(search.from),
  },
})

/** One form: its fields and checks, its versions, and what changed. */
export const formPage = definePage({
  path: '/forms/{form}',
  call: callForm,
  title: (data, t) => t.text('form.title', { form: t.of(data.form.names), version: data.form.version }),
  description: (data, t) => t.text('form.description', { fields: data.content.fields.length, period: t.periodShort(data.form.validFrom) }),
  tables: (data, t) => [fieldsView(data, t), checksView(data, t)],
})

/** A new version of a form being made. */
export const designPage = definePage({
  path: '/forms/{form}/design',
  call: callForm,
  title: (data, t) => t.text('design.title', { form: t.of(data.form.names), version: Math.max(...data.versions.map(({ version }) => version)) + 1 }),
  description: (_data, t) => t.text('design.lead'),
})

const fieldsView = ({ content }: FormFile, t: Translator): ViewTable => ({
  name: 'fields',
  title: t.text('form.fields'),
  columns: ['code', 'field', 'type', 'unit', 'mandatory', 'measure', 'hint'].map((key) => ({ key, title: t.text(`form.column.${key}`), numeric: false })),
  rows: content.fields.flatMap((field) => [
    [
      field.code,
      t.of(field.names),
      t.text(`form.type.${field.type}`),
      field.unit,
      mandatoryText(field.mandatory, t),
      field.measure?.code ?? '',
      t.of(field.hint),
    ].map(textCell),
    ...field.columns.map((column) =>
      [
        `${field.code}.${column.code}`,
        t.of(column.names),
        t.text(`form.type.${column.type}`),
        column.unit,
        mandatoryText(column.mandatory, t),
        '',
        t.of(column.hint),
      ].map(textCell),
    ),
  ]),
  ...ofRegister(t),
})

export const mandatoryText = (mandatory: boolean, t: Translator): string => t.text(mandatory ? 'form.mandatory' : 'form.optional')

const checksView = ({ content }: FormFile, t: Translator): ViewTable => ({
  name: 'checks',
  title: t.text('form.checks'),
  columns: ['code', 'severity', 'expression', 'field', 'text'].map((key) => ({ key, title: t.text(`form.column.${key}`), numeric: false })),
  rows: [
    ...content.checks.map((check) =>
      [check.code, t.text(`submission.severity.${check.severity}`), check.expression, check.field, t.of(check.names)].map(textCell),
    ),
    ...content.ratios.map((ratio) => [ratio.code, t.text('form.ratio'), ratio.expression, ratio.field, t.of(ratio.names)].map(textCell)),
  ],
  ...ofRegister(t),
})

/** A difference between two versions as a sentence. */
export const changeText = ({ kind, subject, from, to }: FormChange, t: Translator): string =>
  t.text(`form.diff.${kind}`, { subject, from: from || '–', to: to || '–' })
