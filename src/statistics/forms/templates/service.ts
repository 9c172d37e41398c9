import { createHash } from 'node:crypto'
import { canonical } from '@sanoat/composite'
import { isPeriod, parsePeriod } from '#lib/period.ts'
import { ok, refuse, type Result } from '#lib/result.ts'
import type { Reader } from '#platform/database/sql.ts'
import type { ReadHandler, WriteHandler } from '#platform/dispatch.ts'
import { readMeasures } from '../../claims/service.ts'
import type * as contract from './contract.ts'
import { formContent, type FormContent, type FormVersion, type Rhythm, type Template } from './model.ts'
import { changesBetween, faultsOfContent } from './rules/versions.ts'
import { allVersions, insertFormVersion, latestOpened, lockForm, versionsOfForm, type VersionRow } from './store.ts'

const contents = new Map<string, FormContent>()

/** The content of a stored version; a version never changes, so what was read once is kept by its hash. */
function contentOf(row: Pick<VersionRow, 'content' | 'hash'>): FormContent {
  const known = contents.get(row.hash)
  if (known !== undefined) return known
  const content = formContent.parse(JSON.parse(row.content))
  contents.set(row.hash, content)
  return content
}

/** SHA-256 of a version's canonical JSON. */
export const hashForm = (content: FormContent): string => createHash('sha256').update(canonical(content)).digest('hex')

export const answerListForms: ReadHandler<typeof contract.listForms> = async (_input, reader) => {
  const latest = [...Map.groupBy(await allVersions(reader), ({ form }) => form).values()].flatMap((versions) => versions.at(-1) ?? [])
  return ok({
    items: latest.map((row) => ({ ...row, fields: contentOf(row).fields.length, checks: contentOf(row).checks.length + contentOf(row).ratios.length })),
  })
}

export const answerGetForm: ReadHandler<typeof contract.getForm> = async (input, reader) => {
  const versions = await versionsOfForm(reader, input.form)
  const chosen = input.version === undefined ? versions.at(-1) : versions.find(({ version }) => version === input.version)
  if (chosen === undefined) return refuse('form.unknown', { form: input.form })
  const against = versions.find(({ version }) => version === (input.from ?? chosen.version - 1))
  return ok({
    form: chosen,
    content: contentOf(chosen),
    versions,
    against: against?.version ?? null,
    changes: against === undefined ? [] : changesBetween(contentOf(against), contentOf(chosen)),
  })
}

const KINDS = { month: 'month', quarter: 'quarter', year: 'year', event: 'month' } as const satisfies Record<Rhythm, string>

/** Whether a period is one of the form's rhythm: months for monthly forms and events, quarters, years. */
export const isOfRhythm = (period: string, rhythm: Rhythm): boolean => isPeriod(period) && parsePeriod(period).kind === KINDS[rhythm]

export const answerPublishForm: WriteHandler<typeof contract.publishForm> = async (input, writer, { actor, now }) => {
  await lockForm(writer, input.form)
  const versions = await versionsOfForm(writer, input.form)
  const last = versions.at(-1)
  const measures = new Set((await readMeasures(writer)).map(({ code }) => code))
  const faults = faultsOfContent(input.content, last && contentOf(last), measures)
  if (faults.length > 0) return refuse('form.faults', { count: faults.length }, faults)
  const { rhythm } = input.content
  if (!isOfRhythm(input.validFrom, rhythm)) return refuse('form.rhythm', { period: input.validFrom, rhythm })
  const from = await mayBeginWith(writer, input.form, last, input.validFrom)
  if (!from.ok) return from
  const hash = hashForm(input.content)
  if (last?.hash === hash) return refuse('form.same')
  const row: VersionRow = {
    form: input.form,
    version: (last?.version ?? 0) + 1,
    position: last?.position ?? 100,
    validFrom: input.validFrom,
    names: input.content.names,
    rhythm,
    mark: last?.mark ?? 'assumed',
    own: true,
    content: canonical(input.content),
    hash,
    reason: input.reason,
    actor: actor.name,
    at: now.toISOString(),
  }
  await insertFormVersion(writer, row, now)
  return ok({ output: row, subject: `${row.form}/${row.version}`, journalled: { form: row.form, version: row.version, validFrom: row.validFrom, hash } })
}

/** A version begins after the one before it and after every period that has been opened: those reports stay in their own. */
async function mayBeginWith(reader: Reader, form: string, last: FormVersion | undefined, validFrom: string): Promise<Result<null>> {
  if (last !== undefined && validFrom <= last.validFrom) return refuse('form.validFrom', { period: last.validFrom })
  const opened = (await latestOpened(reader, form))?.period ?? null
  return opened !== null && validFrom <= opened ? refuse('form.opened', { period: opened }) : ok(null)
}

/** The forms as they stand for a period; an event form is asked by its month. */
export type FormsInForce = ReadonlyMap<string, { readonly version: FormVersion; readonly content: FormContent }>

/** The version of each form that is in force for the period, by form; forms of another rhythm are left out. */
export async function readFormsFor(reader: Reader, period: string, rhythms: readonly Rhythm[]): Promise<FormsInForce> {
  const rows = (await allVersions(reader)).filter((row) => rhythms.includes(row.rhythm) && isOfRhythm(period, row.rhythm) && row.validFrom <= period)
  return new Map(rows.map((row) => [row.form, { version: row, content: contentOf(row) }]))
}

/** A version of a form; throws for one that does not exist, because reports lean on stored versions only. */
export async function readTemplate(reader: Reader, form: string, version: number): Promise<Template> {
  const row = (await allVersions(reader)).find((one) => one.form === form && one.version === version)
  if (row === undefined) throw new Error(`Cannot read version ${version} of ${form}: there is none`)
  return { form, version, content: contentOf(row) }
}

/** Contents of a form's versions from one (inclusive) to another, for values to pass through. */
export async function readChain(reader: Reader, form: string, from: number, to: number): Promise<FormContent[]> {
  return (await versionsOfForm(reader, form)).filter(({ version }) => version >= from && version <= to).map(contentOf)
}

/** All forms in their latest versions. */
export const readLatestForms = async (reader: Reader): Promise<(FormVersion & { readonly body: FormContent })[]> =>
  [...Map.groupBy(await allVersions(reader), ({ form }) => form).values()].flatMap((versions) => {
    const last = versions.at(-1)
    return last === undefined ? [] : [{ ...last, body: contentOf(last) }]
  })
