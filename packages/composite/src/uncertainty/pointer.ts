import { isRecord } from '../specification/shape.ts'

/** The parts of a JSON pointer (RFC 6901). */
export function pointerParts(pointer: string): readonly string[] {
  if (!pointer.startsWith('/')) return []
  return pointer
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** A copy of a JSON value with another value at a place; everything not on the way is shared. Undefined when the place does not exist. */
export function withValueAt(value: unknown, parts: readonly string[], replacement: unknown): unknown {
  const [first, ...rest] = parts
  if (first === undefined) return replacement
  if (Array.isArray(value)) {
    const index = Number(first)
    if (!Number.isInteger(index) || index < 0 || index >= value.length) return undefined
    const inner = withValueAt(value[index], rest, replacement)
    return inner === undefined ? undefined : value.with(index, inner)
  }
  if (!isRecord(value)) return undefined
  const inner = withValueAt(value[first] ?? (rest.length > 0 ? {} : undefined), rest, replacement)
  return inner === undefined ? undefined : { ...value, [first]: inner }
}
