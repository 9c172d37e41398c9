import { randomBytes, webcrypto } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as asn1js from 'asn1js'
import {
  AlgorithmIdentifier,
  Attribute,
  AttributeTypeAndValue,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs'

/** What the certificate of the test signer is called, so that nobody takes it for a person's. */
export const TEST_SIGNER = 'TEST SIGNATURE - NO LEGAL FORCE'

const RSA = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const

type TestKey = { readonly key: webcrypto.CryptoKey; readonly certificate: Certificate }

/**
 * The key and self-signed certificate of the test signer, made at first use and kept in the data folder. Anybody who holds that folder can
 * sign with it: it proves nothing but that a procedure runs.
 */
async function openTestKey(dataFolder: string): Promise<TestKey> {
  const file = join(dataFolder, 'test-signer.json')
  if (!existsSync(file)) await makeTestKey(dataFolder, file)
  const read: unknown = JSON.parse(readFileSync(file, 'utf8'))
  if (typeof read !== 'object' || read === null || !('key' in read) || !('certificate' in read))
    throw new Error(`Cannot open the test signer: ${file} is spoiled`)
  const bytes = (text: unknown) => new Uint8Array(Buffer.from(String(text), 'base64'))
  return {
    key: await webcrypto.subtle.importKey('pkcs8', bytes(read.key), RSA, false, ['sign']),
    certificate: Certificate.fromBER(bytes(read.certificate).buffer),
  }
}

async function makeTestKey(dataFolder: string, file: string): Promise<void> {
  const pair = await webcrypto.subtle.generateKey({ ...RSA, modulusLength: 3072, publicExponent: new Uint8Array([1, 0, 1]) }, true, ['sign', 'verify'])
  const certificate = new Certificate()
  certificate.version = 2
  certificate.serialNumber = new asn1js.Integer({ valueHex: new Uint8Array([0x7f, ...randomBytes(15)]).buffer })
  for (const names of [certificate.subject, certificate.issuer])
    names.typesAndValues.push(new AttributeTypeAndValue({ type: '2.5.4.3', value: new asn1js.Utf8String({ value: TEST_SIGNER }) }))
  certificate.notBefore.value = new Date(Date.UTC(2020, 0, 1))
  certificate.notAfter.value = new Date(Date.UTC(2049, 11, 31))
  await certificate.subjectPublicKeyInfo.importKey(pair.publicKey)
  await certificate.sign(pair.privateKey, 'SHA-256')
  const key = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', pair.privateKey)).toString('base64')
  mkdirSync(dataFolder, { recursive: true })
  const unfinished = `${file}.${process.pid}`
  writeFileSync(unfinished, JSON.stringify({ key, certificate: Buffer.from(certificate.toSchema(true).toBER()).toString('base64') }), { mode: 0o600 })
  renameSync(unfinished, file)
}

/** Signs bytes with the test key: a detached CMS SignedData in DER. */
export async function signWithTestKey(dataFolder: string, content: Uint8Array, now: Date): Promise<Buffer> {
  const { key, certificate } = await openTestKey(dataFolder)
  const digest = await webcrypto.subtle.digest('SHA-256', new Uint8Array(content))
  const signed = new SignedData({
    version: 1,
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: '1.2.840.113549.1.7.1' }),
    signerInfos: [
      new SignerInfo({
        version: 1,
        digestAlgorithm: new AlgorithmIdentifier({ algorithmId: '2.16.840.1.101.3.4.2.1' }),
        sid: new IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
        signedAttrs: new SignedAndUnsignedAttributes({
          type: 0,
          attributes: [
            new Attribute({ type: '1.2.840.113549.1.9.3', values: [new asn1js.ObjectIdentifier({ value: '1.2.840.113549.1.7.1' })] }),
            new Attribute({ type: '1.2.840.113549.1.9.5', values: [new asn1js.UTCTime({ valueDate: now })] }),
            new Attribute({ type: '1.2.840.113549.1.9.4', values: [new asn1js.OctetString({ valueHex: digest })] }),
          ],
        }),
      }),
    ],
    certificates: [certificate],
  })
  await signed.sign(key, 0, 'SHA-256', new Uint8Array(content).buffer)
  return Buffer.from(new ContentInfo({ contentType: '1.2.840.113549.1.7.2', content: signed.toSchema(true) }).toSchema().toBER())
}
