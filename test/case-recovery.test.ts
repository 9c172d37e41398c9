import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { finish, gone, makeDataFolder, postmasterOf, runProgram } from './support/program.ts'

let place: ReturnType<typeof makeDataFolder>
let settings: { SANOAT_DATA: string; PORT: string }
beforeEach(() => {
  place = makeDataFolder()
  settings = { SANOAT_DATA: place.folder, PORT: '0' }
})
afterEach(() => place.remove())

const today = () => new Date().toISOString().slice(0, 10)

async function keyFor(...args: readonly string[]): Promise<string> {
  const made = await finish(['key', 'add', '--name', 'case', ...args], settings)
  expect(made.code).toBe(0)
  return made.stdout.trim()
}

/** Asks the running program as the holder of a key; undefined where it is gone. */
const asker = (address: string, key: string) => async (method: string, path: string, body?: object | Buffer) => {
  const headers = { authorization: `Bearer ${key}`, 'content-type': Buffer.isBuffer(body) ? 'application/octet-stream' : 'application/json' }
  const sent = body === undefined ? {} : { body: Buffer.isBuffer(body) ? new Uint8Array(body) : JSON.stringify(body) }
  const answer = await fetch(`${address}/api${path}`, { method, headers, ...sent }).catch(() => undefined)
  return answer === undefined ? undefined : { status: answer.status, body: await answer.json().catch(() => undefined) }
}

/** A participant whose acceptance is asked for, with a paper to bring as evidence. */
async function beginCase(address: string) {
  const staff = asker(address, await keyFor('--role', 'directorate.specialist'))
  const enterprise = await staff('POST', '/enterprises', { nameUz: '“Sinov” MChJ', headJshshir: '' })
  const party: string = enterprise?.body.id
  const contract = await staff('POST', '/zones/bektemir/contracts', { party, kind: 'investment', number: 'R-1', signedOn: '2025-01-10' })
  const obligations = [{ item: 'invested', target: 1_000_000, currency: 'UZS', weight: 1, due: '2099-12-31' }]
  expect((await staff('POST', `/zones/bektemir/contracts/${contract?.body.id}/obligations`, { obligations }))?.status).toBe(200)
  const key = await keyFor('--role', 'resident.head', '--party', party)
  const resident = asker(address, key)
  const opened = await resident('POST', '/zones/bektemir/cases', { kind: 'acceptance', party, request: randomUUID(), input: { contract: contract?.body.id } })
  expect(opened?.status).toBe(200)
  const path = `/zones/bektemir/cases/${opened?.body.id}`
  const paper = await resident('POST', '/zones/bektemir/documents?name=invoice.pdf&kind=evidence', Buffer.from('%PDF-1.7\n%%EOF\n'))
  return { path, key, party, document: String(paper?.body.id) }
}

test('kill -9 between the steps of a case leaves no half-written case: what was acknowledged is there, once, and the journal holds', async () => {
  const server = runProgram(['start'], settings)
  const address = await server.ready
  const { path, key, document } = await beginCase(address)
  const resident = asker(address, key)
  const obligation: string = (await resident('GET', path))?.body.next.find(({ step }: { step: string }) => step === 'addEvidence').fields[0].options[0].id
  const add = (number: number, version: number, request: string) =>
    resident('POST', `${path}/steps`, {
      step: 'addEvidence',
      version,
      request,
      input: { obligation, kind: 'invoice', number: `I-${number}`, dated: today(), amount: '10', currency: 'UZS', document },
    })
  const victims = [server.pid, postmasterOf(place.folder) ?? 0]
  let [acknowledged, last] = [0, '']
  for (let number = 1; number <= 2000; number++) {
    last = randomUUID()
    const answer = await add(number, number, last)
    if (answer?.status !== 200) break
    acknowledged = number
    if (number === 25) for (const pid of victims) process.kill(pid, 'SIGKILL')
  }
  expect(acknowledged).toBeGreaterThanOrEqual(25)
  for (const pid of victims) await gone(pid)

  const again = runProgram(['start'], settings)
  const after = asker(await again.ready, key)
  const file = (await after('GET', path))?.body
  const kept = file.steps.filter(({ step }: { step: string }) => step === 'addEvidence').length
  // The one under way when the power went may have been kept without being acknowledged; it is then whole.
  expect([acknowledged, acknowledged + 1]).toContain(kept)
  expect(file.case.version).toBe(kept + 1)
  expect(file.sheet.find(({ title }: { title: string }) => title === 'acceptance.part.evidence').table.rows.length).toBe(kept)
  const input = { obligation, kind: 'invoice', number: `I-${acknowledged + 1}`, dated: today(), amount: '10', currency: 'UZS', document }
  const repeated = await after('POST', `${path}/steps`, { step: 'addEvidence', version: acknowledged + 1, request: last, input })
  expect(repeated?.status).toBe(200)
  expect((await after('GET', path))?.body.case.version).toBe(acknowledged + 2)
  expect(await finish(['journal', 'verify'], settings)).toMatchObject({ code: 0 })
  again.signal('SIGINT')
  expect(await again.ended).toBe(0)
}, 180_000)
