import type { OutputOf } from '#lib/operation.ts'
import { addresses } from 'virtual:operations'
import type { OperationName, Operations } from '../../contracts.ts'
import type { AskedInput } from './input.ts'
import { problemOf, RefusedCall } from './problem.ts'

/** Asks the server to do an operation. A refusal is thrown as the problem the server describes (RFC 9457). */
export async function call<Name extends OperationName>(name: Name, input: AskedInput<Name>, signal?: AbortSignal): Promise<OutputOf<Operations[Name]>> {
  const { method, path } = addresses[name]
  const { address, rest } = place(path, entries(input))
  const response = await fetch(method === 'GET' ? `/api${address}${queryOf(rest)}` : `/api${address}`, {
    method,
    headers: {
      accept: 'application/json',
      'accept-language': document.documentElement.lang,
      ...(method === 'POST' ? { 'content-type': 'application/json' } : {}),
    },
    ...(method === 'POST' ? { body: JSON.stringify(Object.fromEntries(rest)) } : {}),
    ...(signal === undefined ? {} : { signal }),
  }).catch((cause: unknown) => {
    if (signal?.aborted === true) throw cause
    throw new RefusedCall({ code: 'web.offline', status: 0, title: '', detail: '', faults: [] }, { cause })
  })
  if (!response.ok) throw new RefusedCall(await problemOf(response))
  return response.json()
}

type Entries = readonly (readonly [string, unknown])[]

const entries = (input: object): Entries => Object.entries(input).filter(([, value]) => value !== undefined)

/** Puts the parameters of a path in their places; what is left goes into the query or the body. */
export function place(path: string, given: Entries): { address: string; rest: Entries } {
  const named = new Set<string>()
  const address = path.replace(/\{(\w+)\}/g, (_, key: string) => {
    named.add(key)
    const value = given.find(([name]) => name === key)?.[1]
    if (value === undefined) throw new Error(`Cannot call ${path}: {${key}} is not given`)
    return encodeURIComponent(String(value))
  })
  return { address, rest: given.filter(([name]) => !named.has(name)) }
}

const queryOf = (rest: Entries): string => (rest.length === 0 ? '' : `?${new URLSearchParams(rest.map(([key, value]) => [key, String(value)]))}`)
