import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { sql, readerOf, type Reader } from '#platform/database/sql.ts'
import { readReference } from '#platform/reference.ts'
import { openProduct } from '../src/server.ts'
import { openAt, type TestProduct } from './support/product.ts'
import { postgres15, startPostgres15 } from './support/postgres15.ts'
import { questions } from './support/questions.ts'
import { testSettings } from './support/settings.ts'

const SERVERS = [
  { name: 'the embedded PostgreSQL 18', version: 18, missing: false, start: async () => ({ server: inject('databaseServer'), stop: async () => {} }) },
  { name: "the system's PostgreSQL 15", version: 15, missing: postgres15 === undefined, start: async () => startPostgres15(postgres15 ?? '') },
]

describe.each(SERVERS)('from empty on $name', ({ version, missing, start }) => {
  let server: { server: string; stop: () => Promise<void> }
  let product: TestProduct
  let reader: Reader
  beforeAll(async () => {
    if (missing) return
    server = await start()
    const client = new pg.Client({ connectionString: `${server.server}/postgres` })
    await client.connect()
    await client.query('create database from_empty')
    await client.end()
    product = await openAt(`${server.server}/from_empty`)
    reader = readerOf(product.database.readers)
  })
  afterAll(async () => {
    if (missing) return
    await product.drop()
    const client = new pg.Client({ connectionString: `${server.server}/postgres` })
    await client.connect()
    await client.query('drop database from_empty with (force)')
    await client.end()
    await server.stop()
  })

  test('the product opens', ({ skip }) => {
    skip(missing, 'no PostgreSQL 15 is installed here')
    expect(product.database.version).toBe(version)
  })

  test('the shipped facts are loaded once: a second opening changes nothing', async ({ skip }) => {
    skip(missing, 'no PostgreSQL 15 is installed here')
    const counts = sql<
      Record<string, unknown>
    >`select (select sum(seq) from journal_head) as entries, (select count(*) from claim) as claims, (select count(*) from indicator) as indicators, (select count(*) from migration) as migrations`
    const before = await reader.first(counts)
    expect(before).toMatchObject({ entries: 1, claims: readReference('claims').rows.length, indicators: readReference('indicators').rows.length })
    await (await openProduct(testSettings(`${server.server}/from_empty`))).close()
    expect(await reader.first(counts)).toEqual(before)
  })

  test.for(questions())('$name answers', async ({ url }, { skip }) => {
    skip(missing, 'no PostgreSQL 15 is installed here')
    const answer = await product.server.inject(url)
    expect({ status: answer.statusCode, problem: answer.statusCode === 200 ? null : answer.json() }).toEqual({ status: 200, problem: null })
  })

  test('a finding is listed, opened and decided on; a claim is recorded, corrected and overridden; an indicator is defined; a file is imported', async ({
    skip,
  }) => {
    skip(missing, 'no PostgreSQL 15 is installed here')
    const authorization = `Bearer ${await product.keyFor('directorate.head')}`
    const post = async (url: string, payload: object | string, type = 'application/json') => {
      const answer = await product.server.inject({ method: 'POST', url, payload, headers: { authorization, 'content-type': type } })
      return { status: answer.statusCode, body: answer.json() }
    }
    const [finding] = (await product.server.inject('/api/findings')).json().items
    expect((await product.server.inject(`/api/findings/${finding.id}`)).json()).toMatchObject({ finding: { id: finding.id } })
    expect(await post(`/api/findings/${finding.id}/decisions`, { state: 'explained', reason: 'Seen and explained' })).toMatchObject({ status: 200 })
    const content = {
      value: 401,
      unit: 'person',
      period: '2022',
      periodBasis: 'stated',
      qualifier: 'exact',
      scope: 'zone',
      source: 'paper-text',
      locator: 'by hand',
      quote: '',
    }
    const recorded = await post('/api/claims', { subject: 'bektemir', measure: 'workers', ...content })
    expect(recorded).toMatchObject({ status: 200 })
    const corrected = await post(`/api/claims/${recorded.body.id}/corrections`, { ...content, value: 402, reason: 'Typing error' })
    expect(corrected).toMatchObject({ status: 200, body: { corrects: recorded.body.id } })
    expect(await post('/api/official-values/overrides', { claim: corrected.body.id, reason: 'Counted on the spot' })).toMatchObject({
      status: 200,
      body: { value: 402, chosenBy: 'override' },
    })
    const names = { uz: 'Sinov', ru: 'Проба', en: 'Trial' }
    expect(
      await post('/api/indicators', { code: 'OWN-01', pillar: 'ECO', names, unit: 'person/ha', direction: 'up', formula: 'workers / area_ha' }),
    ).toMatchObject({ status: 200 })
    const file = 'subject,measure,period,value,unit,source\nsirgali,workers,2023,700,person,paper-text\n'
    expect(await post('/api/imports/claims?name=a.csv', file, 'text/csv')).toMatchObject({ status: 200, body: { added: 1 } })
  })

  test('every table and every column says what it holds', async ({ skip }) => {
    skip(missing, 'no PostgreSQL 15 is installed here')
    const silent = await reader.all(sql<{ name: string }>`
      select c.relname || coalesce('.' || a.attname, '') as name from pg_class c
      join lateral (select null::name as attname, 0 as attnum union all select attname, attnum from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped) a on true
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and coalesce(col_description(c.oid, a.attnum), case when a.attnum = 0 then obj_description(c.oid, 'pg_class') end, '') = '' order by 1`)
    expect(silent).toEqual([])
  })

  test('keys of zone data begin with zone_id, and so do references from zone data to zone data', async ({ skip }) => {
    skip(missing, 'no PostgreSQL 15 is installed here')
    const zoned = await reader.all(
      sql<{
        name: string
      }>`select attrelid::regclass::text as name from pg_attribute join pg_class c on c.oid = attrelid where attname = 'zone_id' and c.relkind in ('r', 'p') and not attisdropped order by 1`,
    )
    expect(zoned.map(({ name }) => name)).toEqual(expect.arrayContaining(['zone', 'zone_direction', 'zone_event', 'zone_kind']))
    const astray = await reader.all(sql<{ name: string }>`
      with zoned as (select attrelid as oid, attnum from pg_attribute join pg_class c on c.oid = attrelid where attname = 'zone_id' and c.relkind in ('r', 'p') and not attisdropped)
      select conname as name from pg_constraint join zoned on zoned.oid = conrelid
      where (contype in ('p', 'u', 'x') or (contype = 'f' and confrelid in (select oid from zoned))) and conkey[1] <> zoned.attnum order by 1`)
    expect(astray).toEqual([])
  })
})
