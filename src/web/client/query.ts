import { QueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'
import type { OutputOf } from '#lib/operation.ts'
import type { OperationName, Operations } from '../../contracts.ts'
import { call } from './call.ts'
import type { AskedInput } from './input.ts'
import { RefusedCall } from './problem.ts'

const MINUTE = 60_000

type Query<Name extends OperationName> = {
  readonly queryKey: readonly [Name, AskedInput<Name>]
  readonly queryFn: (context: { readonly signal: AbortSignal }) => Promise<OutputOf<Operations[Name]>>
}

/** What an operation answers, as TanStack Query keeps it: under its name and input. */
export const queryFor = <Name extends OperationName>(name: Name, input: AskedInput<Name>): Query<Name> => ({
  queryKey: [name, input],
  queryFn: ({ signal }) => call(name, input, signal),
})

export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: MINUTE,
        refetchOnWindowFocus: false,
        retry: (failures, thrown) => failures < 2 && !(thrown instanceof RefusedCall && thrown.problem.status >= 400 && thrown.problem.status < 500),
      },
    },
  })
}

const firstData = z.array(z.object({ operation: z.string(), input: z.unknown(), output: z.optional(z.unknown()) }))

/** Takes in what the server already put into the page, so that the first drawing needs no second trip. */
export function takeFirstData(client: QueryClient): void {
  const written = document.getElementById('first-data')?.textContent ?? ''
  if (written.trim() === '') return
  for (const { operation, input, output } of firstData.parse(JSON.parse(written))) if (output !== undefined) client.setQueryData([operation, input], output)
}
