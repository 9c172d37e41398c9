import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#lib/access.ts'
import { inWriting } from '#platform/database/connect.ts'
import { makeDispatch } from '#platform/dispatch.ts'
import { verifyPkcs7 } from '#platform/signatures/pkcs7.ts'
import { signWithTestKey } from '#platform/signatures/test-signer.ts'
import { openTestProduct, type TestProduct } from '../../../../test/support/product.ts'
import { edits, makeReporting, MONTH, specialist } from '../../../../test/support/reporting.ts'
import { addResident, type Resident } from '../../../../test/support/residents.ts'
import { submitSubmission } from './contract.ts'
import { answerSubmitSubmission } from './filling-service.ts'
import { openDue } from './sweep-service.ts'

const NOW = new Date('2026-02-05T08:00:00+05:00')
let product: TestProduct
let firm: Resident
let other: Resident
let id: string
const { ask, reportOf } = makeReporting(() => product)

beforeAll(async () => {
  product = await openTestProduct()
  firm = await addResident(product, { zone: 'bektemir', name: 'Alfa' })
  other = await addResident(product, { zone: 'bektemir', name: 'Beta' })
  await inWriting(product.database, async (writer) => ({ keep: true, value: await openDue(writer, 'bektemir', false, NOW) }))
  id = await reportOf(firm, 'ksz-1', '2026-01')
  await ask('saveSubmissionFields', { zone: 'bektemir', id, edits: edits(MONTH) }, firm.operator)
})
afterAll(async () => {
  await product.drop()
})

const fileOf = async (name: string, input: object, actor: Actor) => {
  const answer = await product.dispatch.answerFile(name, { zone: 'bektemir', ...input }, { actor, language: 'en', now: NOW })
  return answer.ok ? { code: '', name: answer.value.name, bytes: answer.value.bytes } : { code: answer.code, name: '', bytes: Buffer.alloc(0) }
}
const content = (actor: Actor, report = id) => fileOf('readSubmissionContent', { id: report }, actor)
const submit = (signature: string | undefined, actor = firm.head, report = id) => ask('submitSubmission', { zone: 'bektemir', id: report, signature }, actor)
const elsewhere = async (bytes: Buffer) => (await signWithTestKey(`${product.equipment.dataFolder}/elsewhere`, bytes, NOW)).toString('base64')
const revisions = async (report = id) => (await ask('getSubmission', { zone: 'bektemir', id: report }, specialist)).body.revisions
const documents = async () => (await ask('listDocuments', { zone: 'bektemir', kind: 'submission' }, specialist)).body.items
/** Signed messages under a document, as they are kept. */
const messages = async (document: string) =>
  (await product.database.readers.query<{ pkcs7: Buffer }>('select pkcs7 from signature where document_id = $1', [document])).rows.map(({ pkcs7 }) => pkcs7)

describe('the content to sign', () => {
  test('is canonical JSON of the draft: sorted, without spaces, the same whenever it is asked for', async () => {
    const first = await content(firm.head)
    expect(first.name).toBe('ksz-1-2026-01-r1.json')
    const values =
      '{"electricity":900,"export_som":0,"export_usd":0,"gas":10,"jobs_closed":0,"jobs_opened":1,"output":500000,"sales":450000,"stoppage_days":0,"water":5,"workers":10}'
    expect(first.bytes.toString()).toBe(
      `{"enterprise":"${firm.party}","form":"ksz-1","nil":false,"period":"2026-01","report":"${id}","revision":1,"values":${values},"version":1,"zone":"bektemir"}`,
    )
    expect((await content(firm.operator)).bytes.equals(first.bytes)).toBe(true)
    const nil = await fileOf('readSubmissionContent', { id, nil: 'true' }, firm.head)
    expect(JSON.parse(nil.bytes.toString())).toMatchObject({ nil: true, values: {} })
  })
  test('does not exist for another enterprise', async () => {
    expect((await content(other.head)).code).toBe('submission.unknown')
    expect((await content(firm.head, 'ffff')).code).toBe('submission.unknown')
  })
})

