import { sha256 } from '../numbers/sha256.ts'
import { list, object, oneOf, text, type JsonSchema, type Shape } from './shape.ts'
import { aggregateMethodShape, coverageShape } from './aggregateStep.ts'
import { normaliseMethodShape } from './normaliseStep.ts'
import { stepShape, type Step } from './steps.ts'
import { transformShape, treatRuleShape } from './treatStep.ts'
import { weighMethodShape } from './weighStep.ts'
import { aggregateShape, nodeShape, type AggregateNode } from './structure.ts'

/** The whole method of an index: what is measured, how it is built. Plain JSON; equal methods have equal hashes. */
export interface Specification {
  readonly version: 1
  readonly name?: string
  readonly structure: AggregateNode
  readonly steps: readonly Step[]
}

export const specificationShape: Shape<Specification> = object(
  'A composite indicator',
  {
    version: oneOf('Version of this format', 1),
    structure: aggregateShape,
    steps: list('Steps in order; may repeat; the last aggregates', stepShape, 1),
  },
  { name: text('Name of the method') },
)

/** The published JSON Schema (draft 2020-12), made from the same shapes that validate. */
export function specificationSchema(): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:composite-indicator:specification:1',
    title: 'Composite indicator specification, version 1',
    ...specificationShape.schema,
    $defs: {
      node: nodeShape.schema,
      transform: transformShape.schema,
      treatRule: treatRuleShape.schema,
      normaliseMethod: normaliseMethodShape.schema,
      weighMethod: weighMethodShape.schema,
      aggregateMethod: aggregateMethodShape.schema,
      coverage: coverageShape.schema,
    },
  }
}

/** Treat outliers, min-max to 0…100, weighted arithmetic mean. */
export const DEFAULT_STEPS: readonly Step[] = [
  { do: 'treat', with: { rule: 'outliers' } },
  { do: 'normalise', with: { method: 'minMax', range: [0, 100] } },
  { do: 'aggregate', with: { method: 'arithmetic' } },
]

/** SHA-256 of the canonical JSON (keys sorted, no spaces), so the order of properties does not matter. */
export function hashSpecification(specification: Specification): string {
  return sha256(canonical(specification))
}

/** JSON with sorted keys and no spaces; undefined properties are left out. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
      .filter(([, entry]) => entry !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonical(entry)}`).join(',')}}`
  }
  return JSON.stringify(value) ?? 'null'
}
