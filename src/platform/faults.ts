import type * as z from 'zod/mini'
import type { Fault } from '#lib/result.ts'

/** Fields whose value is not told again. */
const SECRET = /password|token/i

type Issue = z.core.$ZodError['issues'][number]

/** The faults of an input, each with its path, a message code, what stands there and what was expected. */
export function faultsOf(error: z.core.$ZodError, input: unknown): Fault[] {
  return error.issues.map((issue) => {
    const path = issue.path.map(String).join('.')
    const found = valueAt(input, issue.path)
    return { path, code: codeOf(issue), ...(found === undefined || SECRET.test(path) ? {} : { value: shorten(found) }), expected: expectedOf(issue) }
  })
}

/** Our own checks carry their message code as text (`input.period`); zod's are named by kind. */
function codeOf(issue: Issue): string {
  if (issue.message.startsWith('input.')) return issue.message
  return `input.${issue.code}`
}

function expectedOf(issue: Issue): string {
  if (issue.message.startsWith('input.')) return ''
  if (issue.code === 'invalid_value') return issue.values.map(String).join(', ')
  if (issue.code === 'invalid_type') return issue.expected
  if (issue.code === 'too_big') return `≤ ${issue.maximum}`
  if (issue.code === 'too_small') return `≥ ${issue.minimum}`
  if (issue.code === 'invalid_format') return issue.format
  return ''
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined
    value = Object.entries(value).find(([name]) => name === String(key))?.[1]
  }
  return value
}

const shorten = (value: unknown) => {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value))
  return text.length > 200 ? `${text.slice(0, 200)}…` : text
}
