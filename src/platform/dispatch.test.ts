import * as z from 'zod/mini'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { PUBLIC_ACTOR, type Actor } from '#lib/access.ts'
import { operation } from '#lib/operation.ts'
import { ok, refuse } from '#lib/result.ts'
import { createDatabase } from '../../test/support/product.ts'
import { TEMPLATE, testSettings } from '../../test/support/settings.ts'
import { openDatabase, type Database } from './database/connect.ts'
import { sql } from './database/sql.ts'
import { makeEquipment } from './equipment.ts'
import { makeDispatch, type Dispatch, type Handlers } from './dispatch.ts'

const text = z.object({ word: z.string() })
const nothing = z.object({})
const OPERATIONS = {
  readWord: operation({ method: 'GET', path: '/word', summary: '', can: 'public.read', input: nothing, output: text }),
  readTwice: operation({
    method: 'GET',
    path: '/twice',
    summary: '',
    can: 'public.read',
    snapshot: true,
    input: nothing,
    output: z.object({ first: z.string(), second: z.string() }),
  }),
  readAndWrite: operation({ method: 'GET', path: '/sly', summary: '', can: 'public.read', input: nothing, output: text }),
  readAndWriteTogether: operation({ method: 'GET', path: '/slyer', summary: '', can: 'public.read', snapshot: true, input: nothing, output: text }),
  writeWord: operation({
    method: 'POST',
    path: '/word',
    summary: '',
    can: 'claim.write',
    audit: 'word.written',
    input: z.object({ word: z.string(), zone: z.optional(z.string()) }),
    output: text,
  }),
  writeAndRefuse: operation({ method: 'POST', path: '/refuse', summary: '', can: 'claim.write', audit: 'word.written', input: text, output: text }),
  writeAndFail: operation({ method: 'POST', path: '/fail', summary: '', can: 'claim.write', audit: 'word.written', input: text, output: text }),
  writeNothing: operation({ method: 'POST', path: '/nothing', summary: '', can: 'claim.write', audit: 'word.written', input: text, output: text }),
}

const READ = sql<{ word: string }>`select word from word`
const put = (word: string) => sql`update word set word = ${word}`
let between: () => Promise<unknown> = async () => {}
const one = (row: { word: string } | undefined) => row?.word ?? ''

const handlers: Handlers<typeof OPERATIONS> = {
  readWord: async (_input, reader) => ok({ word: one(await reader.first(READ)) }),
  readTwice: async (_input, reader) => {
    const first = one(await reader.first(READ))
    await between()
    return ok({ first, second: one(await reader.first(READ)) })
  },
  readAndWrite: async (_input, reader) => ok({ word: String((await reader.all(put('sly'))).length) }),
  readAndWriteTogether: async (_input, reader) => ok({ word: String((await reader.all(put('sly'))).length) }),
  writeWord: async ({ word, zone }, writer) => {
    await writer.run(put(word))
    return ok({ output: { word }, subject: 'word', zone })
  },
  writeAndRefuse: async ({ word }, writer) => {
    await writer.run(put(word))
    return refuse('word.refused')
  },
  writeAndFail: async ({ word }, writer) => {
    await writer.run(put(word))
    throw new Error('Cannot go on')
  },
  writeNothing: async ({ word }, writer) => {
    await writer.run(put(word))
    return ok({ output: { word }, subject: 'word', unchanged: true })
  },
}

const specialist: Actor = { id: 'key-1', name: 'specialist', grants: [{ role: 'directorate.specialist' }] }
let own: Awaited<ReturnType<typeof createDatabase>>
let database: Database
let dispatch: Dispatch
const ask = async (name: string, input: unknown = {}, actor: Actor = specialist, by: Dispatch = dispatch) => {
  const answer = await by.answer(name, input, { actor, language: 'en', now: new Date() })
  return answer.ok ? { ok: true as const, ...JSON.parse(answer.value.json) } : answer
}
const entries = async () =>
  (
    await database.readers.query<{ chain: string; action: string; actor: string; content: string }>(
      "select chain, action, actor, content from journal where action = 'word.written' order by at, seq",
    )
  ).rows
const wordNow = async () => one((await database.readers.query<{ word: string }>('select word from word')).rows[0])

