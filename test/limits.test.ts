import { request } from 'node:http'
import { deflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Operation } from '#lib/operation.ts'
import { inputSchema } from '#platform/json-schema.ts'
import { operations } from '../src/contracts.ts'
import { makeProductServer } from '../src/server.ts'
import { startServer } from './support/server.ts'
import { testSettings } from './support/settings.ts'

let running: Awaited<ReturnType<typeof startServer>>
let key: string
beforeAll(async () => {
  running = await startServer()
  key = await running.product.keyFor('directorate.head')
})
afterAll(() => running.stop())

/** Announces a body of this length and sends nothing of it: the answer must come by the announcement alone. */
const announce = (path: string, length: number, type: string) =>
  new Promise<{ status: number | undefined; body: string }>((resolve, reject) => {
    const asked = request(
      `${running.url}${path}`,
      { method: 'POST', headers: { authorization: `Bearer ${key}`, 'content-type': type, 'content-length': length } },
      (answer) => {
        let body = ''
        answer.setEncoding('utf8').on('data', (text: string) => (body += text))
        answer.on('end', () => {
          asked.destroy()
          resolve({ status: answer.statusCode, body })
        })
      },
    )
    asked.on('error', reject)
    asked.flushHeaders()
  })

const upload = (kind: string, bytes: Uint8Array<ArrayBuffer>) =>
  fetch(`${running.url}/api/imports/${kind}?name=f.xlsx`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/octet-stream' },
    body: bytes,
  })

describe('an upload of 200 MB is refused by its announced length, before it is sent', () => {
  test.each(Object.values<Operation>(operations).flatMap(({ file, path }) => (file === undefined ? [] : [[path]])))('to %s', async (path) => {
    const { status, body } = await announce(`/api${path}`, 200 * 1_048_576, 'text/csv')
    expect(status).toBe(413)
    expect(JSON.parse(body)).toMatchObject({ code: 'request.tooLarge', detail: expect.stringContaining('32') })
  })

  test('to an operation that takes JSON', async () => {
    expect(await announce('/api/claims', 200 * 1_048_576, 'application/json')).toMatchObject({ status: 413 })
  })
})

/** A ZIP of one entry. `declared` is the unpacked size its directory tells; by default the true one. */
function zip(name: string, content: Buffer, declared = content.length): Buffer<ArrayBuffer> {
  const packed = deflateRawSync(content)
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(20, 4)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(packed.length, 18)
  local.writeUInt32LE(declared, 22)
  local.writeUInt16LE(name.length, 26)
  const central = Buffer.alloc(46)
  central.writeUInt32LE(0x02014b50, 0)
  central.writeUInt16LE(8, 10)
  central.writeUInt32LE(packed.length, 20)
  central.writeUInt32LE(declared, 24)
  central.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(46 + name.length, 12)
  end.writeUInt32LE(30 + name.length + packed.length, 16)
  return Buffer.concat([local, Buffer.from(name), packed, central, Buffer.from(name), end])
}

describe('a workbook that unpacks to many times its size is refused', () => {
  const bomb = Buffer.alloc(400 * 1_048_576)

  test('by the size its directory tells', async () => {
    const answer = await upload('claims', zip('xl/worksheets/sheet1.xml', bomb))
    expect([answer.status, await answer.json()]).toMatchObject([413, { code: 'import.tooLarge' }])
  })

  test('by its ratio, where it stays below the greatest size', async () => {
    const answer = await upload('zones', zip('xl/worksheets/sheet1.xml', bomb.subarray(0, 100 * 1_048_576)))
    expect([answer.status, await answer.json()]).toMatchObject([413, { code: 'import.bomb' }])
  })

  test('where its directory lies about the size, without being unpacked into memory', async () => {
    const before = process.memoryUsage().rss
    const answer = await upload('claims', zip('[Content_Types].xml', bomb, 1000))
    expect([413, 422]).toContain(answer.status)
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1_048_576)
  })
})

test('whoever asks too often is told to wait, and health is still told', async () => {
  const server = await makeProductServer(running.product, { ...testSettings(running.product.databaseUrl), rateLimit: 3 })
  const statuses: number[] = []
  for (let time = 0; time < 5; time++) statuses.push((await server.inject('/api/zones')).statusCode)
  expect(statuses).toEqual([200, 200, 200, 429, 429])
  const refused = await server.inject('/api/zones?lang=en')
  expect(refused.json()).toMatchObject({ code: 'request.tooMany', status: 429 })
  expect(refused.headers['retry-after']).toBeDefined()
  expect((await server.inject('/healthz')).statusCode).toBe(200)
  await server.close()
})

