import { KEY_COOKIE } from './door.ts'

const secure = (publicUrl: string) => (publicUrl.startsWith('https:') ? '; Secure' : '')

/** The cookie that keeps a key in a browser for half a day. */
export const keyCookie = (key: string, publicUrl: string): string =>
  `${KEY_COOKIE}=${key}; Path=/; HttpOnly; SameSite=Strict; Max-Age=43200${secure(publicUrl)}`

/** The cookie that makes a browser forget its key. */
export const clearedKey = (publicUrl: string): string => `${KEY_COOKIE}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0${secure(publicUrl)}`

/** The cookie of a person's session; empty and of age 0 it ends one. */
export const sessionCookie = (name: string, value: string, maxAge: number, publicUrl: string): string =>
  `${name}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAge}${secure(publicUrl)}`
