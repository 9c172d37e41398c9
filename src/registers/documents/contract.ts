import * as z from 'zod/mini'
import { ROLES } from '#lib/access.ts'
import { operation } from '#lib/operation.ts'
import { day, fileAnswer, pageOf, paging, slug, texts } from '#lib/schema.ts'
import { document, signature, verification } from './model.ts'

const id = z.uuid()
/** What a paper is for: small letters and dots, as procedures name it. */
const kind = z.string().check(z.regex(/^[a-z][a-zA-Z0-9]*(\.[a-zA-Z0-9]+)*$/, 'input.kind'), z.maxLength(80))

export const uploadDocument = operation({
  method: 'POST',
  path: '/zones/{zone}/documents',
  summary: 'Attach a file: a paper, picture, table or text; the same file twice is one document',
  can: 'case.act',
  scope: 'record',
  audit: 'document.uploaded',
  file: ['pdf', 'png', 'jpeg', 'webp', 'tiff', 'xlsx', 'docx', 'csv', 'txt', 'json', 'p7s'],
  input: z.object({
    zone: slug,
    kind: z._default(kind, 'attachment'),
    party: z.optional(z.uuid()),
    number: z.optional(z.string().check(z.minLength(1), z.maxLength(100))),
    dated: z.optional(day),
    note: z._default(z.string().check(z.maxLength(2000)), ''),
  }),
  output: document,
})

export const listDocuments = operation({
  method: 'GET',
  path: '/zones/{zone}/documents',
  summary: 'Documents of a zone, latest first',
  can: 'register.read',
  input: z.object({ zone: slug, kind: z.optional(kind), ...paging }),
  output: z.extend(pageOf(document), { zoneNames: texts }),
})

export const getDocument = operation({
  method: 'GET',
  path: '/zones/{zone}/documents/{id}',
  summary: 'What is known of a document: name, type, size, hash, number, day, signatures',
  can: 'account.own',
  scope: 'record',
  input: z.object({ zone: slug, id }),
  output: document,
})

export const readDocument = operation({
  method: 'GET',
  path: '/zones/{zone}/documents/{id}/file',
  summary: 'The file of a document',
  can: 'account.own',
  scope: 'record',
  answers: 'file',
  input: z.object({ zone: slug, id }),
  output: fileAnswer,
})

export const verifyDocument = operation({
  method: 'GET',
  path: '/verifications/{code}',
  summary: 'Whether an act with this code was issued, what it is, and whether it is in force',
  can: 'public.read',
  input: z.object({ code: z.string().check(z.minLength(1), z.maxLength(40)) }),
  output: verification,
})

export const signDocument = operation({
  method: 'POST',
  path: '/zones/{zone}/documents/{id}/signatures',
  summary: 'Sign a document: with a signed message (PKCS#7) over its bytes as the body, or by the test signer',
  can: 'case.act',
  scope: 'record',
  audit: 'document.signed',
  file: ['p7s'],
  input: z.object({
    zone: slug,
    id,
    method: z._default(z.enum(['pkcs7', 'test']), 'pkcs7'),
    /** In which of their roles they sign; without it the first that lets them act here. */
    role: z.optional(z.enum(ROLES)),
  }),
  output: signature,
})

export const listSignatures = operation({
  method: 'GET',
  path: '/zones/{zone}/documents/{id}/signatures',
  summary: 'The signatures under a document, and by which ways it can be signed here',
  can: 'account.own',
  scope: 'record',
  input: z.object({ zone: slug, id }),
  output: z.object({
    items: z.array(signature),
    /** Whether test signatures are made here. */
    testSigning: z.boolean(),
    /** Key of this site's name for the E-IMZO program; null where the site has none. */
    eimzoKey: z.nullable(z.string()),
  }),
})
