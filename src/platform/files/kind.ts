import { fileTypeFromBuffer } from 'file-type'
import type { FileKind } from '#lib/operation.ts'
import { ok, refuse, type Result } from '#lib/result.ts'
import { hasMacros } from './macros.ts'

/** Media types of the kinds of files that are taken. */
export const FILE_TYPES = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json',
  pdf: 'application/pdf',
  png: 'image/png',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  tiff: 'image/tiff',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  txt: 'text/plain',
  p7s: 'application/pkcs7-signature',
} as const satisfies Record<FileKind, string>

/** How names of each kind end. */
const ENDINGS: Readonly<Record<string, FileKind>> = {
  csv: 'csv',
  xlsx: 'xlsx',
  json: 'json',
  geojson: 'json',
  pdf: 'pdf',
  png: 'png',
  jpg: 'jpeg',
  jpeg: 'jpeg',
  webp: 'webp',
  tif: 'tiff',
  tiff: 'tiff',
  docx: 'docx',
  txt: 'txt',
  p7s: 'p7s',
  p7m: 'p7s',
}

/** Kinds that are known by their first bytes, as the library names them. */
const BY_BYTES: Readonly<Record<string, FileKind>> = { xlsx: 'xlsx', docx: 'docx', pdf: 'pdf', png: 'png', jpg: 'jpeg', webp: 'webp', tif: 'tiff' }

/** Kinds of documents that people attach: papers, pictures, tables, texts and signed messages. */
export const DOCUMENT_KINDS = ['pdf', 'png', 'jpeg', 'webp', 'tiff', 'xlsx', 'docx', 'csv', 'txt', 'json', 'p7s'] as const satisfies readonly FileKind[]

export type Recognised = { readonly kind: FileKind; readonly type: string }

type Wish = { readonly kinds?: readonly FileKind[]; readonly limit: number }

/**
 * What a file is: by its bytes and by the ending of its name, which must agree. Empty and too large ones are refused, and so is
 * whatever is not among the kinds; limit in bytes.
 * @throws nothing: document.empty, document.tooLarge and document.wrongType are refusals that say what was expected
 */
export async function recogniseFile(name: string, bytes: Uint8Array, { kinds = DOCUMENT_KINDS, limit }: Wish): Promise<Result<Recognised>> {
  const expected = kinds.map((kind) => kind.toUpperCase()).join(', ')
  if (bytes.byteLength === 0) return refuse('document.empty', { name, expected })
  if (bytes.byteLength > limit) return refuse('document.tooLarge', { name, size: megabytes(bytes.byteLength), limit: megabytes(limit) })
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  const wanted = Object.hasOwn(ENDINGS, ending) ? ENDINGS[ending] : undefined
  if (wanted === undefined || !kinds.includes(wanted))
    return refuse('document.wrongType', { name, found: ending === '' ? '?' : ending.toUpperCase(), expected })
  const found = await kindOfBytes(bytes, wanted)
  if (found === wanted) return ok({ kind: wanted, type: FILE_TYPES[wanted] })
  return refuse('document.wrongType', { name, found: found.toUpperCase(), expected: wanted.toUpperCase() })
}

/** What the bytes are: a kind, or what else was recognised. A text is what its ending says, if it can be that. */
async function kindOfBytes(bytes: Uint8Array, wanted: FileKind): Promise<string> {
  const known = await fileTypeFromBuffer(bytes).catch(() => undefined)
  if (known !== undefined) {
    const kind = Object.hasOwn(BY_BYTES, known.ext) ? BY_BYTES[known.ext] : undefined
    if (kind === undefined) return known.ext
    return (kind === 'xlsx' || kind === 'docx') && hasMacros(bytes) ? `${kind} + VBA` : kind
  }
  if (isSignedMessage(bytes)) return 'p7s'
  const text = readText(bytes)
  if (text === undefined) return '?'
  // What a browser would draw or run is not a text, whatever its name.
  if (/^\s*(<[!?a-z]|#!)/i.test(text) || /<(script|svg|html|iframe)[\s>]/i.test(text.slice(0, 100_000))) return 'html'
  if (wanted === 'json') return isJson(text) ? 'json' : 'txt'
  return wanted === 'csv' || wanted === 'txt' ? wanted : 'txt'
}

/** DER of a ContentInfo with SignedData (1.2.840.113549.1.7.2), or the same in PEM. */
const SIGNED_DATA = Buffer.from('06092a864886f70d010702', 'hex')
function isSignedMessage(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 64))
  return (head[0] === 0x30 && head.subarray(0, 24).includes(SIGNED_DATA)) || /^-----BEGIN (PKCS7|CMS)-----/.test(head.toString('latin1'))
}

/** The bytes as UTF-8 text; undefined where they are none. */
function readText(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return text.includes('\0') ? undefined : text
  } catch {
    return undefined
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

const megabytes = (bytes: number): string => (bytes / 1_048_576).toFixed(1).replace(/\.0$/, '')
