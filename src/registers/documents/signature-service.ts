import { ok, refuse, type Result } from '#lib/result.ts'
import type { Reader, Writer } from '#platform/database/sql.ts'
import type { Circumstances, ReadHandler, WriteHandler } from '#platform/dispatch.ts'
import { readCode } from '#platform/documents/issue.ts'
import { issuedByCode } from '#platform/documents/records.ts'
import type { Equipment } from '#platform/equipment.ts'
import { signaturesOf as recordsOf, type SignatureRecord } from '#platform/signatures/records.ts'
import { signWith as sign, type Signed, type SigningMethod } from '#platform/signatures/sign.ts'
import type { listSignatures, signDocument, verifyDocument } from './contract.ts'
import type { Signature } from './model.ts'
import { signingRole } from './rules.ts'
import { requireDocument } from './service.ts'

export type { Signed, SigningMethod }

type Wish = { readonly zone: string; readonly documentId: string; readonly method: SigningMethod; readonly pkcs7?: Uint8Array; readonly role: string }

/** Takes a signature under a document in the caller's transaction, for whoever has checked that the actor may sign it; see platform/signatures/sign.ts. */
export const signWith = (writer: Writer, equipment: Equipment, circumstances: Pick<Circumstances, 'actor' | 'now'>, wish: Wish): Promise<Result<Signed>> =>
  sign(writer, equipment, circumstances, wish)

/** The signatures under a document as records, first the earliest. */
export const signaturesOf = (reader: Reader, zone: string, documentId: string): Promise<SignatureRecord[]> => recordsOf(reader, zone, documentId)

/** A signature as it is shown: personal numbers stay behind. */
const shown = ({ id, actorName, subject, organisation, role, method, serial, issuer, algorithm, at, trusted }: SignatureRecord): Signature => ({
  id,
  signer: method === 'test' ? actorName : subject,
  organisation,
  role,
  method,
  serial,
  issuer,
  algorithm,
  at,
  trusted,
})

export const answerSignDocument: WriteHandler<typeof signDocument> = async (input, writer, { actor, now, file, equipment }) => {
  const { zone, id, method } = input
  const document = await requireDocument(writer, { actor }, zone, id)
  if (!document.ok) return document
  const role = signingRole(actor, zone, document.value.party, input.role)
  if (role === undefined)
    return input.role === undefined ? refuse('access.forbidden', { permission: 'case.act' }) : refuse('signature.role', { role: input.role })
  const signed = await sign(writer, equipment, { actor, now }, { zone, documentId: id, method, role, ...(file === undefined ? {} : { pkcs7: file.bytes }) })
  if (!signed.ok) return signed
  const { signature, added } = signed.value
  const { hash } = document.value
  const { serial, subject, trusted } = signature
  return ok({ output: shown(signature), subject: id, zone, journalled: { document: id, hash, method, role, serial, subject, trusted }, unchanged: !added })
}

export const answerListSignatures: ReadHandler<typeof listSignatures> = async ({ zone, id }, reader, { actor, equipment }) => {
  const document = await requireDocument(reader, { actor }, zone, id)
  if (!document.ok) return document
  const items = (await recordsOf(reader, zone, id)).map(shown)
  return ok({ items, testSigning: equipment.testSigning, eimzoKey: equipment.eimzoKey ?? null })
}

export const answerVerifyDocument: ReadHandler<typeof verifyDocument> = async ({ code }, reader) => {
  const issued = await issuedByCode(reader, readCode(code))
  if (issued === undefined) return refuse('verification.unknown', { code })
  return ok({ ...issued, signatures: (await recordsOf(reader, issued.zone, issued.documentId)).map(shown) })
}