beforeAll(async () => {
  own = await createDatabase(TEMPLATE)
  database = await openDatabase(testSettings(own.url))
  dispatch = makeDispatch(database, OPERATIONS, handlers, makeEquipment(testSettings(own.url), database))
})
afterAll(async () => {
  await database.close()
  await own.drop()
})
beforeEach(async () => {
  await database.writers.query("drop table if exists word; create table word as select 'first' as word")
  between = async () => {}
})

describe('a reading operation', () => {
  test.each(['readAndWrite', 'readAndWriteTogether'])('cannot write, even if its handler tries (%s)', async (name) => {
    await expect(ask(name)).rejects.toMatchObject({ code: '25006' })
    expect(await wordNow()).toBe('first')
  })

  test('that needs several statements to agree reads one snapshot', async () => {
    between = () => ask('writeWord', { word: 'second' })
    expect(await ask('readTwice')).toMatchObject({ first: 'first', second: 'first' })
    expect(await ask('readTwice')).toMatchObject({ first: 'second', second: 'second' })
  })

  test('is answered fresh at once after every write, also one made by another program', async () => {
    const other = makeDispatch(database, OPERATIONS, handlers, makeEquipment(testSettings(own.url), database))
    for (let round = 0; round < 25; round++) {
      await ask('writeWord', { word: `here ${round}` })
      expect(await ask('readWord')).toMatchObject({ word: `here ${round}` })
      expect(await ask('readWord', {}, PUBLIC_ACTOR, other)).toMatchObject({ word: `here ${round}` })
      await ask('writeWord', { word: `there ${round}` }, specialist, other)
      expect(await ask('readWord')).toMatchObject({ word: `there ${round}` })
    }
  })
})

describe('a change and its journal entry', () => {
  test('stand together, with who did what', async () => {
    const before = (await entries()).length
    await ask('writeWord', { word: 'second' })
    expect((await entries()).slice(before)).toEqual([{ chain: 'network', action: 'word.written', actor: 'key-1', content: '{"word":"second"}' }])
  })

  test('of a zone are on the chain of that zone', async () => {
    await ask('writeWord', { word: 'second', zone: 'uchtepa' })
    expect((await entries()).at(-1)).toMatchObject({ chain: 'uchtepa' })
  })

  test.each([
    ['is refused', 'writeAndRefuse'],
    ['changes nothing', 'writeNothing'],
  ])('are both absent where the change %s', async (_when, name) => {
    const before = await entries()
    await ask(name, { word: 'lost' })
    expect(await wordNow()).toBe('first')
    expect(await entries()).toEqual(before)
  })

  test('are both absent where the program fails', async () => {
    const before = await entries()
    await expect(ask('writeAndFail', { word: 'lost' })).rejects.toThrow('Cannot go on')
    expect(await wordNow()).toBe('first')
    expect(await entries()).toEqual(before)
  })

  test('are both absent where the journal cannot be written', async () => {
    await database.writers.query('alter table journal rename to journal_away')
    await expect(ask('writeWord', { word: 'lost' })).rejects.toMatchObject({ code: '42P01' })
    await database.writers.query('alter table journal_away rename to journal')
    expect(await wordNow()).toBe('first')
  })
})

describe('what is not permitted is refused before the handler is asked', () => {
  test.each([
    ['the public', PUBLIC_ACTOR, {}, 'access.unknown'],
    ['a role without the permission', { ...specialist, grants: [{ role: 'auditor' }] }, {}, 'access.forbidden'],
    [
      'a role limited to another zone',
      { ...specialist, grants: [{ role: 'directorate.specialist', zone: 'sirgali' }] },
      { zone: 'uchtepa' },
      'access.forbidden',
    ],
  ] as const)('%s', async (_who, actor, input, code) => {
    expect(await ask('writeWord', { word: 'lost', ...input }, actor)).toMatchObject({ ok: false, code })
    expect(await wordNow()).toBe('first')
  })

  test('an input that does not fit, naming the field', async () => {
    expect(await ask('writeWord', { word: 7 })).toMatchObject({
      ok: false,
      code: 'input.invalid',
      faults: [{ path: 'word', code: 'input.invalid_type', value: '7', expected: 'string' }],
    })
  })

  test('an operation that does not exist', async () => {
    expect(await ask('toString')).toMatchObject({ ok: false, code: 'operation.unknown' })
  })
})
