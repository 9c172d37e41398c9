import { addresses } from 'virtual:operations'
import type { OutputOf } from '#lib/operation.ts'
import type { OperationName, Operations } from '../../contracts.ts'
import { place } from './call.ts'
import type { AskedInput } from './input.ts'
import { readProblem, RefusedCall } from './problem.ts'

/** Operations whose body is a file. */
export type TakingFile = { [Name in OperationName]: Operations[Name] extends { readonly file: readonly string[] } ? Name : never }[OperationName]

/** Operations whose answer is a file. */
export type AnsweringFile = { [Name in OperationName]: Operations[Name] extends { readonly answers: 'file' } ? Name : never }[OperationName]

/** The address at which an operation answers with a file, for links and pictures. */
export const fileAddress = <Name extends AnsweringFile>(name: Name, input: AskedInput<Name>): string => addressOf(name, input, {})

/**
 * Sends a file as the body of an operation and tells how far it is, 0…1. A refusal is thrown as the problem the server describes.
 * Stopping the signal stops the sending.
 */
export function sendFile<Name extends TakingFile>(
  name: Name,
  input: AskedInput<Name>,
  file: Blob & { readonly name?: string },
  { signal, progress }: { readonly signal?: AbortSignal; readonly progress?: (share: number) => void } = {},
): Promise<OutputOf<Operations[Name]>> {
  return new Promise((resolve, reject) => {
    // fetch does not tell how much of a body was sent.
    const request = new XMLHttpRequest()
    request.open('POST', addressOf(name, input, { name: file.name ?? 'file' }))
    request.setRequestHeader('accept', 'application/json')
    request.setRequestHeader('accept-language', document.documentElement.lang)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.addEventListener('progress', ({ loaded, total }) => progress?.(total === 0 ? 1 : loaded / total))
    request.addEventListener('load', () => {
      const body = parse(request.responseText)
      if (request.status === 200) resolve(body)
      else reject(new RefusedCall(readProblem(body, request.status)))
    })
    for (const event of ['error', 'abort'] as const)
      request.addEventListener(event, () => reject(new RefusedCall({ code: 'web.offline', status: 0, title: '', detail: '', faults: [] })))
    signal?.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}

function addressOf(name: OperationName, input: object, more: Readonly<Record<string, string>>): string {
  const given = Object.entries(input).filter(([, value]) => value !== undefined)
  const { address, rest } = place(addresses[name].path, given)
  const query = new URLSearchParams([...rest.map(([key, value]): [string, string] => [key, String(value)]), ...Object.entries(more)])
  return `/api${address}${query.size === 0 ? '' : `?${query}`}`
}

function parse(text: string) {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}