describe('a signature', () => {
  test('over other content is refused, as is what is no signature; nothing is kept of it', async () => {
    expect((await submit(await elsewhere(Buffer.from('other')))).code).toBe('signature.wrongContent')
    expect((await submit('bm8gc2lnbmF0dXJl')).code).toMatch(/^signature\./)
    expect(await documents()).toEqual([])
    expect(await revisions()).toEqual([])
  })
  test('of an operator or of the head of another enterprise is not taken', async () => {
    expect((await submit('test', firm.operator)).code).toBe('submission.headSigns')
    expect((await submit('test', other.head)).code).toBe('submission.unknown')
    expect((await submit('test', specialist)).code).toBe('access.forbidden')
  })
  test('made elsewhere over the content is verified and stands under a document of the enterprise', async () => {
    const { bytes } = await content(firm.head)
    expect((await submit(await elsewhere(bytes))).code).toBe('')
    const [{ signature, hash }] = await revisions()
    expect(signature).toMatchObject({ role: 'resident.head', method: 'pkcs7', trusted: null })
    const kept = await fileOf('readDocument', { id: signature.document }, specialist)
    expect([kept.name, kept.bytes.equals(bytes)]).toEqual(['ksz-1-2026-01-r1.json', true])
    const shown = (await ask('getSubmissionRevision', { zone: 'bektemir', id, revision: 1 }, firm.head)).body
    expect(JSON.parse(kept.bytes.toString()).values).toEqual(shown.values)
    expect(await documents()).toMatchObject([{ id: signature.document, party: firm.party, type: 'application/json', hash, signatures: 1 }])
    expect((await fileOf('readDocument', { id: signature.document }, other.head)).code).toBe('document.unknown')
    // What was submitted is no draft any more.
    expect((await content(firm.head)).code).toBe('submission.wrongState')
  })
  test('holds for its revision only: a value changed after the return is a new document and needs a new signature', async () => {
    const [{ signature: old }] = await revisions()
    await ask('returnSubmission', { zone: 'bektemir', id, remarks: [{ path: 'output', text: 'Is this without VAT?' }] }, specialist)
    const [message = Buffer.alloc(0)] = await messages(old.document)
    await ask('saveSubmissionFields', { zone: 'bektemir', id, edits: edits({ output: 510_000 }, 1) }, firm.operator)
    expect((await submit(message.toString('base64'))).code).toBe('signature.wrongContent')
    expect((await submit('test')).code).toBe('')
    const [{ signature, revision }, first] = await revisions()
    expect([revision, signature.method, signature.signer, first.signature]).toEqual([2, 'test', 'Alfa head', old])
    expect(signature.document).not.toBe(old.document)
    const kept = await fileOf('readDocument', { id: signature.document }, firm.operator)
    expect([kept.name, JSON.parse(kept.bytes.toString()).values.output]).toEqual(['ksz-1-2026-01-r2.json', 510_000])
    const [signed = Buffer.alloc(0)] = await messages(signature.document)
    expect(await verifyPkcs7(signed, kept.bytes, { now: NOW, roots: undefined })).toMatchObject({ ok: true })
  })
})

describe('without a signature', () => {
  const fill = async () => {
    const report = await reportOf(other, 'ksz-1', '2026-01')
    await ask('saveSubmissionFields', { zone: 'bektemir', id: report, edits: edits(MONTH) }, other.operator)
    return report
  }
  test('a report is refused where the parameter requires one, and the test signer works only where learning is allowed', async () => {
    const report = await fill()
    const rule = (value: string) => product.database.writers.query(`update parameter set value = $1 where key = 'reporting.signature_required'`, [value])
    const equipment = { ...product.equipment, testSigning: false }
    const strict = makeDispatch(product.database, { submitSubmission }, { submitSubmission: answerSubmitSubmission }, equipment)
    const send = async (signature?: string) => {
      const answer = await strict.answer('submitSubmission', { zone: 'bektemir', id: report, signature }, { actor: other.head, language: 'en', now: NOW })
      return answer.ok ? '' : answer.code
    }
    await rule('true')
    expect([await send(), await send('')]).toEqual(['signature.missing', 'signature.missing'])
    expect((await submit(undefined, other.head, report)).code).toBe('signature.missing')
    expect((await ask('getSubmission', { zone: 'bektemir', id: report }, other.head)).body.signing).toEqual({ test: true, required: true, mark: 'assumed' })
    await rule('false')
    expect([await send('test'), await send('')]).toEqual(['signature.noTestSigning', 'signature.missing'])
    expect(await send()).toBe('')
  })
  test('it is kept who submitted and when', async () => {
    const [revision] = await revisions(await reportOf(other, 'ksz-1', '2026-01'))
    expect(revision).toMatchObject({ signature: null, submittedBy: 'Beta head', submittedAt: '2026-02-05T03:00:00.000Z' })
  })
})
