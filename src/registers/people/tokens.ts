import { createHash, randomBytes } from 'node:crypto'

/** A secret as it stands in a link. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** Its hash, which alone is kept. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest()
