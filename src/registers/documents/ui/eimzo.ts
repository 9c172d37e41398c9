import * as z from 'zod/mini'

/**
 * Speaks with E-IMZO, the signing program on the reader's own machine: one socket to a call, JSON both ways; the password of a key is typed
 * in the program's own window. The protocol is that of the program's published browser library; it was tried against an imitation only, not with a real key.
 */
const addressOf = (page: Location): string => (page.protocol === 'https:' ? 'wss://127.0.0.1:64443/service/cryptapi' : 'ws://127.0.0.1:64646/service/cryptapi')

/** Why signing with E-IMZO came to nothing; the word is the end of the message key `eimzo.problem.<word>`. */
export class EimzoFailure extends Error {
  readonly why: 'absent' | 'refused' | 'noKeys'
  readonly reason: string
  constructor(why: EimzoFailure['why'], reason = '') {
    super(`E-IMZO: ${why} ${reason}`)
    this.why = why
    this.reason = reason
  }
}

const key = z.object({ disk: z.string(), path: z.string(), name: z.string(), alias: z.string() })
export type EimzoKey = z.output<typeof key>

const answer = z.object({
  success: z.boolean(),
  reason: z.optional(z.string()),
  certificates: z.optional(z.array(key)),
  keyId: z.optional(z.string()),
  pkcs7_64: z.optional(z.string()),
})
type Answer = z.output<typeof answer>

type Call = { readonly plugin?: string; readonly name: string; readonly arguments?: readonly string[] }

/** Milliseconds until a program that does not even answer the door counts as absent. */
const DOOR_MS = 4_000

/** One call: opens a socket, asks, and closes it after the answer. */
function ask(call: Call): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(addressOf(location))
    const late = setTimeout(() => socket.close(), DOOR_MS)
    let opened = false
    socket.addEventListener('open', () => {
      opened = true
      clearTimeout(late)
      socket.send(JSON.stringify(call))
    })
    socket.addEventListener('message', ({ data }) => {
      const read = answer.safeParse(parse(data))
      socket.close()
      if (!read.success) return reject(new EimzoFailure('refused'))
      if (!read.data.success) return reject(new EimzoFailure('refused', read.data.reason))
      resolve(read.data)
    })
    socket.addEventListener('close', () => {
      clearTimeout(late)
      reject(new EimzoFailure(opened ? 'refused' : 'absent'))
    })
  })
}

function parse(text: unknown): unknown {
  try {
    return JSON.parse(String(text))
  } catch {
    return undefined
  }
}

/** Tells the program which site asks; sites without a key of their own are asked about by the program itself. */
async function introduce(siteKey: string | null): Promise<void> {
  if (siteKey !== null) await ask({ name: 'apikey', arguments: [location.hostname, siteKey] })
}

/** The keys that the program finds on the machine. */
export async function listKeys(siteKey: string | null): Promise<readonly EimzoKey[]> {
  await introduce(siteKey)
  const { certificates = [] } = await ask({ plugin: 'pfx', name: 'list_all_certificates' })
  if (certificates.length === 0) throw new EimzoFailure('noKeys')
  return certificates
}

/** Signs bytes with a key: a detached PKCS#7. The program asks for the password. */
export async function signWithKey(chosen: EimzoKey, bytes: ArrayBuffer): Promise<Blob> {
  const { keyId } = await ask({ plugin: 'pfx', name: 'load_key', arguments: [chosen.disk, chosen.path, chosen.name, chosen.alias] })
  if (keyId === undefined) throw new EimzoFailure('refused')
  const { pkcs7_64: message } = await ask({ plugin: 'pkcs7', name: 'create_pkcs7', arguments: [base64(bytes), keyId, 'yes'] })
  if (message === undefined) throw new EimzoFailure('refused')
  return new Blob([Uint8Array.from(atob(message), (letter) => letter.charCodeAt(0))])
}

/** What a key is called: name, organisation and last day, read from its alias (`cn=…,o=…,validto=…`). */
export function keyTitle({ alias, name }: EimzoKey): string {
  const parts = new Map(
    alias.split(',').map((part) => {
      const [word = '', ...rest] = part.split('=')
      return [word.trim().toLowerCase(), rest.join('=').trim()]
    }),
  )
  const told = [parts.get('cn'), parts.get('o'), parts.get('validto')?.split(' ')[0]?.replaceAll('.', '-')].filter((part) => part !== undefined && part !== '')
  return told.length === 0 ? name : told.join(' · ')
}

function base64(bytes: ArrayBuffer): string {
  const view = new Uint8Array(bytes)
  let text = ''
  // A call takes only so many arguments.
  for (let at = 0; at < view.length; at += 32_768) text += String.fromCharCode(...view.subarray(at, at + 32_768))
  return btoa(text)
}
