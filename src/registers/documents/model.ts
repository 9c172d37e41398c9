import * as z from 'zod/mini'
import { texts } from '#lib/schema.ts'

/** A paper of a zone (uz: hujjat): a file somebody attached, or an act the product issued. */
export const document = z.object({
  zone: z.string(),
  id: z.string(),
  /** Organisation it belongs to; null where it belongs to the directorate. */
  party: z.nullable(z.string()),
  /** SHA-256 of the bytes, hexadecimal. */
  hash: z.string(),
  name: z.string(),
  type: z.string(),
  size: z.number(),
  kind: z.string(),
  number: z.nullable(z.string()),
  dated: z.nullable(z.string()),
  note: z.string(),
  uploadedName: z.string(),
  at: z.string(),
  signatures: z.number(),
  /** Code it can be checked by, where the product issued it. */
  code: z.nullable(z.string()),
  /** Its title by language, where it is such an act. */
  titles: z.nullable(texts),
})
export type Document = z.output<typeof document>

/** A signature as everybody who checks the act is told of it. */
export const signature = z.object({
  id: z.string(),
  /** Name in the certificate; of a test signature the name of who made it. */
  signer: z.string(),
  organisation: z.nullable(z.string()),
  role: z.string(),
  /** test: by the key of the test signer, without legal force. */
  method: z.enum(['test', 'pkcs7']),
  serial: z.string(),
  issuer: z.string(),
  algorithm: z.string(),
  at: z.string(),
  /** Whether the certificate leads to a trusted root; null where no roots are set, so that it was not checked. */
  trusted: z.nullable(z.boolean()),
})
export type Signature = z.output<typeof signature>

/** What can be said about an issued act to anybody who has its code. */
export const verification = z.object({
  code: z.string(),
  zone: z.string(),
  zoneNames: texts,
  kind: z.string(),
  titles: texts,
  number: z.nullable(z.string()),
  dated: z.string(),
  issuedAt: z.string(),
  hash: z.string(),
  size: z.number(),
  training: z.boolean(),
  revokedAt: z.nullable(z.string()),
  revokedReason: z.nullable(z.string()),
  signatures: z.array(signature),
})
export type Verification = z.output<typeof verification>
