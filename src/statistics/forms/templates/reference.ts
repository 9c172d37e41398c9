import { canonical } from '@sanoat/composite'
import type { Writer } from '#platform/database/sql.ts'
import type { ReferenceFile, ReferenceRow } from '#platform/reference.ts'
import { formContent, formVersion, type FormContent } from './model.ts'
import { hashForm } from './service.ts'
import { insertFormVersion, versionsOfForm } from './store.ts'

export const FORM_FILES = ['forms', 'form_sections', 'form_fields', 'form_options', 'form_checks'] as const

/** Loads the shipped versions of forms that are not there yet. A version on record is never changed: a correction is a new version. */
export async function loadForms(writer: Writer, files: readonly ReferenceFile[], now: Date): Promise<void> {
  const [forms] = files
  for (const [position, row] of (forms?.rows ?? []).entries()) {
    const [form, version] = [row.text('form'), row.number('version') ?? 1]
    if ((await versionsOfForm(writer, form)).some((known) => known.version === version)) continue
    const content = contentOf(row, files)
    const head = formVersion.parse({
      form,
      version,
      validFrom: row.text('valid_from'),
      names: content.names,
      rhythm: content.rhythm,
      mark: row.text('mark'),
      own: false,
      hash: hashForm(content),
      reason: '',
      actor: 'sanoat',
      at: '',
    })
    await insertFormVersion(writer, { ...head, position, content: canonical(content) }, now)
  }
}

function contentOf(form: ReferenceRow, [, sections, fields, options, checks]: readonly ReferenceFile[]): FormContent {
  const [code, version] = [form.text('form'), form.text('version')]
  const mine = (file: ReferenceFile | undefined) => (file?.rows ?? []).filter((row) => row.text('form') === code && row.text('version') === version)
  const optionsOf = (field: string) =>
    mine(options)
      .filter((row) => row.text('field') === field)
      .map((row) => ({ code: row.text('code'), names: row.texts('name') }))
  const columnOf = (row: ReferenceRow, path: string) => ({
    code: row.text('code'),
    names: row.texts('name'),
    hint: row.texts('hint'),
    unit: row.text('unit'),
    type: row.text('type'),
    mandatory: row.text('mandatory') === 'yes',
    signed: row.text('signed') === 'yes',
    options: optionsOf(path),
  })
  const read = formContent.safeParse({
    names: form.texts('name'),
    rhythm: form.text('rhythm'),
    nilAllowed: form.text('nil') === 'yes',
    sections: mine(sections).map((row) => ({ code: row.text('code'), names: row.texts('name') })),
    fields: mine(fields)
      .filter((row) => row.text('list') === '')
      .map((row) => ({
        ...columnOf(row, row.text('code')),
        section: row.text('section'),
        measure: row.text('measure') === '' ? null : { code: row.text('measure'), factor: row.number('factor') ?? 1 },
        carried: row.text('carried') === 'yes',
        changeLimit: row.number('change_limit'),
        columns: mine(fields)
          .filter((column) => column.text('list') === row.text('code'))
          .map((column) => columnOf(column, `${row.text('code')}.${column.text('code')}`)),
        was: row.orNull('was'),
      })),
    checks: mine(checks)
      .filter((row) => row.text('kind') === 'check')
      .map((row) => ({
        code: row.text('code'),
        severity: row.text('severity'),
        expression: row.text('expression'),
        field: row.text('field'),
        names: row.texts('name'),
      })),
    ratios: mine(checks)
      .filter((row) => row.text('kind') === 'ratio')
      .map((row) => ({ code: row.text('code'), expression: row.text('expression'), field: row.text('field'), names: row.texts('name') })),
  })
  if (!read.success) throw new Error(`Cannot read the form ${code} version ${version}: ${JSON.stringify(read.error.issues)}`)
  return read.data
}
