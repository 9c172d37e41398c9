import type { Field, Procedure } from '#lib/procedure.ts'
import { inTurn } from '#lib/in-turn.ts'
import { ok, refuse, type Result } from '#lib/result.ts'
import { translatorOf } from '#platform/catalogs.ts'
import type { Reader, Writer } from '#platform/database/sql.ts'
import { issueDocument } from '#platform/documents/issue.ts'
import { documentsByIds, requireDocuments } from '#registers/documents/service.ts'
import { saidSignature } from '#platform/signatures/sign.ts'
import { signaturesOf, signWith } from '#registers/documents/signature-service.ts'
import type { IssuedAct, StepContext } from './engine.ts'
import type { CaseFile, CaseRecord } from './model.ts'
import type { Row, StepInput } from './rules/input.ts'
import * as store from './store.ts'

/** Documents that a step's form named, by its fields and the columns of its tables. */
function namedDocuments(fields: readonly Field[], input: StepInput): string[] {
  return fields.flatMap((field) => {
    const value = input[field.name]
    if (field.kind === 'document' && typeof value === 'string') return [value]
    if (field.kind === 'documents' && Array.isArray(value)) return value.filter((id): id is string => typeof id === 'string')
    if (field.kind !== 'rows' || !Array.isArray(value)) return []
    const rows = value.filter((row): row is Row => typeof row === 'object' && row !== null)
    return rows.flatMap((row) => namedDocuments(field.columns ?? [], row))
  })
}

/** Whether the one who names documents may: each must stand in the zone and be readable for them. */
export async function checkDocuments(reader: Reader, zone: string, fields: readonly Field[], input: StepInput, context: StepContext): Promise<Result<true>> {
  if (context.role === 'system') return ok(true)
  const found = await requireDocuments(reader, context, zone, namedDocuments(fields, input))
  return found.ok ? ok(true) : found
}

/** Keeps which documents came with a step. */
export async function keepDocuments(writer: Writer, record: CaseRecord, fields: readonly Field[], input: StepInput, { seq }: StepContext): Promise<void> {
  for (const document of namedDocuments(fields, input))
    await store.insertCaseDocument(writer, record.zone, record.id, { document, seq, kind: 'attachment', verification: null, awaitsSignature: false })
}

/** Issues an act of a step as PDF in the case's language; the next step that signs signs it, and nobody any draft that stood before it. */
export async function issueAct(
  writer: Writer,
  procedure: Procedure,
  record: CaseRecord,
  act: IssuedAct,
  { now, actor, equipment, seq, today }: StepContext,
): Promise<void> {
  const t = translatorOf(record.language)
  const number = `${record.number}/${seq}`
  const issued = await issueDocument(writer, equipment, now, {
    ...act.document(t, number),
    kind: act.kind,
    language: record.language,
    number,
    dated: today,
    zone: record.zone,
    ...(record.party === null ? {} : { party: record.party }),
    caseRef: record.number,
    by: actor,
  })
  await settleSignature(writer, record)
  await store.insertCaseDocument(writer, record.zone, record.id, {
    document: issued.documentId,
    seq,
    kind: act.kind,
    verification: issued.code,
    awaitsSignature: signedFrom(procedure, record.state),
  })
}

/** Whether a step from this state signs: an act issued into another state (a conclusion, a decision) is signed by nobody. */
const signedFrom = (procedure: Procedure, state: string): boolean =>
  Object.values(procedure.steps).some(({ from, input }) => from.includes(state) && input?.some(({ kind }) => kind === 'signature') === true)

/** Signs the case's latest act that awaits it, where the step's form has a signature: `test`, or a signed message in base64. */
export async function signAct(writer: Writer, record: CaseRecord, fields: readonly Field[], input: StepInput, context: StepContext): Promise<Result<true>> {
  const field = fields.find(({ kind }) => kind === 'signature')
  if (field === undefined) return ok(true)
  const said = input[field.name]
  if (typeof said !== 'string' || said === '') return refuse('signature.missing')
  const act = (await store.caseDocuments(writer, record.zone, record.id)).findLast(({ awaitsSignature }) => awaitsSignature)
  if (act === undefined) return refuse('signature.nothingToSign')
  const signed = await signWith(writer, context.equipment, context, { zone: record.zone, documentId: act.id, role: context.role, ...saidSignature(said) })
  return signed.ok ? ok(true) : signed
}

/** The last act has all its signatures. */
export async function settleSignature(writer: Writer, record: CaseRecord): Promise<void> {
  const act = (await store.caseDocuments(writer, record.zone, record.id)).findLast(({ awaitsSignature }) => awaitsSignature)
  if (act !== undefined) await store.markSigned(writer, record.zone, record.id, act.id)
}

/** The documents of a case as its page lists them. */
export async function caseDocumentsFor(reader: Reader, record: CaseRecord): Promise<CaseFile['documents']> {
  const kept = await store.caseDocuments(reader, record.zone, record.id)
  const documents = await documentsByIds(
    reader,
    record.zone,
    kept.map(({ id }) => id),
  )
  const found = kept.flatMap((one) => documents.filter(({ id }) => id === one.id).map((document) => ({ ...one, document })))
  return inTurn(found, async ({ id, kind, verification, awaitsSignature, document }) => {
    const { name, size, at, uploadedName: by } = document
    const signed = document.signatures === 0 ? [] : await signaturesOf(reader, record.zone, id)
    const signatures = signed.map((one) => ({ name: one.actorName, role: one.role, at: one.at, method: one.method }))
    return { id, name, kind, size, at, by, verification, awaitsSignature, signatures }
  })
}
