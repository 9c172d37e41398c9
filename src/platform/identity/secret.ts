import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Settings } from '../settings.ts'
import { Stop } from '../stop.ts'

/**
 * The secret that signs sessions and encrypts second factors and personal numbers: SANOAT_SECRET, or a file of the data
 * folder that is made once and that only its owner may read. It is never in the database, so that a copy of the database
 * opens nothing; whoever restores one elsewhere needs both.
 */
export function readSecret(settings: Settings): string {
  if (settings.secret !== undefined) return settings.secret
  const file = join(settings.dataFolder, 'secret')
  try {
    if (!existsSync(file)) {
      mkdirSync(settings.dataFolder, { recursive: true })
      // 'wx': of two programs that start at once, one writes and both read the same.
      try {
        writeFileSync(file, randomBytes(48).toString('base64url'), { mode: 0o600, flag: 'wx' })
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
      }
    }
    return readFileSync(file, 'utf8').trim()
  } catch {
    throw new Stop('stop.folderForbidden', { folder: settings.dataFolder })
  }
}

const keyOf = (secret: string) => Buffer.from(hkdfSync('sha256', secret, '', 'sanoat personal number', 32))

/** A text encrypted (AES-256-GCM): nonce, tag, cipher. */
export function encrypt(text: string, secret: string): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret), nonce)
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

/** The text again; undefined where it was encrypted with another secret or changed since. */
export function decrypt(bytes: Buffer, secret: string): string | undefined {
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyOf(secret), bytes.subarray(0, 12))
    decipher.setAuthTag(bytes.subarray(12, 28))
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
  } catch {
    return undefined
  }
}
