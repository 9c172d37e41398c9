import { fault, type Fault } from '../outcome.ts'

/**
 * A shape is a rule for JSON stated once: `accepts` narrows a value and reports every fault with its path; `schema` is the same rule as JSON Schema.
 */
export interface Shape<T> {
  readonly schema: JsonSchema
  readonly accepts: (value: unknown, path: string, faults: Fault[]) => value is T
}

export type JsonSchema = { readonly [key: string]: unknown }
export type ValueOf<S> = S extends Shape<infer T> ? T : never
type Shapes = Readonly<Record<string, Shape<unknown>>>
type ObjectOf<R extends Shapes, O extends Shapes> = { readonly [K in keyof R]: ValueOf<R[K]> } & { readonly [K in keyof O]?: ValueOf<O[K]> }

interface NumberLimits {
  readonly min?: number
  readonly max?: number
  readonly above?: number
  readonly integer?: boolean
}

/** A finite number; NaN and ±Infinity are refused like any other wrong value. */
export function number(description: string, limits: NumberLimits = {}): Shape<number> {
  const expected = expectedNumber(limits)
  return {
    schema: {
      type: limits.integer ? 'integer' : 'number',
      description,
      ...(limits.min === undefined ? {} : { minimum: limits.min }),
      ...(limits.max === undefined ? {} : { maximum: limits.max }),
      ...(limits.above === undefined ? {} : { exclusiveMinimum: limits.above }),
    },
    accepts: (value, path, faults): value is number => {
      const fits =
        typeof value === 'number' &&
        Number.isFinite(value) &&
        !(limits.min !== undefined && value < limits.min) &&
        !(limits.max !== undefined && value > limits.max) &&
        !(limits.above !== undefined && value <= limits.above) &&
        !(limits.integer && !Number.isInteger(value))
      if (!fits) faults.push(fault('specification.number', path, expected, shown(value)))
      return fits
    },
  }
}

function expectedNumber(limits: NumberLimits) {
  const parts = [limits.integer ? 'a whole number' : 'a finite number']
  if (limits.min !== undefined) parts.push(`at least ${limits.min}`)
  if (limits.above !== undefined) parts.push(`above ${limits.above}`)
  if (limits.max !== undefined) parts.push(`at most ${limits.max}`)
  return parts.join(', ')
}

export function text(description: string): Shape<string> {
  return {
    schema: { type: 'string', minLength: 1, description },
    accepts: (value, path, faults): value is string => {
      const fits = typeof value === 'string' && value !== ''
      if (!fits) faults.push(fault('specification.text', path, 'a text that is not empty', shown(value)))
      return fits
    },
  }
}

export function flag(description: string): Shape<boolean> {
  return {
    schema: { type: 'boolean', description },
    accepts: (value, path, faults): value is boolean => {
      const fits = typeof value === 'boolean'
      if (!fits) faults.push(fault('specification.flag', path, 'true or false', shown(value)))
      return fits
    },
  }
}

export function oneOf<const T extends string | number>(description: string, ...choices: readonly T[]): Shape<T> {
  return {
    schema: { enum: choices, description },
    accepts: (value, path, faults): value is T => {
      const fits = choices.some((choice) => choice === value)
      if (!fits) faults.push(fault('specification.choice', path, `one of ${choices.join(', ')}`, shown(value)))
      return fits
    },
  }
}

export function list<T>(description: string, item: Shape<T>, minimum = 0): Shape<readonly T[]> {
  return {
    schema: { type: 'array', description, items: item.schema, ...(minimum > 0 ? { minItems: minimum } : {}) },
    accepts: (value, path, faults): value is readonly T[] => {
      if (!Array.isArray(value) || value.length < minimum) {
        faults.push(fault('specification.list', path, minimum > 0 ? `a list of at least ${minimum}` : 'a list', shown(value)))
        return false
      }
      const before = faults.length
      value.forEach((entry, i) => item.accepts(entry, `${path}/${i}`, faults))
      return faults.length === before
    },
  }
}

