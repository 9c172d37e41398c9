import { createHash } from 'node:crypto'
import { canonical } from '@sanoat/composite'
import { dayInTashkent } from '#lib/day.ts'
import { ok, refuse, type Result } from '#lib/result.ts'
import type { Reader, Writer } from '#platform/database/sql.ts'
import type { Circumstances } from '#platform/dispatch.ts'
import { insertDocument } from '#platform/documents/records.ts'
import { newId } from '#platform/id.ts'
import { saidSignature } from '#platform/signatures/sign.ts'
import { signWith } from '#registers/documents/signature-service.ts'
import { readParameter } from '#registers/legislation/service.ts'
import type { ReportValues } from '../templates/model.ts'
import type { ReportFile, ReportSignature, ReportSummary } from './model.ts'

/** Media type of the content. */
export const CONTENT_TYPE = 'application/json'
const KIND = 'submission'

type Named = Pick<ReportSummary, 'zone' | 'id' | 'form' | 'version' | 'period' | 'party' | 'revision'>

/** What is submitted: the values as canonical JSON, the whole content as the bytes that are signed, and their SHA-256. */
export type SubmittedContent = { readonly stated: string; readonly bytes: Buffer; readonly hash: string; readonly name: string }

/**
 * The content of a report's next revision: canonical JSON (sorted keys, no spaces, UTF-8) of form, version, period, enterprise, zone,
 * report, revision and the values that are filled. The same values are the same bytes, so a signature made over them anywhere holds.
 */
export function contentOf(report: Named, values: ReportValues, nil: boolean): SubmittedContent {
  const { zone, id, form, version, period, party } = report
  const revision = report.revision + 1
  const filled = nil ? {} : Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== ''))
  const bytes = Buffer.from(canonical({ form, version, period, enterprise: party, zone, report: id, revision, nil, values: filled }))
  return { stated: canonical(filled), bytes, hash: createHash('sha256').update(bytes).digest('hex'), name: `${form}-${period}-r${revision}.json` }
}

/** How reports are signed here and now; the rule is the parameter reporting.signature_required. */
export async function readSigning(reader: Reader, { now, equipment }: Pick<Circumstances, 'now' | 'equipment'>): Promise<ReportFile['signing']> {
  const rule = await readParameter(reader, 'reporting.signature_required', dayInTashkent(now))
  if (rule === undefined) throw new Error('Cannot read the parameter reporting.signature_required: the register has none')
  return { test: equipment.testSigning, required: rule.value !== 'false', mark: rule.mark }
}

/**
 * Takes the head's signature under the content: it becomes a document of the enterprise in the submitting transaction, and the signature is verified
 * over its bytes. Without a signature nothing is kept (null), where the parameter allows that; else signature.missing. Other refusals: those of signWith.
 */
export async function signContent(
  writer: Writer,
  circumstances: Circumstances,
  report: Named,
  { bytes, name }: SubmittedContent,
  signature: string | undefined,
): Promise<Result<ReportSignature | null>> {
  const { actor, now, equipment } = circumstances
  // An empty signature was meant to be one.
  if (signature === '') return refuse('signature.missing')
  if (signature === undefined) return (await readSigning(writer, circumstances)).required ? refuse('signature.missing') : ok(null)
  const { zone, party } = report
  // The file first: once the row is committed, its bytes must be there. A file without a row harms nothing.
  const { hash, size } = await equipment.files.put(bytes)
  const by = { uploadedBy: actor.id, uploadedName: actor.name }
  const paper = { zone, id: newId(now), party, hash, name, type: CONTENT_TYPE, size, kind: KIND, number: null, dated: dayInTashkent(now), note: '', ...by }
  const { id: document } = await insertDocument(writer, paper, now)
  const method = saidSignature(signature)
  const signed = await signWith(writer, equipment, circumstances, { zone, documentId: document, role: 'resident.head', ...method })
  if (!signed.ok) return signed
  const { actorName, subject, role, trusted, at } = signed.value.signature
  return ok({ document, signer: method.method === 'test' ? actorName : subject, role, method: method.method, trusted, at })
}
