import { FORM_FILES, loadForms } from '#statistics/forms/templates/reference.ts'
import { CLAIM_FILES, loadClaims } from '#statistics/claims/reference.ts'
import { INDICATOR_FILES, loadIndicators } from '#statistics/indicators/reference.ts'
import { LEGISLATION_FILES, loadLegislation } from '#registers/legislation/reference.ts'
import { PLACE_FILES, loadPlaces } from '#registers/places/reference.ts'
import { loadRatingMethods, RATING_FILES } from '#statistics/ratings/reference.ts'
import { SOURCE_FILES, loadSources } from '#registers/sources/reference.ts'
import { ZONE_FILES, loadZones } from '#registers/zones/reference.ts'
import { inWriting, type Database } from '#platform/database/connect.ts'
import type { Writer } from '#platform/database/sql.ts'
import { writeJournal } from '#platform/journal.ts'
import { isLoaded, markLoaded, readReference, type ReferenceFile } from '#platform/reference.ts'

/** Shipped facts in the order in which they lean on each other. */
const REFERENCES: readonly {
  readonly files: readonly string[]
  readonly load: (writer: Writer, files: readonly ReferenceFile[], now: Date) => Promise<void>
}[] = [
  { files: PLACE_FILES, load: loadPlaces },
  { files: SOURCE_FILES, load: loadSources },
  { files: LEGISLATION_FILES, load: loadLegislation },
  { files: ZONE_FILES, load: loadZones },
  { files: CLAIM_FILES, load: loadClaims },
  { files: INDICATOR_FILES, load: loadIndicators },
  { files: RATING_FILES, load: loadRatingMethods },
  { files: FORM_FILES, load: loadForms },
]

/** Loads the shipped facts whose files changed, in one transaction, with an entry in the journal. */
export async function loadReference(database: Database, now: Date, version: string): Promise<void> {
  const groups = REFERENCES.map(({ files, load }) => ({ load, files: files.map(readReference) }))
  await inWriting(database, async (writer) => {
    const stale: string[] = []
    for (const { files, load } of groups) {
      if (await isLoaded(writer, files)) continue
      await load(writer, files, now)
      await markLoaded(writer, files, now)
      stale.push(...files.map(({ name }) => name))
    }
    if (stale.length === 0) return { keep: false, value: undefined }
    const content = { files: Object.fromEntries(groups.flatMap(({ files }) => files.map(({ name, hash }) => [name, hash]))), version }
    await writeJournal(writer, { id: 'sanoat', name: 'sanoat', grants: [] }, now, { action: 'reference.loaded', subject: stale.join(','), content })
    return { keep: true, value: undefined }
  })
}