/** Two finite numbers, the first below the second. */
export function interval(description: string): Shape<readonly [number, number]> {
  return {
    schema: { type: 'array', description, prefixItems: [{ type: 'number' }, { type: 'number' }], items: false, minItems: 2, maxItems: 2 },
    accepts: (value, path, faults): value is readonly [number, number] => {
      const fits = Array.isArray(value) && value.length === 2 && value.every((end) => typeof end === 'number' && Number.isFinite(end)) && value[0] < value[1]
      if (!fits) faults.push(fault('specification.interval', path, 'two finite numbers, the lower first', shown(value)))
      return fits
    },
  }
}

/** An object used as a dictionary. */
export function dictionary<T>(description: string, item: Shape<T>): Shape<Readonly<Record<string, T>>> {
  return {
    schema: { type: 'object', description, additionalProperties: item.schema },
    accepts: (value, path, faults): value is Readonly<Record<string, T>> => {
      if (!isRecord(value)) {
        faults.push(fault('specification.object', path, 'an object', shown(value)))
        return false
      }
      const before = faults.length
      for (const [key, entry] of Object.entries(value)) item.accepts(entry, `${path}/${pointer(key)}`, faults)
      return faults.length === before
    },
  }
}

/** An object with exactly these properties; any other is a fault. */
export function object<const R extends Shapes, const O extends Shapes>(description: string, required: R, optional: O): Shape<ObjectOf<R, O>> {
  const properties: Shapes = { ...required, ...optional }
  return {
    schema: {
      type: 'object',
      description,
      properties: Object.fromEntries(Object.entries(properties).map(([key, shape]) => [key, shape.schema])),
      required: Object.keys(required),
      additionalProperties: false,
    },
    accepts: (value, path, faults): value is ObjectOf<R, O> => {
      if (!isRecord(value)) {
        faults.push(fault('specification.object', path, 'an object', shown(value)))
        return false
      }
      const before = faults.length
      for (const key of Object.keys(required)) {
        if (value[key] === undefined) faults.push(fault('specification.missing', `${path}/${pointer(key)}`, 'this property'))
      }
      for (const [key, entry] of Object.entries(value)) {
        if (entry === undefined) continue
        if (!Object.hasOwn(properties, key)) {
          faults.push(fault('specification.unknown', `${path}/${pointer(key)}`, `one of ${Object.keys(properties).join(', ')}`, key))
        } else properties[key].accepts(entry, `${path}/${pointer(key)}`, faults)
      }
      return faults.length === before
    },
  }
}

/** One of several shapes, told apart by the text in property `tag`. */
export function variants<const V extends Shapes>(description: string, tag: string, choices: V): Shape<ValueOf<V[keyof V]>> {
  return {
    schema: { description, oneOf: Object.values(choices).map((choice) => choice.schema) },
    accepts: (value, path, faults): value is ValueOf<V[keyof V]> => {
      if (!isRecord(value)) {
        faults.push(fault('specification.object', path, `an object with ${tag}`, shown(value)))
        return false
      }
      const key = value[tag]
      if (typeof key === 'string' && Object.hasOwn(choices, key)) return choices[key].accepts(value, path, faults)
      faults.push(fault('specification.choice', `${path}/${tag}`, `one of ${Object.keys(choices).join(', ')}`, shown(key)))
      return false
    },
  }
}

/** Either of two shapes, the second tried when `isFirst` says no. */
export function either<A, B>(description: string, isFirst: (value: unknown) => boolean, first: Shape<A>, second: Shape<B>): Shape<A | B> {
  return {
    schema: { description, anyOf: [first.schema, second.schema] },
    accepts: (value, path, faults): value is A | B => (isFirst(value) ? first.accepts(value, path, faults) : second.accepts(value, path, faults)),
  }
}

/** A shape that refers to itself, published under $defs. */
export function reference<T>(name: string, shape: () => Shape<T>): Shape<T> {
  return {
    schema: { $ref: `#/$defs/${name}` },
    accepts: (value, path, faults): value is T => shape().accepts(value, path, faults),
  }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A key escaped for a JSON pointer (RFC 6901). */
export function pointer(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1')
}

function shown(value: unknown) {
  if (typeof value === 'number') return String(value)
  const json = JSON.stringify(value)
  if (json === undefined) return typeof value
  return json.length > 60 ? `${json.slice(0, 57)}…` : json
}
