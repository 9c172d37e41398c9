import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor, Grant } from '#lib/access.ts'
import { isDay } from '#lib/day.ts'
import { inWriting } from '#platform/database/connect.ts'
import { readerOf } from '#platform/database/sql.ts'
import { writeJournal } from '#platform/journal.ts'
import { issueDocument, newCode, revokeDocument, type Issue } from '#platform/documents/issue.ts'
import { openTestProduct, type TestProduct } from '../../../test/support/product.ts'
import { documentsByIds, requireDocuments } from './service.ts'

const OWN = '0190a0b0-0000-7000-8000-000000000001'
const OTHER = '0190a0b0-0000-7000-8000-000000000002'
const NOW = new Date('2026-03-05T08:00:00Z')
const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')

let product: TestProduct
beforeAll(async () => {
  product = await openTestProduct()
  for (const [id, stir] of [
    [OWN, '301234567'],
    [OTHER, '301234568'],
  ])
    await product.database.writers.query(
      `insert into party (party_id, kind, names, stir, created_at) values ($1, 'enterprise', '{"uz": "A", "uz-Cyrl": "А", "ru": "А", "en": "A"}', $2, now())`,
      [id, stir],
    )
})
afterAll(() => product.drop())

const person = (id: string, ...grants: Grant[]): Actor => ({ id, name: id, grants })
const specialist = person('specialist', { role: 'directorate.specialist' })
const resident = person('resident', { role: 'resident.head', zone: 'sirgali', party: OWN })
const neighbour = person('neighbour', { role: 'resident.head', zone: 'sirgali', party: OTHER })
const foreigner = person('foreigner', { role: 'zone.admin', zone: 'bektemir' })

async function upload(actor: Actor, name: string, bytes: Buffer, input: object = {}, zone = 'sirgali') {
  const answer = await product.dispatch.answer('uploadDocument', { zone, ...input }, { actor, language: 'en', now: NOW, file: { name, bytes } })
  return answer.ok ? JSON.parse(answer.value.json) : answer
}
const read = (actor: Actor, id: string, zone = 'sirgali') => product.dispatch.answerFile('readDocument', { zone, id }, { actor, language: 'en', now: NOW })
const count = async (table: string) => (await product.database.readers.query<{ count: number }>(`select count(*) from ${table}`)).rows[0]?.count

