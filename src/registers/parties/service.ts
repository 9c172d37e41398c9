import { fold } from '@sanoat/uzbek'
import { ok, refuse, type Result } from '#lib/result.ts'
import { decodeCursor, pageOfRows } from '#platform/cursor.ts'
import type { Reader, Writer } from '#platform/database/sql.ts'
import type { ReadHandler } from '#platform/dispatch.ts'
import { isId, newId } from '#platform/id.ts'
import { allTexts } from '#platform/reference.ts'
import type { listParties } from './contract.ts'
import type { NewParty, Party } from './model.ts'
import { insertParty, partiesAfter, setEnterprise, partyRow, partyRowByStir, partyRows, placeExists, updateParty } from './store.ts'

export const answerListParties: ReadHandler<typeof listParties> = async (input, reader) => {
  const cursor = decodeCursor(input.cursor, 1)
  if (!cursor.ok) return cursor
  const after = cursor.value?.[0] ?? null
  if (after !== null && !isId(after)) return refuse('cursor.invalid')
  const filter = { kind: input.kind, search: input.q === undefined ? undefined : fold(input.q), training: input.training }
  return ok(pageOfRows(await partiesAfter(reader, filter, after, input.limit + 1), input.limit, (row) => [row.id]))
}

/** A party by its id; undefined for an id that is none. */
export const partyById = async (reader: Reader, id: string): Promise<Party | undefined> => (isId(id) ? partyRow(reader, id) : undefined)

export const partyByStir = (reader: Reader, stir: string): Promise<Party | undefined> => partyRowByStir(reader, stir)

/** Parties by their ids, in the order of the ids; those that are unknown are left out. */
export const partiesByIds = async (reader: Reader, ids: readonly string[]): Promise<Party[]> => {
  const known = ids.filter(isId)
  return known.length === 0 ? [] : partyRows(reader, known)
}

/** Adds a party of any kind. Refuses party.stirTaken and place.unknown. */
export async function createParty(writer: Writer, party: NewParty, now: Date): Promise<Result<Party>> {
  if (party.place !== null && (await placeExists(writer, party.place)) === undefined) return refuse('place.unknown', { soato: party.place })
  const added = { id: newId(now), ...party }
  if ((await insertParty(writer, added, searchOf(added), now)) === 0) return refuse('party.stirTaken', { stir: party.stir ?? '' })
  return ok(added)
}

/** Gives a party another name, STIR or place. Refuses party.stirTaken and place.unknown. */
export async function changeParty(writer: Writer, party: Pick<Party, 'id' | 'names' | 'stir' | 'place'>): Promise<Result<null>> {
  if (party.place !== null && (await placeExists(writer, party.place)) === undefined) return refuse('place.unknown', { soato: party.place })
  const holder = party.stir === null ? undefined : await partyRowByStir(writer, party.stir)
  if (holder !== undefined && holder.id !== party.id) return refuse('party.stirTaken', { stir: party.stir ?? '' })
  await updateParty(writer, party, searchOf(party))
  return ok(null)
}

const searchOf = ({ names, stir }: Pick<Party, 'names' | 'stir'>): string =>
  [...new Set([...allTexts(names), stir ?? ''].map(fold))].filter((text) => text !== '').join(' | ')

/** An investor who has become a participant is an enterprise from now on. */
export const makeEnterprise = (writer: Writer, id: string): Promise<number> => setEnterprise(writer, id)
