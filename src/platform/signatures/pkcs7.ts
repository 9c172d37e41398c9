import { createHash } from 'node:crypto'
import * as asn1js from 'asn1js'
import { Certificate, ContentInfo, IssuerAndSerialNumber, SignedData, type SignerInfo } from 'pkijs'
import { ok, refuse, type Result } from '#lib/result.ts'
import { DIGESTS, isUzbek, KEYS, SIGNATURES } from './algorithms.ts'
import { leadsToRoot } from './roots.ts'
import { readSubject, type Subject } from './subject.ts'

const ID_DATA = '1.2.840.113549.1.7.1'
const ID_SIGNED_DATA = '1.2.840.113549.1.7.2'
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4'
const SIGNING_TIME = '1.2.840.113549.1.9.5'

/** What a signed message proves: who signed, by which certificate, and whether that leads to a trusted root. */
export type VerifiedSignature = Subject & {
  /** Serial number of the certificate, hexadecimal. */
  readonly serial: string
  readonly issuer: string
  readonly algorithm: string
  /** Signing time the message states; the product's own clock is kept beside it. */
  readonly claimedAt?: Date
  readonly validFrom: Date
  readonly validTo: Date
  /** null where no roots are set: the certificate was not checked against any authority. */
  readonly trusted: boolean | null
}

type Checking = { readonly now: Date; readonly roots: readonly Certificate[] | undefined }

/**
 * Verifies a CMS SignedData (RFC 5652), detached or with its content, in DER, PEM or base64, over exactly these bytes; one signer; RSA or ECDSA with
 * SHA-256, 384 or 512. Refusals: signature.malformed, .notSigned, .several, .wrongContent, .algorithmUnknown, .expired, .broken.
 */
export async function verifyPkcs7(message: Uint8Array, content: Uint8Array, { now, roots }: Checking): Promise<Result<VerifiedSignature>> {
  const signed = readSignedData(message)
  if (signed === undefined) return refuse('signature.malformed')
  const [signer, ...others] = signed.signerInfos
  if (signer === undefined) return refuse('signature.notSigned')
  if (others.length > 0) return refuse('signature.several', { count: others.length + 1 })
  const certificate = certificateOf(signed, signer)
  const unknown = unknownAlgorithm(signer, certificate)
  if (unknown !== undefined) return refuse('signature.algorithmUnknown', { algorithm: unknown, uzbek: isUzbek(unknown) ? 'yes' : 'no' })
  if (certificate === undefined) return refuse('signature.notSigned')
  if (!signsContent(signed, signer, content)) return refuse('signature.wrongContent')
  if (!(await isSound(signed, content))) return refuse('signature.broken')
  const [validFrom, validTo] = [certificate.notBefore.value, certificate.notAfter.value]
  if (now < validFrom || now > validTo) return refuse('signature.expired', { from: dayOf(validFrom), to: dayOf(validTo) })
  const claimedAt = signingTime(signer)
  return ok({
    ...readSubject(certificate.subject),
    serial: Buffer.from(certificate.serialNumber.valueBlock.valueHexView).toString('hex'),
    issuer: readSubject(certificate.issuer).name,
    algorithm: SIGNATURES[signer.signatureAlgorithm.algorithmId] ?? '',
    ...(claimedAt === undefined ? {} : { claimedAt }),
    validFrom,
    validTo,
    trusted: roots === undefined ? null : await leadsToRoot(certificate, certificatesOf(signed), roots, now),
  })
}

/** The message as SignedData; undefined where it is none. */
function readSignedData(message: Uint8Array): SignedData | undefined {
  try {
    const info = ContentInfo.fromBER(exact(toDer(message)))
    if (info.contentType !== ID_SIGNED_DATA) return undefined
    const signed = new SignedData({ schema: info.content })
    return signed.encapContentInfo.eContentType === ID_DATA ? signed : undefined
  } catch {
    return undefined
  }
}

/** DER out of PEM or plain base64, as signing programs write it. */
function toDer(message: Uint8Array): Uint8Array {
  if (message[0] === 0x30) return message
  const text = Buffer.from(message)
    .toString('latin1')
    .replace(/-----(BEGIN|END) [A-Z0-9 ]+-----/g, '')
  return /^[\sA-Za-z0-9+/=]+$/.test(text) ? Buffer.from(text, 'base64') : message
}

/** A copy in memory of its own: the library reads a whole ArrayBuffer. */
const exact = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer

const certificatesOf = (signed: SignedData): Certificate[] => (signed.certificates ?? []).filter((item) => item instanceof Certificate)

function certificateOf(signed: SignedData, { sid }: SignerInfo): Certificate | undefined {
  const known = certificatesOf(signed)
  if (sid instanceof IssuerAndSerialNumber)
    return known.find(({ issuer, serialNumber }) => issuer.isEqual(sid.issuer) && serialNumber.isEqual(sid.serialNumber))
  const named = keyIdentifier(sid)
  return known.find(({ subjectPublicKeyInfo }) => {
    const key = subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView
    return named !== undefined && createHash('sha1').update(key).digest().equals(named)
  })
}

/** The identifier of a key (RFC 5280: SHA-1 of its bits), where the signer is named so. */
function keyIdentifier(sid: unknown): Buffer | undefined {
  if (sid instanceof asn1js.Primitive) return Buffer.from(sid.valueBlock.valueHexView)
  const inner = sid instanceof asn1js.Constructed ? sid.valueBlock.value[0] : undefined
  return inner instanceof asn1js.OctetString ? Buffer.from(inner.getValue()) : undefined
}

/** The first algorithm of the signature that is not taken. */
function unknownAlgorithm(signer: SignerInfo, certificate: Certificate | undefined): string | undefined {
  const digest = signer.digestAlgorithm.algorithmId
  if (!Object.hasOwn(DIGESTS, digest)) return digest
  const signature = signer.signatureAlgorithm.algorithmId
  if (!Object.hasOwn(SIGNATURES, signature)) return signature
  const key = certificate?.subjectPublicKeyInfo.algorithm.algorithmId
  return key === undefined || KEYS.includes(key) ? undefined : key
}

/** Whether the message speaks of this content: what it carries is the very same, and so is the digest it states. */
function signsContent(signed: SignedData, signer: SignerInfo, content: Uint8Array): boolean {
  const carried = signed.encapContentInfo.eContent
  if (carried !== undefined && !Buffer.from(carried.getValue()).equals(Buffer.from(content))) return false
  const stated = signer.signedAttrs?.attributes.find(({ type }) => type === MESSAGE_DIGEST)?.values[0]
  if (signer.signedAttrs === undefined) return true
  const digest = createHash(DIGESTS[signer.digestAlgorithm.algorithmId] ?? 'sha256')
    .update(content)
    .digest()
  return stated instanceof asn1js.OctetString && digest.equals(Buffer.from(stated.getValue()))
}

/** Whether the signature fits the key of its certificate. */
const isSound = (signed: SignedData, content: Uint8Array): Promise<boolean> =>
  signed.verify({ signer: 0, data: exact(content) }).then(
    (sound) => sound,
    () => false,
  )

function signingTime(signer: SignerInfo): Date | undefined {
  const value = signer.signedAttrs?.attributes.find(({ type }) => type === SIGNING_TIME)?.values[0]
  return value instanceof asn1js.UTCTime || value instanceof asn1js.GeneralizedTime ? value.toDate() : undefined
}

const dayOf = (instant: Date): string => instant.toISOString().slice(0, 10)
