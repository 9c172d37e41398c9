import { randomBytes } from 'node:crypto'
import type { Actor } from '#lib/access.ts'
import type { ActDocument } from '#lib/act-document.ts'
import type { Texts } from '#lib/language.ts'
import { ok, refuse, type Result } from '#lib/result.ts'
import type { Writer } from '../database/sql.ts'
import type { Equipment } from '../equipment.ts'
import { newId } from '../id.ts'
import { renderAct } from './act.ts'
import { insertDocument, insertIssued, issuedByCode, setRevoked, trainingOfZone } from './records.ts'

/** 32 letters and digits that cannot be mistaken for each other: no 0, 1, I and O. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const LENGTH = 12

/** A new code of 12 signs: 60 bits, so that none can be guessed. */
export const newCode = (random: Uint8Array = randomBytes(LENGTH)): string => Array.from(random, (byte) => ALPHABET.charAt(byte % 32)).join('')

/** The code as it is kept, however it was typed: small letters, blanks and hyphens do not matter. */
export const readCode = (typed: string): string => typed.toUpperCase().replace(/[^A-Z0-9]/g, '')

/** What is issued: the act, whose it is, and out of which case. */
export type Issue = Omit<ActDocument, 'training'> & {
  readonly zone: string
  /** Organisation whose people may read it. */
  readonly party?: string
  readonly caseRef?: string
  /** Title by language for the verification page; without it the act's own stands for all. */
  readonly titles?: Texts
  /** Who issues it; the directorate's program where nobody is named. */
  readonly by?: Pick<Actor, 'id' | 'name'>
}

export type Issued = { readonly code: string; readonly documentId: string; readonly hash: string }

/**
 * Sets the act as PDF, keeps it, and writes it down in the caller's transaction. The file is kept before the commit: where the
 * transaction fails, a file nobody names is left over, which harms nothing. The training mark follows from the zone.
 * @throws where the zone does not exist, or the store is full (ENOSPC, told as system.diskFull)
 */
export async function issueDocument(writer: Writer, equipment: Pick<Equipment, 'files' | 'publicUrl'>, now: Date, issue: Issue): Promise<Issued> {
  const training = await trainingOfZone(writer, issue.zone)
  if (training === undefined) throw new Error(`Cannot issue ${issue.kind}: there is no zone ${issue.zone}`)
  const code = newCode()
  const bytes = await renderAct({ ...issue, training }, code, `${equipment.publicUrl}/${issue.language}/verify/${code}`, now)
  const { hash, size } = await equipment.files.put(bytes)
  const by = issue.by ?? { id: 'sanoat', name: 'sanoat' }
  const { id } = await insertDocument(
    writer,
    {
      zone: issue.zone,
      id: newId(now),
      party: issue.party ?? null,
      hash,
      name: `${issue.kind}-${issue.dated}-${code}.pdf`.slice(-200),
      type: 'application/pdf',
      size,
      kind: issue.kind,
      number: issue.number ?? null,
      dated: issue.dated,
      note: '',
      uploadedBy: by.id,
      uploadedName: by.name,
    },
    now,
  )
  const titles = issue.titles ?? { uz: issue.title, 'uz-Cyrl': issue.title, ru: issue.title, en: issue.title }
  const { zone, kind, language, dated } = issue
  await insertIssued(
    writer,
    { code, zone, documentId: id, kind, titles, language, number: issue.number ?? null, dated, caseRef: issue.caseRef ?? null, training },
    now,
  )
  return { code, documentId: id, hash }
}

/** Revokes an issued act, with the reason that everybody who checks it is told. */
export async function revokeDocument(
  writer: Writer,
  now: Date,
  { code, reason, by }: { readonly code: string; readonly reason: string; readonly by: Pick<Actor, 'id'> },
): Promise<Result<{ readonly code: string }>> {
  const issued = await issuedByCode(writer, readCode(code))
  if (issued === undefined) return refuse('document.notIssued', { code })
  const changed = await setRevoked(writer, { zone: issued.zone, code: issued.code, reason, by: by.id }, now)
  return changed === 1 ? ok({ code: issued.code }) : refuse('document.alreadyRevoked', { code: issued.code })
}
