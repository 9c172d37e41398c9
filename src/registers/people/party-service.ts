import type { Writer } from '#platform/database/sql.ts'
import { giveGrants } from './party-store.ts'

/** Moves the roles people hold for an organisation to the one it was found to be the same as; those taken back stay where they were. */
export const moveGrantsOf = (writer: Writer, from: string, to: string): Promise<number> => giveGrants(writer, from, to)