describe('a document', () => {
  test('is attached by a resident for their organisation, and read by them and by officers of the zone only', async () => {
    const document = await upload(resident, 'dalil.pdf', PDF, { kind: 'evidence' })
    expect(document).toMatchObject({ party: OWN, name: 'dalil.pdf', type: 'application/pdf', size: PDF.length, kind: 'evidence', signatures: 0 })
    expect(document.hash).toBe(createHash('sha256').update(PDF).digest('hex'))
    for (const actor of [resident, specialist]) expect(await read(actor, document.id)).toMatchObject({ ok: true, value: { bytes: PDF, name: 'dalil.pdf' } })
    for (const actor of [neighbour, foreigner]) expect(await read(actor, document.id)).toMatchObject({ ok: false, code: 'document.unknown' })
    expect(await read(specialist, document.id, 'bektemir')).toMatchObject({ code: 'document.unknown' })
    expect(await read(person('public', { role: 'public' }), document.id)).toMatchObject({ code: 'access.unknown' })
  })

  test('attached twice by the same person is one document and one file, also at the same time', async () => {
    const before = await count('document')
    const twins = await Promise.all(Array.from({ length: 8 }, () => upload(specialist, 'twice.txt', Buffer.from('the same'))))
    expect(new Set(twins.map(({ id }) => id)).size).toBe(1)
    expect(await count('document')).toBe(Number(before) + 1)
  })

  test('with the same content of two people is two documents over one file', async () => {
    const bytes = Buffer.from('of two people')
    const [first, second] = [await upload(resident, 'a.txt', bytes), await upload(neighbour, 'a.txt', bytes)]
    expect(first.hash).toBe(second.hash)
    expect(first.id).not.toBe(second.id)
    expect(await read(resident, second.id)).toMatchObject({ code: 'document.unknown' })
    const folder = join(product.equipment.dataFolder, 'files', first.hash.slice(0, 2))
    expect(readdirSync(folder).filter((name) => name === first.hash.slice(2))).toHaveLength(1)
  })

  test.each([
    ['for a foreign organisation', resident, { party: OTHER }, 'sirgali', 'access.forbidden'],
    ['in a foreign zone', resident, {}, 'bektemir', 'access.forbidden'],
    ['by somebody who only reads', person('auditor', { role: 'auditor' }), {}, 'sirgali', 'access.forbidden'],
    ['by the public', person('public', { role: 'public' }), {}, 'sirgali', 'access.unknown'],
    ['in a zone that does not exist', specialist, {}, 'nowhere', 'zone.unknown'],
    ['for an organisation that is not in the register', specialist, { party: '0190a0b0-0000-7000-8000-00000000000f' }, 'sirgali', 'party.unknown'],
    ['with a kind that is no name', specialist, { kind: '<b>' }, 'sirgali', 'input.invalid'],
  ])('is not attached %s', async (_what, actor, input, zone, code) => {
    const before = await count('document')
    expect(await upload(actor, 'a.pdf', PDF, input, zone)).toMatchObject({ ok: false, code })
    expect(await count('document')).toBe(before)
  })

  test.each([
    ['empty', 'a.pdf', Buffer.alloc(0), 'document.empty'],
    ['of another type than its name says', 'a.pdf', Buffer.from('text'), 'document.wrongType'],
    ['too large', 'a.txt', Buffer.alloc(20 * 1_048_576 + 1, 65), 'document.tooLarge'],
    ['without a name', '', PDF, 'document.wrongType'],
  ])('that is %s is refused, and neither row nor file is left', async (_what, name, bytes, code) => {
    const before = await count('document')
    expect(await upload(specialist, name, bytes)).toMatchObject({ ok: false, code })
    expect(await count('document')).toBe(before)
  })

  test('keeps of its name the last part, without signs that turn the writing', async () => {
    expect(await upload(specialist, '../../etc/\u202egpj.\u0000fdp.pdf', PDF)).toMatchObject({ name: 'gpj.fdp.pdf' })
  })

  test('named in a request is refused to whoever may not read it', async () => {
    const document = await upload(resident, 'named.txt', Buffer.from('named'))
    const reader = readerOf(product.database.readers)
    expect(await requireDocuments(reader, { actor: resident }, 'sirgali', [document.id])).toMatchObject({ ok: true, value: [{ id: document.id }] })
    expect(await requireDocuments(reader, { actor: neighbour }, 'sirgali', [document.id])).toMatchObject({
      code: 'document.unknown',
      details: { id: document.id },
    })
    expect(await documentsByIds(reader, 'bektemir', [document.id])).toEqual([])
  })

  test('is in the list of its zone for whoever reads the register there, latest first, walked by its cursor', async () => {
    const list = async (actor: Actor, input: object = {}) => {
      const answer = await product.dispatch.answer('listDocuments', { zone: 'sirgali', ...input }, { actor, language: 'en', now: NOW })
      return answer.ok ? JSON.parse(answer.value.json) : answer
    }
    const whole = await list(specialist)
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await list(specialist, { limit: 2, ...(cursor === undefined ? {} : { cursor }) })
      seen.push(...page.items.map(({ id }: { id: string }) => id))
      cursor = page.next
    } while (cursor !== undefined)
    expect(seen).toEqual(whole.items.map(({ id }: { id: string }) => id))
    expect(new Set(seen).size).toBe(seen.length)
    expect((await list(specialist, { kind: 'evidence' })).items.map(({ name }: { name: string }) => name)).toEqual(['dalil.pdf'])
    expect(await list(specialist, { zone: 'bektemir' })).toMatchObject({ items: [] })
    for (const actor of [resident, foreigner]) expect(await list(actor)).toMatchObject({ code: 'access.forbidden' })
    expect(await list(specialist, { zone: 'nowhere' })).toMatchObject({ code: 'zone.unknown' })
    for (const bad of ['abc', Buffer.from('["x","y"]').toString('base64url')])
      expect(await list(specialist, { cursor: bad })).toMatchObject({ code: 'cursor.invalid' })
  })

  test('is in the journal of its zone with its hash', async () => {
    const rows = await product.database.readers.query<{ content: string }>(
      "select content from journal where action = 'document.uploaded' and chain = 'sirgali' order by seq limit 1",
    )
    expect(JSON.parse(rows.rows[0]?.content ?? '')).toMatchObject({ name: 'dalil.pdf', hash: expect.stringMatching(/^[0-9a-f]{64}$/) })
  })
})

