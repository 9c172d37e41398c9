import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestProduct, type TestProduct } from '../../test/support/product.ts'
import { inWriting } from './database/connect.ts'
import { addJob, runJobs, startJobs } from './jobs.ts'
import { writeMail, type Mail } from './mail.ts'

let product: TestProduct
let server: SMTPServer
let port = 0
/** What the mail server answers next; undefined takes the mail. */
let refusal: { code: number; text: string } | undefined
const received: string[] = []

beforeAll(async () => {
  product = await openTestProduct()
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) => done(refusal === undefined ? undefined : Object.assign(new Error(refusal.text), { responseCode: refusal.code })),
    onData: (stream, _session, done) => {
      let text = ''
      stream.setEncoding('utf8').on('data', (part: string) => (text += part))
      stream.on('end', () => {
        received.push(text)
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.server.address()
  port = typeof address === 'object' && address !== null ? address.port : 0
})
afterAll(async () => {
  await new Promise<void>((resolve) => server.close(() => resolve()))
  await product.drop()
})
beforeEach(() => {
  refusal = undefined
  received.length = 0
})

const NOW = new Date('2026-03-02T07:00:00Z')
const hoursLater = (hours: number) => new Date(Date.now() + hours * 3_600_000)
/** The product with a mail server set. */
const mailing = () => ({ ...product, equipment: { ...product.equipment, mail: { server: `smtp://127.0.0.1:${port}`, from: 'Sanoat <sanoat@example.uz>' } } })
const mail = (changes: Partial<Mail> = {}): Mail => ({
  address: 'anna@example.uz',
  language: 'uz',
  subject: 'Oʻzgarish',
  body: 'Gʻisht',
  secret: false,
  ...changes,
})
const write = (changes: Partial<Mail> = {}) =>
  inWriting(product.database, async (writer) => ({ keep: true, value: await writeMail(writer, NOW, mail(changes)) }))
const stateOf = async (id: string) =>
  (await product.database.readers.query('select state, attempts, fault, body from mail_outbox where mail_id = $1', [id])).rows[0]

test('a mail is sent once, in UTF-8, with its own number as Message-ID', async () => {
  const id = await write()
  await runJobs(mailing(), NOW)
  await runJobs(mailing(), hoursLater(1))
  expect(received).toHaveLength(1)
  expect(received[0]).toContain(`<${id}@example.uz>`)
  expect(received[0]).toContain('=?UTF-8?')
  expect(await stateOf(id)).toMatchObject({ state: 'sent', attempts: 1, fault: null })
})

test('a server that refuses for now and comes back gets the mail exactly once', async () => {
  refusal = { code: 451, text: 'try later' }
  const id = await write()
  await runJobs(mailing(), NOW)
  expect(received).toHaveLength(0)
  expect(await stateOf(id)).toMatchObject({ state: 'waiting', attempts: 1, fault: expect.stringContaining('451') })
  refusal = undefined
  await runJobs(mailing(), hoursLater(1))
  await runJobs(mailing(), hoursLater(2))
  expect(received).toHaveLength(1)
  expect(await stateOf(id)).toMatchObject({ state: 'sent', attempts: 2, fault: null })
})

test('a server that is away is tried again', async () => {
  const id = await write()
  const away = { ...mailing(), equipment: { ...product.equipment, mail: { server: 'smtp://127.0.0.1:1', from: 'sanoat@example.uz' } } }
  await runJobs(away, NOW)
  expect(await stateOf(id)).toMatchObject({ state: 'waiting', attempts: 1 })
  await runJobs(mailing(), hoursLater(1))
  expect(received).toHaveLength(1)
})

test('what is refused for good is given up with the reason', async () => {
  refusal = { code: 550, text: 'no such mailbox' }
  const id = await write()
  await runJobs(mailing(), NOW)
  refusal = undefined
  await runJobs(mailing(), hoursLater(48))
  expect(received).toHaveLength(0)
  expect(await stateOf(id)).toMatchObject({ state: 'failed', attempts: 1, fault: expect.stringContaining('no such mailbox') })
})

test('without a mail server it is kept as a file, and a link by which one may enter leaves the database', async () => {
  const id = await write({ body: 'https://sanoat.example/uz/reset?token=abc', secret: true })
  await runJobs(product, NOW)
  expect(await stateOf(id)).toMatchObject({ state: 'kept', body: '' })
  const folder = join(product.equipment.dataFolder, 'outbox')
  expect(readdirSync(folder)).toContain(`${id}.eml`)
  expect(readFileSync(join(folder, `${id}.eml`), 'utf8')).toContain('To: anna@example.uz')
})

test('a transaction that is taken back leaves neither mail nor job', async () => {
  await inWriting(product.database, async (writer) => ({ keep: false, value: await writeMail(writer, NOW, mail({ subject: 'taken back' })) }))
  await runJobs(mailing(), NOW)
  expect(received).toHaveLength(0)
})

test('a job waits for its time, by the product’s clock', async () => {
  const done: unknown[] = []
  const place = { ...product, work: { tasks: { note: async (payload: unknown) => void done.push(payload) }, sweeps: [] } }
  await inWriting(product.database, async (writer) => ({
    keep: true,
    value: await addJob(writer, 'note', { n: 1 }, { runAt: new Date('2026-03-05T07:00:00Z') }),
  }))
  await runJobs(place, NOW)
  expect(done).toEqual([])
  await runJobs(place, new Date('2026-03-05T07:00:00Z'))
  expect(done).toEqual([{ n: 1 }])
})

test('a running server picks a job up, sweeps, and stops cleanly', async () => {
  const swept: Date[] = []
  let told: (value: unknown) => void = () => {}
  const picked = new Promise((resolve) => (told = resolve))
  const place = {
    ...product,
    work: { tasks: { tell: async (payload: unknown) => told(payload) }, sweeps: [async (_database: unknown, now: Date) => void swept.push(now)] },
  }
  const jobs = await startJobs(place, product.clock, (_what, error) => {
    throw error
  })
  await inWriting(product.database, async (writer) => ({ keep: true, value: await addJob(writer, 'tell', { n: 2 }) }))
  expect(await picked).toEqual({ n: 2 })
  await jobs.stop()
  expect(swept).toHaveLength(1)
})
