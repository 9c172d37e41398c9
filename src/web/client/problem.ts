import * as z from 'zod/mini'

/** Why the server refused, as RFC 9457 writes it; its sentences are in the reader's language. */
const problem = z.object({
  code: z._default(z.string(), 'web.unknown'),
  status: z._default(z.number(), 0),
  title: z._default(z.string(), ''),
  detail: z._default(z.string(), ''),
  faults: z._default(
    z.array(
      z.object({
        path: z._default(z.string(), ''),
        code: z._default(z.string(), ''),
        value: z.optional(z.string()),
        expected: z.optional(z.string()),
        message: z.optional(z.string()),
      }),
    ),
    [],
  ),
})
export type Problem = z.output<typeof problem>

/** A call the server refused, or that did not reach it. */
export class RefusedCall extends Error {
  readonly problem: Problem

  constructor(problem: Problem, options?: ErrorOptions) {
    super(`${problem.code}: ${problem.title}`, options)
    this.problem = problem
  }
}

/** Reads the problem of an answer; one that is not described so becomes a problem with its status only. */
export async function problemOf(response: Response): Promise<Problem> {
  return readProblem(await response.json().catch(() => ({})), response.status)
}

/** A problem out of the body of an answer with this status. */
export function readProblem(body: unknown, status: number): Problem {
  const read = problem.safeParse(body)
  return { code: 'web.unknown', title: '', detail: '', faults: [], ...(read.success ? read.data : {}), status }
}

/** The problem behind whatever was thrown. */
export const problemFrom = (thrown: unknown): Problem =>
  thrown instanceof RefusedCall ? thrown.problem : { code: 'web.broken', status: 0, title: '', detail: '', faults: [] }