describe('the operator sees', () => {
  test('that the program lives and that its database answers', async () => {
    expect(await (await fetch(`${running.url}/healthz`)).json()).toEqual({ status: 'alive' })
    expect(await (await fetch(`${running.url}/readyz`)).json()).toEqual({ status: 'ready' })
  })

  test('requests by route, connections and journal entries as Prometheus metrics', async () => {
    await fetch(`${running.url}/api/zones/bektemir`)
    const metrics = await (await fetch(`${running.url}/metrics`)).text()
    expect(metrics).toMatch(/sanoat_http_request_duration_seconds_count\{method="GET",route="\/api\/zones\/:zone",status="200"\} \d+/)
    expect(metrics).toMatch(/sanoat_database_connections\{pool="readers",state="open"\} \d+/)
    expect(metrics).toMatch(/^sanoat_journal_entries [1-9]\d*$/m)
  })
})

/** Texts that hurt programs which paste them into SQL, HTML, patterns or files. */
const HOSTILE = [
  "'; drop table zone; --",
  '" or 1=1 --',
  '<script>alert(1)</script>',
  '%_\\',
  '\u0000',
  '\ud800',
  '../../etc/passwd',
  '{{7*7}}',
  '=1+1',
  'x'.repeat(5000),
  '🏭oʻgʻ',
  '99999',
  '-1',
  '1e400',
  '0000',
  '0000-01-01',
  '+099999-01-01',
  '-000001-01-01T00:00:00Z',
]

describe('hostile text does no harm as any parameter of', () => {
  const asked = Object.entries<Operation>(operations).filter(([, { method }]) => method === 'GET')
  test.each(asked)('%s', async (_name, operation) => {
    const properties = Object.keys(Object(inputSchema(operation.input)['properties']))
    for (const property of properties)
      for (const text of HOSTILE) {
        const told = operation.path.includes(`{${property}}`)
          ? operation.path.replace(`{${property}}`, () => encodeURIComponent(text.toWellFormed()))
          : `${operation.path}?${new URLSearchParams({ [property]: text })}`
        const answer = await running.product.server.inject(
          `/api${told
            .replace('{soato}', '1726')
            .replace('{code}', 'ECO-07')
            .replace(/\{\w+\}/g, 'bektemir')}`,
        )
        expect(answer.statusCode, `${property}=${text.slice(0, 30)}`).toBeLessThan(500)
        expect(answer.headers['content-type']).toMatch(/^application\/(problem\+)?json/)
      }
  })

  test('any field of a claim, which keeps it letter by letter', async () => {
    for (const text of HOSTILE.filter((one) => one.length < 200 && one.isWellFormed() && one !== '\u0000')) {
      const content = {
        value: 1,
        unit: 'person',
        period: '2019',
        periodBasis: 'stated',
        qualifier: 'exact',
        scope: 'zone',
        source: 'paper-text',
        locator: text,
        quote: text,
        note: text,
      }
      const answer = await running.product.server.inject({
        method: 'POST',
        url: '/api/claims',
        headers: { authorization: `Bearer ${key}` },
        payload: { subject: 'sirgali', measure: 'workers', ...content },
      })
      expect(answer.statusCode).toBe(200)
      const read = await running.product.server.inject(`/api/claims/${answer.json().id}`)
      expect(read.json().claim).toMatchObject({ locator: text, quote: text, note: text })
    }
  })

  test('a claim with the one character that the database cannot hold, which is refused', async () => {
    const content = {
      value: 1,
      unit: 'person',
      period: '2019',
      periodBasis: 'stated',
      qualifier: 'exact',
      scope: 'zone',
      source: 'paper-text',
      locator: 'a\u0000b',
      quote: '',
    }
    const answer = await running.product.server.inject({
      method: 'POST',
      url: '/api/claims',
      headers: { authorization: `Bearer ${key}` },
      payload: { subject: 'sirgali', measure: 'workers', ...content },
    })
    expect([answer.statusCode, answer.json()]).toMatchObject([400, { code: 'request.malformed' }])
  })

  test('and afterwards every table stands', async () => {
    expect((await running.product.server.inject('/api/zones')).json().items).toHaveLength(8)
  })
})

test('HTML in a name is data of the page, never a part of it', async () => {
  const name = '</script><img src=x onerror=alert(1)>'
  const row = ['html-zone', name, name, name, '1726264'].join(',')
  expect((await upload('zones', Buffer.from(`id,name_uz,name_ru,name_en,place\n${row}\n`))).status).toBe(200)
  const page = await fetch(`${running.url}/en/zones/html-zone`)
  expect(page.status).toBe(200)
  const html = await page.text()
  expect(html).toContain('onerror')
  expect(html).not.toContain('<img')
  expect(html.match(/<\/script>/g)?.length).toBe(html.match(/<script[\s>]/g)?.length)
})
