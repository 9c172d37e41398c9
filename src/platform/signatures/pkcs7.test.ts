import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { verifyPkcs7 } from './pkcs7.ts'
import { readRoots } from './roots.ts'
import { OTHER_ROOT, ROOT, SIGNED } from './signed.fixture.ts'
import { signWithTestKey, TEST_SIGNER } from './test-signer.ts'

const CONTENT = Buffer.from('Sirgʻali')
const NOW = new Date('2027-01-01T00:00:00Z')
const unchecked = { now: NOW, roots: undefined }
const message = (name: keyof typeof SIGNED) => Buffer.from(SIGNED[name], 'base64')

/** The message with one run of bytes changed wherever it stands. */
function changed(bytes: Buffer, from: string, to: string): Buffer {
  expect(bytes.toString('hex')).toContain(from)
  return Buffer.from(bytes.toString('hex').replaceAll(from, to), 'hex')
}

describe('a message that OpenSSL signed is verified', () => {
  test.each([
    ['rsaDetached', 'RSA'],
    ['rsaAttached', 'RSA'],
    ['rsaWithoutAttributes', 'RSA'],
    ['rsaPss', 'RSA-PSS'],
    ['rsaByKey', 'RSA'],
    ['p256', 'ECDSA, SHA-256'],
    ['p384', 'ECDSA, SHA-384'],
  ] as const)('%s (%s)', async (name, algorithm) => {
    expect(await verifyPkcs7(message(name), CONTENT, unchecked)).toMatchObject({
      ok: true,
      value: {
        name: 'Sample signer',
        organisation: 'Sample organisation',
        personalNumber: '30101990123450',
        taxNumber: '301234567',
        issuer: 'Sample authority',
        algorithm,
        trusted: null,
      },
    })
  })

  test('with the serial number and the validity that OpenSSL shows of the certificate, and the time it states', async () => {
    const verified = await verifyPkcs7(message('rsaDetached'), CONTENT, unchecked)
    expect(verified).toMatchObject({
      value: {
        serial: '7c0fc64ae8463e72f64d35f1d31e31a7b7ec5731',
        validFrom: new Date('2026-11-25T13:45:10Z'),
        validTo: new Date('2126-04-15T13:45:10Z'),
      },
    })
    if (verified.ok) expect(verified.value.claimedAt?.toISOString()).toMatch(/^2026-11-25T13:45:/)
  })

  test('also as base64 and as PEM', async () => {
    const base64 = SIGNED.rsaDetached
    for (const text of [base64, `-----BEGIN CMS-----\n${base64}\n-----END CMS-----\n`, `-----BEGIN PKCS7-----\r\n${base64}\r\n-----END PKCS7-----`])
      expect(await verifyPkcs7(Buffer.from(text), CONTENT, unchecked)).toMatchObject({ ok: true })
  })
})

