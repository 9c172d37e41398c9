import { createHash } from 'node:crypto'

/** Files by content: the name of a file is the SHA-256 of its bytes, so the same file is kept once and none can be changed unseen. */
export type FileStore = {
  /** Keeps the bytes; when it returns, they are where they will be found after a crash. Keeping them again changes nothing. */
  readonly put: (bytes: Uint8Array) => Promise<KeptFile>
  /** The bytes under a hash; undefined where there are none. Bytes that no longer have their hash are a fault, not an answer. */
  readonly get: (hash: string) => Promise<Buffer | undefined>
}

/** The SHA-256 of a file in small hexadecimal letters, and its size in bytes. */
export type KeptFile = { readonly hash: string; readonly size: number }

/** SHA-256 of bytes, 64 small hexadecimal digits. */
export const hashOfBytes = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Whether the text is such a hash: nothing else may become part of a path. */
export const isHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text)

/** The bytes, if they are what their name says. */
export function requireWhole(hash: string, bytes: Buffer): Buffer {
  const found = hashOfBytes(bytes)
  if (found !== hash) throw new Error(`Cannot read the file ${hash}: its bytes have the hash ${found}; restore it from a backup`)
  return bytes
}
