import { sql, type Reader, type Writer } from '../database/sql.ts'

/** A signature as it stands under a document. */
export type SignatureRecord = {
  readonly id: string
  readonly actor: string
  /** Who brought it, by name at that time. */
  readonly actorName: string
  readonly role: string
  /** test: by the key of the test signer, without legal force. */
  readonly method: 'test' | 'pkcs7'
  /** Name in the certificate. */
  readonly subject: string
  readonly organisation: string | null
  readonly serial: string
  readonly issuer: string
  readonly algorithm: string
  /** When the product took it. */
  readonly at: string
  /** Whether the certificate leads to a trusted root; null where it was not checked. */
  readonly trusted: boolean | null
}

const columns = sql.raw(
  `signature_id as id, actor, actor_name as "actorName", role, method, subject, organisation, serial, issuer, algorithm, signed_at as at, trusted`,
)

/** The signatures under a document, first the earliest. */
export const signaturesOf = (reader: Reader, zone: string, documentId: string) =>
  reader.all(
    sql<SignatureRecord>`select ${columns} from signature where zone_id = ${zone} and document_id = ${documentId} order by signed_at, signature_id limit 200`,
  )

export type NewSignature = Omit<SignatureRecord, 'at'> & {
  readonly zone: string
  readonly documentId: string
  readonly pkcs7: Buffer
  readonly personalNumber: string | null
  readonly claimedAt: string | null
}

/** Writes a signature; the same person with the same certificate signs a document once. How many rows that added. */
export const insertSignature = (writer: Writer, signature: NewSignature, now: Date) =>
  writer.run(sql`
    insert into signature (zone_id, document_id, signature_id, actor, actor_name, role, method, pkcs7, subject, organisation, personal_number, serial, issuer, algorithm, signed_at, claimed_at, trusted)
    values (${signature.zone}, ${signature.documentId}, ${signature.id}, ${signature.actor}, ${signature.actorName}, ${signature.role}, ${signature.method}, ${signature.pkcs7},
      ${signature.subject}, ${signature.organisation}, ${signature.personalNumber}, ${signature.serial}, ${signature.issuer}, ${signature.algorithm}, ${now.toISOString()},
      ${signature.claimedAt}, ${signature.trusted})
    on conflict (zone_id, document_id, actor, serial) do nothing`)