describe('over HTTP a file', () => {
  const send = async (name: string, bytes: Buffer) => {
    const authorization = `Bearer ${await product.keyFor('directorate.specialist')}`
    const sent = await product.server.inject({
      method: 'POST',
      url: `/api/zones/sirgali/documents?kind=evidence&name=${encodeURIComponent(name)}`,
      headers: { authorization, 'content-type': 'application/octet-stream' },
      payload: bytes,
    })
    const get = (headers: Record<string, string> = {}) =>
      product.server.inject({ url: `/api/zones/sirgali/documents/${sent.json().id}/file`, headers: { authorization, ...headers } })
    return { sent, get }
  }

  test('that is a paper is shown under its name, never guessed at, and not sent twice', async () => {
    const { get } = await send('Sirgʻali "1".pdf', PDF)
    const answer = await get()
    expect(answer.rawPayload).toEqual(PDF)
    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="Sirg_ali _1_.pdf"; filename*=UTF-8''Sirg%CA%BBali%20%221%22.pdf`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-cache',
    })
    expect((await get({ 'if-none-match': String(answer.headers['etag']) })).statusCode).toBe(304)
  })

  test('that is a table is only saved, and what comes with it can do nothing', async () => {
    const { headers } = await (await send('a.csv', Buffer.from('a;b\n1;2\n'))).get()
    expect(headers['content-disposition']).toMatch(/^attachment; /)
    expect(headers['content-security-policy']).toContain('sandbox')
    expect(headers['content-security-policy']).toContain("default-src 'none'")
  })

  test('is not there for whoever has no key', async () => {
    const { sent } = await send('b.csv', Buffer.from('a;b\n1;3\n'))
    expect((await product.server.inject({ url: `/api/zones/sirgali/documents/${sent.json().id}/file` })).statusCode).toBe(401)
  })

  test.each([
    ['a.exe', Buffer.from('MZ'), 415],
    ['a.pdf', Buffer.alloc(0), 422],
    ['a.txt', Buffer.alloc(21 * 1_048_576, 65), 413],
  ])('%s is refused with its status', async (name, bytes, status) => {
    expect((await send(name, bytes)).sent.statusCode).toBe(status)
  })

  test('is described in OpenAPI as bytes', async () => {
    const { paths } = (await product.server.inject('/api/openapi.json')).json()
    expect(paths['/zones/{zone}/documents/{id}/file'].get.responses['200'].content).toEqual({
      'application/octet-stream': { schema: { type: 'string', format: 'binary' } },
    })
  })
})

function day(text: string) {
  if (!isDay(text)) throw new Error(`Cannot test with ${text}: no day`)
  return text
}

const act: Issue = {
  zone: 'sirgali',
  party: OWN,
  kind: 'acceptance.act',
  title: 'Qabul dalolatnomasi',
  titles: { uz: 'Qabul dalolatnomasi', 'uz-Cyrl': 'Қабул далолатномаси', ru: 'Акт приёмки', en: 'Acceptance act' },
  language: 'uz',
  number: '14',
  dated: day('2026-03-05'),
  place: 'Toshkent',
  letterhead: ['Direksiya'],
  facts: [],
  sections: [],
  signatures: [],
  caseRef: 'obligation/1',
}
const issue = (changes: Partial<Issue> = {}) =>
  inWriting(product.database, async (writer) => ({ keep: true, value: await issueDocument(writer, product.equipment, NOW, { ...act, ...changes }) }))
const verify = (code: string) => product.server.inject(`/api/verifications/${encodeURIComponent(code)}`)

describe('an issued act', () => {
  test('is a document of its organisation and can be checked by anybody who has its code', async () => {
    const { code, documentId, hash } = await issue()
    expect(code).toMatch(/^[2-9A-HJ-NP-Z]{12}$/)
    const file = await read(resident, documentId)
    expect(file).toMatchObject({ ok: true, value: { type: 'application/pdf' } })
    if (file.ok) expect(createHash('sha256').update(file.value.bytes).digest('hex')).toBe(hash)
    expect(await read(neighbour, documentId)).toMatchObject({ code: 'document.unknown' })
    const answer = await verify(`${code.slice(0, 4)}-${code.slice(4, 8)} ${code.slice(8).toLowerCase()}`)
    expect(answer.json()).toMatchObject({
      code,
      hash,
      kind: 'acceptance.act',
      titles: act.titles,
      number: '14',
      dated: '2026-03-05',
      zone: 'sirgali',
      revokedAt: null,
      training: false,
    })
    expect(answer.json()).not.toHaveProperty('caseRef')
  })

  test('that is revoked says so and why, at once, and only once', async () => {
    const { code } = await issue()
    expect((await verify(code)).json()).toMatchObject({ revokedAt: null })
    const revoke = () =>
      inWriting(product.database, async (writer) => {
        const done = await revokeDocument(writer, NOW, { code, reason: 'Issued in error', by: specialist })
        if (done.ok) await writeJournal(writer, specialist, NOW, { action: 'document.revoked', subject: code, content: {} })
        return { keep: done.ok, value: done }
      })
    expect(await revoke()).toMatchObject({ ok: true })
    expect(await revoke()).toMatchObject({ code: 'document.alreadyRevoked' })
    expect((await verify(code)).json()).toMatchObject({ revokedAt: NOW.toISOString(), revokedReason: 'Issued in error' })
  })

  test('of a transaction that fails does not exist', async () => {
    let code = ''
    await inWriting(product.database, async (writer) => {
      code = (await issueDocument(writer, product.equipment, NOW, act)).code
      return { keep: false, value: undefined }
    })
    expect((await verify(code)).statusCode).toBe(404)
  })

  test('bears the training mark where its zone is one, whatever the caller says', async () => {
    await product.database.writers.query(
      "insert into zone (zone_id, names, place, training) select 'training', names, place, true from zone where zone_id = 'sirgali'",
    )
    const { code } = await issue({ zone: 'training', party: undefined })
    expect((await verify(code)).json()).toMatchObject({ training: true })
  })

  test('nobody issued is not found by any code', async () => {
    for (const code of ['ABCD2345EFGH', 'x', '%', "'; drop table"]) {
      const answer = await verify(code)
      expect([answer.statusCode, answer.json().code]).toEqual([404, 'verification.unknown'])
    }
  })

  test('has a code whose every sign is drawn from 32', () => {
    expect(newCode(Uint8Array.from([0, 7, 8, 31, 32, 255, 1, 2, 3, 4, 5, 6]))).toBe('29AZ2Z345678')
  })
})
