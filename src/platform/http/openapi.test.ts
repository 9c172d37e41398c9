import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Operation } from '#lib/operation.ts'
import { openTestProduct, type TestProduct } from '../../../test/support/product.ts'
import { questions } from '../../../test/support/questions.ts'
import { operations } from '../../contracts.ts'

type Json = { readonly [key: string]: unknown }
const isRecord = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const record = (value: unknown): Json => (isRecord(value) ? value : {})
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

let product: TestProduct
let document: Json
beforeAll(async () => {
  product = await openTestProduct()
  document = (await product.server.inject('/api/openapi.json')).json()
})
afterAll(() => product.drop())

/** Every record inside a value with its path. */
function* within(value: unknown, path = '#'): Generator<{ path: string; node: Json }> {
  if (isRecord(value)) yield { path, node: value }
  for (const [key, inner] of Object.entries(isRecord(value) || Array.isArray(value) ? value : {})) yield* within(inner, `${path}/${key}`)
}

const described = () =>
  Object.entries(record(document['paths'])).flatMap(([path, methods]) =>
    Object.entries(record(methods)).map(([method, one]) => ({ path, method, one: record(one) })),
  )

test('the document is of OpenAPI 3.1 and names title, version and licence', () => {
  expect(document).toMatchObject({
    openapi: '3.1.0',
    info: { title: 'Sanoat', version: expect.stringMatching(/^\d+\.\d+\.\d+$/), license: { identifier: 'Apache-2.0' } },
  })
})

test('every operation is described once under its own name, method and path', () => {
  const told = described().map(({ path, method, one }) => `${String(one['operationId'])} ${method.toUpperCase()} ${path}`)
  expect(told.toSorted()).toEqual(
    Object.entries<Operation>(operations)
      .map(([name, { method, path }]) => `${name} ${method} ${path}`)
      .toSorted(),
  )
})

test('the parameters of a path are exactly those in its braces, each required, and no parameter is named twice', () => {
  for (const { path, one } of described()) {
    const parameters = list(one['parameters']).map(record)
    const inPath = parameters.filter((parameter) => parameter['in'] === 'path')
    expect(inPath.map(({ name }) => name)).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))
    expect(inPath.every(({ required }) => required === true)).toBe(true)
    expect(parameters.every(({ schema }) => isRecord(schema))).toBe(true)
    const names = parameters.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
  }
})

test('every answer and every problem has a schema, and a change has a body', () => {
  for (const { method, one } of described()) {
    const responses = record(one['responses'])
    expect(Object.keys(responses).toSorted()).toEqual(['200', 'default'])
    const content = record(record(responses['200'])['content'])
    expect(isRecord(one['requestBody'])).toBe(method === 'post')
    // A file is bytes, of whatever type it is.
    if (Object.hasOwn(content, 'application/octet-stream')) {
      expect(content).toEqual({ 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } })
      continue
    }
    const { schema } = record(content['application/json'])
    // A frozen result is given as it was stored, in the form of its day: its schema leaves it open.
    expect(record(schema)['type'] ?? 'open').toBe(['getRunResult', 'getReleasePart'].includes(String(one['operationId'])) ? 'open' : 'object')
  }
})

test('every reference inside the document leads somewhere', () => {
  const resolve = (pointer: string) =>
    pointer
      .slice(2)
      .split('/')
      .reduce<unknown>((node, key) => record(node)[key.replace('~1', '/').replace('~0', '~')], document)
  const dangling = [...within(document)].filter(({ node }) => typeof node['$ref'] === 'string' && resolve(String(node['$ref'])) === undefined)
  expect(dangling.map(({ path, node }) => `${path} ${String(node['$ref'])}`)).toEqual([])
})

test('schemas use only the types of JSON Schema 2020-12, and require only what they describe', () => {
  const types = ['string', 'number', 'integer', 'boolean', 'array', 'object', 'null']
  for (const { path, node } of within(document['paths'])) {
    if (!path.includes('chema')) continue
    if (typeof node['type'] === 'string' || Array.isArray(node['type'])) expect(types, path).toEqual(expect.arrayContaining([node['type']].flat()))
    if (Array.isArray(node['required']) && isRecord(node['properties']))
      expect(Object.keys(node['properties']), path).toEqual(expect.arrayContaining(node['required']))
    expect(node, path).not.toHaveProperty('nullable')
  }
})

/** Whether a value is what a schema says; only the words our schemas use. */
function fits(value: unknown, schema: Json): boolean {
  if (Array.isArray(schema['anyOf'])) return schema['anyOf'].some((choice) => fits(value, record(choice)))
  if (Array.isArray(schema['enum']) && !schema['enum'].includes(value)) return false
  if (Array.isArray(schema['type'])) return schema['type'].some((type) => fits(value, { ...schema, type }))
  if (schema['type'] === 'null') return value === null
  if (schema['type'] === 'array') return Array.isArray(value) && value.every((item) => fits(item, record(schema['items'])))
  if (schema['type'] === 'object')
    return (
      isRecord(value) &&
      list(schema['required']).every((key) => Object.hasOwn(value, String(key))) &&
      Object.entries(record(schema['properties'])).every(([key, inner]) => value[key] === undefined || fits(value[key], record(inner)))
    )
  if (schema['type'] === 'integer') return Number.isInteger(value)
  return schema['type'] === undefined || typeof value === schema['type']
}

describe('what is answered is what is described:', () => {
  test.each(questions())('$name', async ({ name, url }) => {
    const one = described().find(({ one: { operationId } }) => operationId === name)?.one
    const schema = record(record(record(record(record(one?.['responses'])['200'])['content'])['application/json'])['schema'])
    expect(fits((await product.server.inject(url)).json(), schema)).toBe(true)
  })
})
