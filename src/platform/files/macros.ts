import { inflateRawSync } from 'node:zlib'

const LOCAL_FILE = 0x04034b50
const CONTENT_TYPES = '[Content_Types].xml'
/** The list of parts is small; a larger one is not unpacked. */
const MOST_UNPACKED = 4_000_000

/**
 * Whether an office file carries macros: a part named vbaProject.bin (names in an archive are not compressed), or one that its
 * list of parts calls a macro under another name. A list that cannot be read counts as yes.
 */
export function hasMacros(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (file.toString('latin1').toLowerCase().includes('vbaproject')) return true
  const types = contentTypes(file)
  return types === undefined || /vbaProject|macroEnabled|activeX/i.test(types)
}

/** The text of [Content_Types].xml, found by the archive's list of files. */
function contentTypes(file: Buffer): string | undefined {
  const end = file.lastIndexOf(Buffer.from('504b0506', 'hex'))
  if (end < 0 || end + 22 > file.length) return undefined
  let at = file.readUInt32LE(end + 16)
  for (let entries = file.readUInt16LE(end + 10); entries > 0 && at + 46 <= file.length && file.readUInt32LE(at) === 0x02014b50; entries--) {
    const nameLength = file.readUInt16LE(at + 28)
    const name = file.toString('utf8', at + 46, at + 46 + nameLength)
    if (name === CONTENT_TYPES) return unpack(file, file.readUInt32LE(at + 42), file.readUInt32LE(at + 20))
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  return undefined
}

function unpack(file: Buffer, at: number, size: number): string | undefined {
  if (at + 30 > file.length || file.readUInt32LE(at) !== LOCAL_FILE) return undefined
  const from = at + 30 + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28)
  const packed = file.subarray(from, from + size)
  try {
    return (file.readUInt16LE(at + 8) === 0 ? packed : inflateRawSync(packed, { maxOutputLength: MOST_UNPACKED })).toString('utf8')
  } catch {
    return undefined
  }
}
