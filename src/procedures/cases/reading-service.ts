import type { Reader, Writer } from '#platform/database/sql.ts'
import type { CaseRecord } from './model.ts'
import * as store from './store.ts'

/** What modules of procedures may read of cases. */

/** Terms of a case. */
export const deadlinesOfCase = (reader: Reader, zone: string, id: string): Promise<store.StoredDeadline[]> => store.deadlinesOf(reader, zone, id)

/** Open cases of a kind, in a state where one is named. */
export const casesInState = (reader: Reader, kind: string, state?: string): Promise<CaseRecord[]> => store.openCasesOfKind(reader, kind, state)

export const readCase = (reader: Reader, zone: string, id: string): Promise<CaseRecord | undefined> => store.caseById(reader, zone, id)

/** Steps a case has taken, with what was said. */
export const stepsOfCase = (reader: Reader, zone: string, id: string) => store.stepsOf(reader, zone, id)

/** Open cases with the day whose parameters they keep. */
export const openCasesWithDays = (reader: Reader) => store.openCasesWithDays(reader)

/** Cases a document stands in. */
export const casesOfDocument = (reader: Reader, zone: string, document: string) => store.casesOfDocument(reader, zone, document)

/** Gives the cases of a party to the one it was found to be the same as. */
export const moveCasesOf = (writer: Writer, from: string, to: string): Promise<number> => store.moveCases(writer, from, to)
