import { dayInTashkent } from '#lib/day.ts'
import { inWriting } from '#platform/database/connect.ts'
import type { Sweep } from '#platform/jobs.ts'
import { writeJournal } from '#platform/journal.ts'
import { landMeasures } from '#registers/land/measures.ts'
import { stateRegisterFigures } from '#statistics/claims/register-figures-service.ts'

/** States the figures of the land register as claims, so that indicators of land are computed from it: every few minutes what has changed. */
export const stateLandFigures: Sweep = async (database, now) => {
  await inWriting(database, async (writer) => {
    const changed = await stateRegisterFigures(writer, 'land', await landMeasures(writer, dayInTashkent(now)), now)
    if (changed === 0) return { keep: false, value: undefined }
    await writeJournal(writer, { id: 'sanoat', name: 'sanoat', grants: [] }, now, { action: 'figures.stated', subject: 'register-land', content: { changed } })
    return { keep: true, value: undefined }
  })
}
