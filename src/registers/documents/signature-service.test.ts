import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor, Grant } from '#lib/access.ts'
import { isDay } from '#lib/day.ts'
import { inWriting } from '#platform/database/connect.ts'
import { issueDocument, revokeDocument } from '#platform/documents/issue.ts'
import { verifyPkcs7 } from '#platform/signatures/pkcs7.ts'
import { SIGNED } from '#platform/signatures/signed.fixture.ts'
import { openTestProduct, type TestProduct } from '../../../test/support/product.ts'

const NOW = new Date('2027-01-01T00:00:00Z')
const CONTENT = Buffer.from('Sirgʻali')

let product: TestProduct
beforeAll(async () => {
  product = await openTestProduct()
})
afterAll(() => product.drop())

const person = (id: string, ...grants: Grant[]): Actor => ({ id, name: id, grants })
const chair = person('chair', { role: 'commission.chair', zone: 'sirgali' })
const secretary = person('secretary', { role: 'commission.secretary', zone: 'sirgali' })
const auditor = person('auditor', { role: 'auditor' })
const stranger = person('stranger', { role: 'commission.chair', zone: 'bektemir' })

const ask = async (name: string, input: object, actor: Actor, bytes?: Buffer) => {
  const file = bytes === undefined ? {} : { file: { name: 'a.txt', bytes } }
  const answer = await product.dispatch.answer(name, { zone: 'sirgali', ...input }, { actor, language: 'en', now: NOW, ...file })
  return answer.ok ? JSON.parse(answer.value.json) : answer
}
const paper = async (): Promise<string> => (await ask('uploadDocument', {}, chair, CONTENT)).id
const message = (name: keyof typeof SIGNED) => Buffer.from(SIGNED[name], 'base64')

const issue = () =>
  inWriting(product.database, async (writer) => {
    const dated = '2027-01-01'
    if (!isDay(dated)) throw new Error('Cannot test: no day')
    const act = { kind: 'protocol', title: 'Bayonnoma', language: 'uz' as const, dated, place: '', letterhead: [], facts: [], sections: [], signatures: [] }
    return { keep: true, value: await issueDocument(writer, product.equipment, NOW, { ...act, zone: 'sirgali' }) }
  })

