import type { FileKind, Operation } from '#lib/operation.ts'
import { FILE_TYPES } from '../files/kind.ts'
import { inputSchema, publishedSchema } from '../json-schema.ts'

type Json = Record<string, unknown>

const isRecord = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The OpenAPI 3.1 document of all operations. */
export function openApiDocument(operations: Readonly<Record<string, Operation>>, publicUrl: string, version: string): Json {
  const paths: Record<string, Json> = {}
  for (const [name, operation] of Object.entries(operations)) {
    const path = (paths[operation.path] ??= {})
    path[operation.method.toLowerCase()] = describe(name, operation)
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Sanoat',
      version,
      summary: 'Register, sourced statistics, indicators and analysis of small industrial zones',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: `${publicUrl}/api` }],
    paths,
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'A key made with: npx sanoat key add' } },
      schemas: { Problem: PROBLEM_SCHEMA },
      responses: {
        Problem: {
          description: 'The request was refused (RFC 9457)',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
    },
  }
}

const PROBLEM_SCHEMA = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'code'],
  properties: {
    type: { type: 'string', format: 'uri-reference' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string', description: 'Stable code of the refusal' },
    instance: { type: 'string' },
    faults: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'code', 'message'],
        properties: {
          path: { type: 'string' },
          code: { type: 'string' },
          message: { type: 'string' },
          value: { type: 'string' },
          expected: { type: 'string' },
        },
      },
    },
  },
}

const BINARY = { schema: { type: 'string', format: 'binary' } }

const fileContent = (kinds: readonly FileKind[]) => Object.fromEntries(kinds.map((kind) => [FILE_TYPES[kind], BINARY]))

/** A file may be of any type; which one is told with it. */
const answerContent = (operation: Operation) =>
  operation.answers === 'file' ? { 'application/octet-stream': BINARY } : { 'application/json': { schema: publishedSchema(operation.output) } }

function describe(name: string, operation: Operation): Json {
  const schema = inputSchema(operation.input)
  const properties = isRecord(schema['properties']) ? schema['properties'] : {}
  const required = Array.isArray(schema['required']) ? schema['required'].map(String) : []
  const inPath = [...operation.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')
  const parameter = (key: string, where: 'path' | 'query') => ({
    name: key,
    in: where,
    required: where === 'path' || required.includes(key),
    schema: properties[key] ?? {},
  })
  const others = Object.keys(properties).filter((key) => !inPath.includes(key))
  const body = {
    type: 'object',
    properties: Object.fromEntries(others.map((key) => [key, properties[key]])),
    required: required.filter((key) => others.includes(key)),
  }
  return {
    operationId: name,
    summary: operation.summary,
    tags: [operation.path.split('/')[1] ?? 'other'],
    'x-permission': operation.can,
    ...(operation.can === 'public.read' ? {} : { security: [{ key: [] }] }),
    parameters: [
      ...inPath.map((key) => parameter(key, 'path')),
      ...(operation.method === 'GET' || operation.file !== undefined ? others.map((key) => parameter(key, 'query')) : []),
    ],
    ...(operation.method === 'POST'
      ? { requestBody: { required: true, content: operation.file === undefined ? { 'application/json': { schema: body } } : fileContent(operation.file) } }
      : {}),
    responses: {
      '200': { description: operation.summary, content: answerContent(operation) },
      default: { $ref: '#/components/responses/Problem' },
    },
  }
}
