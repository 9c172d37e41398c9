import * as z from 'zod/mini'

type Json = Record<string, unknown>

/** JSON Schema (2020-12) of an operation's input, for OpenAPI. */
export const inputSchema = (schema: z.ZodMiniType): Json => ({ ...z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) })

/** JSON Schema of an output in the form the serialiser is fastest with: `nullable` instead of a choice with null. */
export function outputSchema(schema: z.ZodMiniType): Json {
  const made: unknown = simplify(z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any', reused: 'inline' }))
  if (!isRecord(made)) throw new Error('Cannot make a serialiser: the output has no schema')
  delete made['$schema']
  return made
}

/** JSON Schema of an output as published. */
export const publishedSchema = (schema: z.ZodMiniType): Json => ({ ...z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' }) })

const isRecord = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

function simplify(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(simplify)
  if (!isRecord(node)) return node
  const choices = node['anyOf']
  if (Array.isArray(choices) && choices.length === 2) {
    const [first, second]: unknown[] = choices
    if (isRecord(first) && isRecord(second) && second['type'] === 'null') {
      const inner = simplify(first)
      if (isRecord(inner)) return Object.keys(inner).length === 0 ? {} : { ...inner, nullable: true }
    }
  }
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, simplify(value)]))
}