describe('a signature', () => {
  test('that was brought is verified over the bytes that are kept, and shown without personal numbers', async () => {
    const id = await paper()
    const signature = await ask('signDocument', { id, role: 'commission.chair' }, chair, message('rsaDetached'))
    expect(signature).toMatchObject({
      signer: 'Sample signer',
      organisation: 'Sample organisation',
      role: 'commission.chair',
      method: 'pkcs7',
      trusted: null,
      at: NOW.toISOString(),
    })
    expect(JSON.stringify(signature)).not.toContain('30101990123450')
    expect(await ask('getDocument', { id }, auditor)).toMatchObject({ signatures: 1 })
    const rows = await product.database.readers.query('select personal_number, pkcs7 from signature where document_id = $1', [id])
    expect(rows.rows).toEqual([{ personal_number: '30101990123450', pkcs7: message('rsaDetached') }])
  })

  test('brought twice stands once and is in the journal once', async () => {
    const id = await paper()
    const count = async () =>
      (await product.database.readers.query("select count(*) from journal where action = 'document.signed' and subject = $1", [id])).rows[0]
    await ask('signDocument', { id }, chair, message('p256'))
    const before = await count()
    const [again, twin] = await Promise.all([1, 2].map(() => ask('signDocument', { id }, chair, message('p256'))))
    expect(again).toEqual(twin)
    expect(await count()).toEqual(before)
    expect((await ask('listSignatures', { id }, chair)).items.filter(({ algorithm }: { algorithm: string }) => algorithm === 'ECDSA, SHA-256')).toHaveLength(1)
  })

  test('of the test signer says so, and is a sound message over the bytes', async () => {
    const { documentId: id } = await issue()
    expect(await ask('signDocument', { id, method: 'test' }, secretary)).toMatchObject({
      method: 'test',
      signer: 'secretary',
      role: 'commission.secretary',
      trusted: null,
    })
    const rows = await product.database.readers.query<{ pkcs7: Buffer }>('select pkcs7 from signature where document_id = $1', [id])
    const file = await product.dispatch.answerFile('readDocument', { zone: 'sirgali', id }, { actor: chair, language: 'en', now: NOW })
    if (!file.ok) throw new Error(`Cannot read the act: ${file.code}`)
    expect(await verifyPkcs7(rows.rows[0]?.pkcs7 ?? Buffer.alloc(0), file.value.bytes, { now: NOW, roots: undefined })).toMatchObject({ ok: true })
  })

  test('under an issued act is told to everybody who checks it', async () => {
    const { code, documentId: id } = await issue()
    expect((await product.server.inject(`/api/verifications/${code}`)).json().signatures).toEqual([])
    await ask('signDocument', { id, method: 'test' }, chair)
    expect((await product.server.inject(`/api/verifications/${code}`)).json().signatures).toMatchObject([
      { signer: 'chair', method: 'test', role: 'commission.chair' },
    ])
  })

  test.each([
    ['by somebody of another zone', stranger, {}, 'document.unknown'],
    ['by somebody who only reads', auditor, {}, 'access.forbidden'],
    ['by the public', person('public', { role: 'public' }), {}, 'access.unknown'],
    ['in a role that is not theirs', secretary, { role: 'commission.chair' }, 'signature.role'],
  ])('is refused %s', async (_who, actor, input, code) => {
    expect(await ask('signDocument', { id: await paper(), ...input }, actor, message('rsaDetached'))).toMatchObject({ ok: false, code })
  })

  test.each([
    ['another file', 'p384', 'signature.wrongContent'],
    ['nobody', 'withoutCertificate', 'signature.notSigned'],
    ['a weak algorithm', 'sha1', 'signature.algorithmUnknown'],
  ] as const)('of %s is refused, and nothing is written', async (_what, name, code) => {
    const id = code === 'signature.wrongContent' ? (await ask('uploadDocument', {}, chair, Buffer.from('other'))).id : await paper()
    const before = (await ask('listSignatures', { id }, chair)).items
    expect(await ask('signDocument', { id }, chair, message(name))).toMatchObject({ code })
    expect((await ask('listSignatures', { id }, chair)).items).toEqual(before)
  })

  test('without a message is refused', async () => {
    expect(await ask('signDocument', { id: await paper() }, chair)).toMatchObject({ code: 'signature.malformed' })
  })

  test('under a revoked act is refused', async () => {
    const { code, documentId: id } = await issue()
    await inWriting(product.database, async (writer) => ({ keep: true, value: await revokeDocument(writer, NOW, { code, reason: 'Mistake', by: chair }) }))
    expect(await ask('signDocument', { id, method: 'test' }, chair)).toMatchObject({ code: 'document.alreadyRevoked' })
  })
})

test('pages may speak with the signing program of the reader’s machine, and with nothing else', async () => {
  const { headers } = await product.server.inject('/api/zones')
  expect(headers['content-security-policy']).toContain("connect-src 'self' wss://127.0.0.1:64443 ws://127.0.0.1:64646;")
})

test('a product without test signing refuses it', async () => {
  const { makeDispatch } = await import('#platform/dispatch.ts')
  const signatures = await import('./signature-service.ts')
  const { signDocument } = await import('./contract.ts')
  const id = await paper()
  const dispatch = makeDispatch(
    product.database,
    { signDocument },
    { signDocument: signatures.answerSignDocument },
    { ...product.equipment, testSigning: false },
  )
  const answer = await dispatch.answer('signDocument', { zone: 'sirgali', id, method: 'test' }, { actor: chair, language: 'en', now: NOW })
  expect(answer).toMatchObject({ code: 'signature.noTestSigning' })
})
