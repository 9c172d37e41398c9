import { isDay, dayInTashkent, type Day } from '#lib/day.ts'
import { inWriting } from '#platform/database/connect.ts'
import { readerOf } from '#platform/database/sql.ts'
import { writeJournal } from '#platform/journal.ts'
import { putMark, readMark } from '#platform/reference.ts'
import { TRAINING_ZONE } from '#registers/zones/training.ts'
import { tellApplications } from './training/applicants.ts'
import { makeLand } from './training/land.ts'
import { renderPaper } from './training/paper.ts'
import { tellReports } from './training/reports.ts'
import type { World } from './training/road.ts'
import { makeResidents, tellAccepted, tellOpen, tellOrdered, tellRequested, tellSessions, tellSold } from './training/stories.ts'

/** What the generator works through. */
export type Ground = Pick<World, 'database' | 'equipment' | 'dispatch' | 'signal'>

/**
 * Fills the training zone: lots, enterprises, contracts and cases in every state, counted back from the start day, through the product's own
 * operations. The same day gives the same content. Run again it does only what is missing. The training zone and its people must stand.
 */
export async function makeTrainingZone(ground: Ground, today: Day): Promise<void> {
  const world: World = { ...ground, today, paper: await renderPaper(new Date(`${today}T00:00:00.000Z`)) }
  await makeLand(world)
  const residents = await makeResidents(world)
  await tellAccepted(world, residents)
  await tellSold(world, residents)
  await tellOrdered(world, residents)
  await tellRequested(world, residents)
  await tellOpen(world, residents)
  await tellSessions(world, residents)
  await tellApplications(world)
  await tellReports(world, residents)
}

const MARK = 'training-zone'
const READY = 'ready '

/**
 * Fills the training zone of a database once; true when it was finished now. The day on which it was begun is kept, so that one that was
 * interrupted goes on as it began.
 */
export async function loadTrainingZone(ground: Ground, now: Date): Promise<boolean> {
  const mark = await readMark(readerOf(ground.database.readers), MARK)
  if (mark?.startsWith(READY) === true) return false
  const begun = mark !== undefined && isDay(mark) ? mark : dayInTashkent(now)
  const note = (text: string) =>
    inWriting(ground.database, async (writer) => {
      await putMark(writer, MARK, text, now)
      await writeJournal(writer, { id: 'sanoat', name: 'sanoat', grants: [] }, now, {
        action: text === begun ? 'training.begun' : 'training.made',
        subject: TRAINING_ZONE,
        content: { day: begun },
      })
      return { keep: true, value: undefined }
    })
  if (mark === undefined) await note(begun)
  await makeTrainingZone(ground, begun)
  await note(`${READY}${begun}`)
  return true
}
