import type { Texts } from '#lib/language.ts'
import { sql, type Reader, type Writer } from '../database/sql.ts'

/** A paper as it stands in the register; its bytes are in the file store under `hash`. */
export type DocumentRecord = {
  readonly zone: string
  readonly id: string
  /** Organisation it belongs to; null where it belongs to the directorate. */
  readonly party: string | null
  readonly hash: string
  readonly name: string
  readonly type: string
  readonly size: number
  readonly kind: string
  readonly number: string | null
  readonly dated: string | null
  readonly note: string
  readonly uploadedBy: string
  readonly uploadedName: string
  readonly at: string
  /** How many signatures stand under it. */
  readonly signatures: number
  /** Code it can be checked by, where it is an act the product issued. */
  readonly code: string | null
  /** Its title by language, where it is such an act. */
  readonly titles: Texts | null
}

const columns = sql.raw(`document.zone_id as zone, document.document_id as id, document.party_id as party, document.hash, document.name, document.type,
  document.size, document.kind, document.number, document.dated, document.note, document.uploaded_by as "uploadedBy", document.uploaded_name as "uploadedName", document.at,
  (select count(*)::int from signature where signature.zone_id = document.zone_id and signature.document_id = document.document_id) as signatures,
  (select code from issued_document issued where issued.zone_id = document.zone_id and issued.document_id = document.document_id) as code,
  (select titles from issued_document issued where issued.zone_id = document.zone_id and issued.document_id = document.document_id) as titles`)

/** One document of a zone; undefined where there is none or it was removed. */
export const documentById = (reader: Reader, zone: string, id: string) =>
  reader.first(sql<DocumentRecord>`select ${columns} from document where zone_id = ${zone} and document_id = ${id} and removed_at is null`)

/** Those of the documents that stand, in the order in which they were attached. */
export const documentsByIds = (reader: Reader, zone: string, ids: readonly string[]) =>
  reader.all(
    sql<DocumentRecord>`select ${columns} from document where zone_id = ${zone} and document_id = any(${ids}::uuid[]) and removed_at is null order by at, document_id limit 1000`,
  )

/** Documents of a zone, latest first, before a row; of one kind where it is named. */
export const documentsBefore = (reader: Reader, zone: string, kind: string | undefined, before: readonly [at: string, id: string] | null, limit: number) =>
  reader.all(sql<DocumentRecord>`
    select ${columns} from document
    where zone_id = ${zone} and removed_at is null and (${kind ?? null}::text is null or kind = ${kind ?? null})
      and (${before?.[0] ?? null}::timestamptz is null or (at, document_id) < (${before?.[0] ?? null}::timestamptz, ${before?.[1] ?? null}::uuid))
    order by at desc, document_id desc limit ${limit}`)

export type NewDocument = Omit<DocumentRecord, 'at' | 'signatures' | 'code' | 'titles'>

/** Writes a document; the very same one of the same person is written once. Returns the id under which it stands, and whether it is new. */
export async function insertDocument(writer: Writer, document: NewDocument, now: Date): Promise<{ readonly id: string; readonly added: boolean }> {
  const added = await writer.run(sql`
    insert into document (zone_id, document_id, party_id, hash, name, type, size, kind, number, dated, note, uploaded_by, uploaded_name, at)
    values (${document.zone}, ${document.id}, ${document.party}, ${document.hash}, ${document.name}, ${document.type}, ${document.size}, ${document.kind},
      ${document.number}, ${document.dated}, ${document.note}, ${document.uploadedBy}, ${document.uploadedName}, ${now.toISOString()})
    on conflict (zone_id, uploaded_by, hash, kind, name, party_id, number) where removed_at is null do nothing`)
  if (added === 1) return { id: document.id, added: true }
  const known = await writer.first(sql<{ id: string }>`
    select document_id as id from document where zone_id = ${document.zone} and uploaded_by = ${document.uploadedBy} and hash = ${document.hash} and kind = ${document.kind}
      and name = ${document.name} and party_id is not distinct from ${document.party} and number is not distinct from ${document.number} and removed_at is null`)
  if (known === undefined) throw new Error(`Cannot write document ${document.name} of ${document.zone}: neither added nor found`)
  return { id: known.id, added: false }
}

/** Whether the zone is a training zone; undefined where there is no such zone. */
export const trainingOfZone = async (reader: Reader, zone: string): Promise<boolean | undefined> =>
  (await reader.first(sql<{ training: boolean }>`select training from zone where zone_id = ${zone}`))?.training

/** The names of a zone; undefined where there is no such zone. */
export const namesOfZone = async (reader: Reader, zone: string): Promise<Texts | undefined> =>
  (await reader.first(sql<{ names: Texts }>`select names from zone where zone_id = ${zone}`))?.names

/** Whether the organisation is in the register. */
export const isParty = async (reader: Reader, party: string): Promise<boolean> =>
  (await reader.first(sql<{ id: string }>`select party_id as id from party where party_id = ${party}`)) !== undefined

export type IssuedRecord = {
  readonly code: string
  readonly zone: string
  readonly zoneNames: Texts
  readonly documentId: string
  readonly hash: string
  readonly size: number
  readonly kind: string
  readonly titles: Texts
  readonly language: string
  readonly number: string | null
  readonly dated: string
  readonly caseRef: string | null
  readonly issuedAt: string
  readonly training: boolean
  readonly revokedAt: string | null
  readonly revokedReason: string | null
}

/** The issued act of a code. */
export const issuedByCode = (reader: Reader, code: string) =>
  reader.first(sql<IssuedRecord>`
    select issued.code, issued.zone_id as zone, zone.names as "zoneNames", issued.document_id as "documentId", document.hash, document.size, issued.kind, issued.titles, issued.language,
      issued.number, issued.dated, issued.case_ref as "caseRef", issued.issued_at as "issuedAt", issued.training, issued.revoked_at as "revokedAt", issued.revoked_reason as "revokedReason"
    from issued_document issued join document on document.zone_id = issued.zone_id and document.document_id = issued.document_id join zone on zone.zone_id = issued.zone_id
    where issued.code = ${code}`)

type NewIssued = Pick<IssuedRecord, 'code' | 'zone' | 'documentId' | 'kind' | 'titles' | 'language' | 'number' | 'dated' | 'caseRef' | 'training'>

export const insertIssued = (writer: Writer, issued: NewIssued, now: Date) =>
  writer.run(sql`
    insert into issued_document (code, zone_id, document_id, kind, titles, language, number, dated, case_ref, issued_at, training)
    values (${issued.code}, ${issued.zone}, ${issued.documentId}, ${issued.kind}, ${JSON.stringify(issued.titles)}::jsonb, ${issued.language}, ${issued.number},
      ${issued.dated}, ${issued.caseRef}, ${now.toISOString()}, ${issued.training})`)

/** Marks an act as revoked; how many rows that touched: none where it is revoked already. */
export const setRevoked = (writer: Writer, revoked: { zone: string; code: string; reason: string; by: string }, now: Date) =>
  writer.run(sql`
    update issued_document set revoked_at = ${now.toISOString()}, revoked_reason = ${revoked.reason}, revoked_by = ${revoked.by}
    where zone_id = ${revoked.zone} and code = ${revoked.code} and revoked_at is null`)
