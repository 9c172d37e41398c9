import { parse } from 'csv-parse/sync'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { expect } from 'vitest'
import { grantsOf, type Actor, type Role } from '#lib/access.ts'

/*
 * The standards' own schemas are not kept in this repository; the schemas below are written from their published rules: SDMX-JSON 2.0.0 data and structure
 * messages, the SDMX-CSV 2.0.0 field guide, OGC 17-069r4, RFC 7946, the mandatory properties of DCAT-AP 3.0.0, the W3C model for tabular data.
 */

export const person = (id: string, ...roles: readonly Role[]): Actor => ({ id, name: id, grants: grantsOf(roles) })

const ajv = new Ajv({ allErrors: true, strict: false })
addFormats.default(ajv)
export const observationsOf = (observations: Record<string, number[]>) => Object.entries(observations).map(([at, [value]]) => [at, value] as const)
export const figuresIn = (csv: string): Record<string, string>[] => parse(csv, { columns: true })
export const expectValid = (schema: object, value: unknown) => {
  const valid = ajv.validate(schema, value)
  expect(valid ? [] : ajv.errors?.map(({ instancePath, message }) => `${instancePath} ${message}`)).toEqual([])
}

const ID = { type: 'string', pattern: '^[A-Za-z0-9_@$-]+$' }
const LINKS = { type: 'array', items: { type: 'object', required: ['rel'], anyOf: [{ required: ['href'] }, { required: ['urn'] }] } }
const CODED = { oneOf: [{ required: ['id', 'name'], properties: { id: ID } }, { required: ['value'] }] }
const DIMENSION = {
  type: 'object',
  required: ['id', 'keyPosition', 'values'],
  properties: {
    id: { type: 'string', pattern: '^[A-Za-z][A-Za-z0-9_-]*$' },
    keyPosition: { type: 'integer', minimum: 0 },
    values: { type: 'array', minItems: 1, uniqueItems: true, items: CODED },
  },
}
const OBSERVATIONS = { type: 'object', patternProperties: { '^[0-9]+(:[0-9]+)*$': { type: 'array' } }, additionalProperties: false }
export const META = {
  type: 'object',
  required: ['id', 'prepared', 'sender'],
  properties: { id: ID, prepared: { type: 'string', format: 'date-time' }, sender: { required: ['id'], properties: { id: ID } } },
}
export const SDMX_DATA = {
  type: 'object',
  required: ['meta', 'data'],
  properties: {
    meta: META,
    data: {
      type: 'object',
      required: ['structures', 'dataSets'],
      properties: {
        structures: {
          type: 'array',
          items: {
            type: 'object',
            required: ['dimensions'],
            properties: {
              links: LINKS,
              dimensions: {
                type: 'object',
                additionalProperties: false,
                properties: Object.fromEntries(['dataSet', 'series', 'observation'].map((level) => [level, { type: 'array', items: DIMENSION }])),
              },
              measures: { type: 'object', additionalProperties: false, properties: { observation: { type: 'array', items: { required: ['id'] } } } },
              attributes: {
                type: 'object',
                additionalProperties: false,
                properties: Object.fromEntries(
                  ['dataSet', 'dimensionGroup', 'series', 'observation'].map((level) => [
                    level,
                    { type: 'array', items: { required: ['id', 'relationship'] } },
                  ]),
                ),
              },
            },
          },
        },
        dataSets: {
          type: 'array',
          items: {
            type: 'object',
            required: ['links'],
            properties: {
              action: { enum: ['Information', 'Append', 'Replace', 'Delete'] },
              links: LINKS,
              series: {
                type: 'object',
                additionalProperties: false,
                patternProperties: {
                  '^[0-9]+(:[0-9]+)*$': {
                    additionalProperties: false,
                    properties: { annotations: {}, attributes: { type: 'array' }, observations: OBSERVATIONS },
                  },
                },
              },
            },
          },
        },
      },
    },
  },
}
