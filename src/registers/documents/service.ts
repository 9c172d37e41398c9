import { isInstant } from '#lib/day.ts'
import { ok, refuse, type Result } from '#lib/result.ts'
import { decodeCursor, pageOfRows } from '#platform/cursor.ts'
import type { Reader } from '#platform/database/sql.ts'
import type { Circumstances, FileHandler, ReadHandler, WriteHandler } from '#platform/dispatch.ts'
import * as records from '#platform/documents/records.ts'
import { recogniseFile } from '#platform/files/kind.ts'
import { newId } from '#platform/id.ts'
import type { getDocument, listDocuments, readDocument, uploadDocument } from './contract.ts'
import { attachingParty, mayReadDocument } from './rules.ts'

export type DocumentRecord = records.DocumentRecord

/** One document of a zone, for whoever has checked that it may be read; undefined where there is none. */
export const documentById = (reader: Reader, zone: string, id: string): Promise<DocumentRecord | undefined> => records.documentById(reader, zone, id)

/** Those of the documents that stand, in the order in which they were attached. */
export const documentsByIds = (reader: Reader, zone: string, ids: readonly string[]): Promise<DocumentRecord[]> => records.documentsByIds(reader, zone, ids)

/**
 * The documents a request names: every one must stand in the zone and be readable for the one who names it, so that nobody attaches
 * a paper of others by guessing its id. Refusal: document.unknown.
 */
export async function requireDocuments(
  reader: Reader,
  { actor }: Pick<Circumstances, 'actor'>,
  zone: string,
  ids: readonly string[],
): Promise<Result<DocumentRecord[]>> {
  const found = ids.length === 0 ? [] : await records.documentsByIds(reader, zone, ids)
  const missing = ids.find((id) => !found.some((document) => document.id === id && mayReadDocument(actor, document)))
  return missing === undefined ? ok(found) : refuse('document.unknown', { id: missing })
}

/** A document for the one who asks; strangers are told that there is none. */
export async function requireDocument(reader: Reader, circumstances: Pick<Circumstances, 'actor'>, zone: string, id: string): Promise<Result<DocumentRecord>> {
  const found = await requireDocuments(reader, circumstances, zone, [id])
  if (!found.ok) return found
  const [document] = found.value
  return document === undefined ? refuse('document.unknown', { id }) : ok(document)
}

export const answerUploadDocument: WriteHandler<typeof uploadDocument> = async (input, writer, { actor, now, file, equipment }) => {
  const forWhom = attachingParty(actor, input.zone, input.party)
  if (forWhom === undefined) return refuse('access.forbidden', { permission: 'case.act' })
  if ((await records.trainingOfZone(writer, input.zone)) === undefined) return refuse('zone.unknown', { zone: input.zone })
  if (forWhom.party !== null && !(await records.isParty(writer, forWhom.party))) return refuse('party.unknown', { id: forWhom.party })
  const name = plainName(file?.name ?? '')
  const bytes = file?.bytes ?? Buffer.alloc(0)
  const recognised = await recogniseFile(name, bytes, { limit: equipment.fileLimit })
  if (!recognised.ok) return recognised
  // The file first: once the row is committed, its bytes must be there. A file without a row harms nothing.
  const { hash, size } = await equipment.files.put(bytes)
  const { id, added } = await records.insertDocument(
    writer,
    {
      zone: input.zone,
      id: newId(now),
      party: forWhom.party,
      hash,
      name,
      type: recognised.value.type,
      size,
      kind: input.kind,
      number: input.number ?? null,
      dated: input.dated ?? null,
      note: input.note,
      uploadedBy: actor.id,
      uploadedName: actor.name,
    },
    now,
  )
  const document = await records.documentById(writer, input.zone, id)
  if (document === undefined) throw new Error(`Cannot answer the upload of ${name}: document ${id} is not there`)
  return ok({
    output: document,
    subject: id,
    zone: input.zone,
    journalled: { id, name, hash, size, kind: input.kind, party: forWhom.party },
    unchanged: !added,
  })
}

/** The last part of a name as it was sent, without signs that steer terminals or turn the writing direction. */
const plainName = (sent: string): string =>
  (sent.split(/[/\\]/).at(-1) ?? '')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
    .slice(-200)

export const answerListDocuments: ReadHandler<typeof listDocuments> = async ({ zone, kind, cursor, limit }, reader) => {
  const decoded = decodeCursor(cursor, 2)
  if (!decoded.ok) return decoded
  const zoneNames = await records.namesOfZone(reader, zone)
  if (zoneNames === undefined) return refuse('zone.unknown', { zone })
  const [at = '', id = ''] = decoded.value ?? []
  if (decoded.value !== null && !(isInstant(at) && isId(id))) return refuse('cursor.invalid')
  const rows = await records.documentsBefore(reader, zone, kind, decoded.value === null ? null : [at, id], limit + 1)
  return ok({ ...pageOfRows(rows, limit, (row) => [row.at, row.id]), zoneNames })
}

const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)

export const answerGetDocument: ReadHandler<typeof getDocument> = (input, reader, circumstances) => requireDocument(reader, circumstances, input.zone, input.id)

export const answerReadDocument: FileHandler<typeof readDocument> = async (input, reader, circumstances) => {
  const document = await requireDocument(reader, circumstances, input.zone, input.id)
  if (!document.ok) return document
  const { name, type, hash } = document.value
  const bytes = await circumstances.equipment.files.get(hash)
  return bytes === undefined ? refuse('document.lost', { name }) : ok({ bytes, name, type })
}