describe('is refused, saying why:', () => {
  const uzbekSignature = () => changed(message('p256'), '06082a8648ce3d040302', '06082a865c030f010202')
  const uzbekDigest = () => changed(message('rsaDetached'), '0609608648016503040201', '06092a865c030f01030201')
  const otherSignature = () => {
    const bytes = message('rsaDetached')
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 5) ^ 1, bytes.length - 5)
    return bytes
  }
  test.each([
    ['bytes that are no message', () => Buffer.from('%PDF-1.7'), 'signature.malformed'],
    ['nothing', () => Buffer.alloc(0), 'signature.malformed'],
    ['a message that is cut off', () => message('rsaDetached').subarray(0, 900), 'signature.malformed'],
    ['a message that is only content', () => message('onlyData'), 'signature.malformed'],
    ['a message without the certificate of its signer', () => message('withoutCertificate'), 'signature.notSigned'],
    ['a message of two signers', () => message('two'), 'signature.several'],
    ['SHA-1', () => message('sha1'), 'signature.algorithmUnknown'],
    ['a signature of the Uzbek standard', uzbekSignature, 'signature.algorithmUnknown'],
    ['a digest of the Uzbek standard', uzbekDigest, 'signature.algorithmUnknown'],
    ['a signature that was changed', otherSignature, 'signature.broken'],
  ])('%s', async (_what, bytes, code) => {
    expect(await verifyPkcs7(bytes(), CONTENT, unchecked)).toMatchObject({ ok: false, code })
  })

  test('a key of the Uzbek standard is named, and where it can be verified', async () => {
    expect(await verifyPkcs7(uzbekSignature(), CONTENT, unchecked)).toMatchObject({ details: { algorithm: '1.2.860.3.15.1.2.2', uzbek: 'yes' } })
    expect(await verifyPkcs7(message('sha1'), CONTENT, unchecked)).toMatchObject({ details: { algorithm: '1.3.14.3.2.26', uzbek: 'no' } })
  })

  test.each(['rsaDetached', 'rsaAttached', 'p256', 'p384', 'rsaPss'] as const)('a signature under another content (%s)', async (name) => {
    expect(await verifyPkcs7(message(name), Buffer.from('Bektemir'), unchecked)).toMatchObject({ code: 'signature.wrongContent' })
  })

  test('a signature without attributes under another content', async () => {
    expect(await verifyPkcs7(message('rsaWithoutAttributes'), Buffer.from('Bektemir'), unchecked)).toMatchObject({ code: 'signature.broken' })
  })

  test('a content that was exchanged inside the message', async () => {
    const exchanged = changed(message('rsaAttached'), CONTENT.toString('hex'), Buffer.from('Sirgʻall').toString('hex'))
    expect(await verifyPkcs7(exchanged, CONTENT, unchecked)).toMatchObject({ code: 'signature.wrongContent' })
    expect(await verifyPkcs7(exchanged, Buffer.from('Sirgʻall'), unchecked)).toMatchObject({ code: 'signature.wrongContent' })
  })

  test.each([
    ['before', '2026-11-25T13:45:09Z'],
    ['after', '2126-04-15T13:45:11Z'],
  ])('a certificate %s its validity', async (_when, now) => {
    expect(await verifyPkcs7(message('rsaDetached'), CONTENT, { now: new Date(now), roots: undefined })).toMatchObject({
      code: 'signature.expired',
      details: { from: '2026-11-25', to: '2126-04-15' },
    })
  })
})

describe('a certificate is trusted', () => {
  const rootsOf = (...pem: string[]) => {
    const folder = mkdtempSync(join(tmpdir(), 'sanoat-roots-'))
    writeFileSync(join(folder, 'roots.pem'), pem.join('\n'))
    const roots = readRoots(folder)
    rmSync(folder, { recursive: true })
    return { now: NOW, roots }
  }

  test.each([
    ['where it leads to a root by the authority in the message', 'rsaDetached', [ROOT], true],
    ['where one of several roots fits', 'p256', [OTHER_ROOT, ROOT], true],
    ['never by a foreign root', 'rsaDetached', [OTHER_ROOT], false],
    ['never where the authority between is missing', 'withoutAuthority', [ROOT], false],
    ['never where the folder of roots is empty', 'rsaDetached', [], false],
  ] as const)('%s', async (_where, name, pem, trusted) => {
    expect(await verifyPkcs7(message(name), CONTENT, rootsOf(...pem))).toMatchObject({ ok: true, value: { trusted } })
  })
})

describe('the test signer', () => {
  test('signs with a key of its own that is made once and says that it has no force', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sanoat-signer-'))
    const first = await verifyPkcs7(await signWithTestKey(folder, CONTENT, NOW), CONTENT, unchecked)
    const second = await verifyPkcs7(await signWithTestKey(folder, CONTENT, NOW), CONTENT, unchecked)
    rmSync(folder, { recursive: true })
    expect(first).toMatchObject({ ok: true, value: { name: TEST_SIGNER, claimedAt: NOW } })
    expect(second).toEqual(first)
  })
})
