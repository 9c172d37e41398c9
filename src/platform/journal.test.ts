import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createDatabase } from '../../test/support/product.ts'
import { TEMPLATE, testSettings } from '../../test/support/settings.ts'
import { inWriting, openDatabase, type Database } from './database/connect.ts'
import { readerOf } from './database/sql.ts'
import { hashOf, NETWORK_CHAIN, verifyJournal, writeJournal } from './journal.ts'

const actor = { id: 'me', name: 'me', grants: [] }
const AT = new Date('2026-03-05T07:00:00.123Z')
let own: Awaited<ReturnType<typeof createDatabase>>
let database: Database

const write = (chain: string, subject: string, content: unknown = { subject }) =>
  inWriting(database, async (writer) => ({ keep: true, value: await writeJournal(writer, actor, AT, { chain, action: 'test.done', subject, content }) }))
const verify = () => verifyJournal(readerOf(database.readers))
/** What only the owner of the database can do: change what is on record. */
const tamper = (statement: string) =>
  database.writers.query(`alter table journal disable trigger journal_append_only; ${statement}; alter table journal enable trigger journal_append_only`)

beforeAll(async () => {
  own = await createDatabase(TEMPLATE)
  database = await openDatabase(testSettings(own.url))
})
afterAll(async () => {
  await database.close()
  await own.drop()
})
beforeEach(async () => {
  await tamper("delete from journal where chain <> 'network'; delete from journal_head where chain <> 'network'")
  for (const subject of ['a', 'b', 'c', 'd', 'e']) await write('bektemir', subject)
})

test('a journal that nobody touched verifies, and its anchor changes with every entry', async () => {
  const before = await verify()
  expect(before).toMatchObject({ entries: 6, chains: 2, faults: [] })
  await write('sirgali', 'a')
  const after = await verify()
  expect(after).toMatchObject({ entries: 7, chains: 3, faults: [] })
  expect(after.anchor).not.toBe(before.anchor)
})

describe('is named by chain, number and kind of fault:', () => {
  test.each([
    ['a changed content', "update journal set content = '{}' where chain = 'bektemir' and seq = 3", { seq: 3, fault: 'content' }],
    ['a changed actor', "update journal set actor = 'other' where chain = 'bektemir' and seq = 1", { seq: 1, fault: 'content' }],
    ['a changed time', "update journal set at = at + interval '1 millisecond' where chain = 'bektemir' and seq = 5", { seq: 5, fault: 'content' }],
    ['a removed entry', "delete from journal where chain = 'bektemir' and seq = 2", { seq: 2, fault: 'gap' }],
    ['a removed first entry', "delete from journal where chain = 'bektemir' and seq = 1", { seq: 1, fault: 'gap' }],
    ['a cut-off tail', "delete from journal where chain = 'bektemir' and seq > 3", { seq: 5, fault: 'head' }],
    ['a head without entries', "delete from journal where chain = 'bektemir'", { seq: 5, fault: 'head' }],
    ['entries without a head', "delete from journal_head where chain = 'bektemir'", { seq: 1, fault: 'head' }],
  ])('%s', async (_what, statement, fault) => {
    await tamper(statement)
    expect((await verify()).faults).toContainEqual({ chain: 'bektemir', ...fault })
  })

  test('an entry rewritten together with its own hash, by the link of the next', async () => {
    const entry = { chain: 'bektemir', seq: 3, at: AT.toISOString(), actor: 'me', action: 'test.done', subject: 'forged', content: '{}' }
    const [row] = (await database.readers.query<{ previous: Buffer }>("select previous from journal where chain = 'bektemir' and seq = 3")).rows
    const hash = hashOf({ ...entry, previous: row?.previous ?? Buffer.alloc(0) })
    await tamper(`update journal set subject = 'forged', content = '{}', hash = '\\x${hash.toString('hex')}' where chain = 'bektemir' and seq = 3`)
    expect((await verify()).faults).toEqual([{ chain: 'bektemir', seq: 4, fault: 'link' }])
  })
})

test.each(["update journal set actor = 'x'", 'delete from journal', 'truncate journal'])('the database itself refuses: %s', async (statement) => {
  await expect(database.writers.query(statement)).rejects.toThrow('the journal is append-only')
})

test('fifty writers at once on three chains leave every chain whole and without gaps', async () => {
  const chains = ['uchtepa', 'sirgali', NETWORK_CHAIN]
  const before = await verify()
  await Promise.all(Array.from({ length: 50 }, (_, index) => write(chains[index % 3] ?? '', `subject ${index}`, { index, text: 'oʻ "gʻ" \u0001' })))
  expect(await verify()).toMatchObject({ entries: before.entries + 50, faults: [] })
})

test('no two entries that differ only in where one part ends have the same hash', () => {
  const entry = { chain: 'a', seq: 1, at: '', actor: 'ab', action: 'c', subject: '', content: '', previous: Buffer.alloc(32) }
  expect(hashOf(entry).equals(hashOf({ ...entry, actor: 'a', action: 'bc' }))).toBe(false)
})
