import type { Actor } from '#lib/access.ts'
import { ok, refuse, type Result } from '#lib/result.ts'
import type { Writer } from '../database/sql.ts'
import { documentById, issuedByCode } from '../documents/records.ts'
import type { Equipment } from '../equipment.ts'
import { newId } from '../id.ts'
import { insertSignature, signaturesOf, type SignatureRecord } from './records.ts'
import type { VerifiedSignature } from './pkcs7.ts'

/** How somebody signs: by a signed message they bring, or by the test signer for them. */
export type SigningMethod = 'test' | 'pkcs7'

type Wish = {
  readonly zone: string
  readonly documentId: string
  readonly method: SigningMethod
  /** The signed message over the very bytes of the document: DER, PEM or base64. */
  readonly pkcs7?: Uint8Array
  /** In which role, as it is written under the document. */
  readonly role: string
}

/** What was signed, and whether the signature is new: the same person signs a document with the same certificate once. */
export type Signed = { readonly signature: SignatureRecord; readonly verified: VerifiedSignature; readonly added: boolean }

/**
 * Takes a signature under a document: verifies it over the bytes that are kept, and writes it in the caller's transaction. Whether the actor may sign
 * this document in this role, the caller has asked already. `verified` also bears the PINFL and STIR of the certificate, so that a procedure can compare them
 * with the one who must sign. Refusals: document.unknown, document.lost, document.alreadyRevoked, signature.noTestSigning, and those of verifyPkcs7.
 */
export async function signWith(
  writer: Writer,
  equipment: Pick<Equipment, 'files' | 'dataFolder' | 'testSigning' | 'signRoots'>,
  { actor, now }: { readonly actor: Actor; readonly now: Date },
  { zone, documentId, method, pkcs7, role }: Wish,
): Promise<Result<Signed>> {
  const document = await documentById(writer, zone, documentId)
  if (document === undefined) return refuse('document.unknown', { id: documentId })
  const issued = document.code === null ? undefined : await issuedByCode(writer, document.code)
  if (issued !== undefined && issued.revokedAt !== null) return refuse('document.alreadyRevoked', { code: issued.code })
  const bytes = await equipment.files.get(document.hash)
  if (bytes === undefined) return refuse('document.lost', { name: document.name })
  const taken = await takeMessage(equipment, bytes, now, { method, pkcs7 })
  if (!taken.ok) return taken
  const { message, verified: value } = taken.value
  const added = await insertSignature(
    writer,
    {
      zone,
      documentId,
      id: newId(now),
      actor: actor.id,
      actorName: actor.name,
      role,
      method,
      pkcs7: message,
      subject: value.name,
      organisation: value.organisation ?? null,
      personalNumber: value.personalNumber ?? null,
      serial: value.serial,
      issuer: value.issuer,
      algorithm: value.algorithm,
      claimedAt: value.claimedAt?.toISOString() ?? null,
      trusted: value.trusted,
    },
    now,
  )
  const signature = (await signaturesOf(writer, zone, documentId)).find((one) => one.actor === actor.id && one.serial === value.serial)
  if (signature === undefined) throw new Error(`Cannot sign ${documentId}: the signature of ${actor.id} is not there`)
  return ok({ signature, verified: value, added: added === 1 })
}

type Brought = Pick<Wish, 'method' | 'pkcs7'>

/** What a form's field of a signature says: `test`, or a signed message in base64. */
export const saidSignature = (said: string): Brought => (said === 'test' ? { method: 'test' } : { method: 'pkcs7', pkcs7: Buffer.from(said, 'base64') })

/**
 * The signed message over some bytes, verified: the one that was brought, or the test signer's. Refusals: signature.noTestSigning, and those of verifyPkcs7.
 */
export async function takeMessage(
  equipment: Pick<Equipment, 'dataFolder' | 'testSigning' | 'signRoots'>,
  bytes: Uint8Array,
  now: Date,
  { method, pkcs7 }: Brought,
): Promise<Result<{ readonly message: Buffer; readonly verified: VerifiedSignature }>> {
  if (method === 'test' && !equipment.testSigning) return refuse('signature.noTestSigning')
  // The libraries of signatures are large and seldom needed.
  const { verifyPkcs7 } = await import('./pkcs7.ts')
  const message = method === 'test' ? await testMessage(equipment.dataFolder, bytes, now) : Buffer.from(pkcs7 ?? [])
  const roots = method === 'test' ? undefined : (await import('./roots.ts')).readRoots(equipment.signRoots)
  const verified = await verifyPkcs7(message, bytes, { now, roots })
  return verified.ok ? ok({ message, verified: verified.value }) : verified
}

const testMessage = async (dataFolder: string, bytes: Uint8Array, now: Date): Promise<Buffer> =>
  (await import('./test-signer.ts')).signWithTestKey(dataFolder, bytes, now)
