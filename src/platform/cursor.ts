import { ok, refuse, type Result } from '#lib/result.ts'

/** A place in a list as the reader carries it: the sort keys of the last row seen. */
export const encodeCursor = (keys: readonly (string | number)[]): string => Buffer.from(JSON.stringify(keys)).toString('base64url')

/** The keys of a cursor of this many parts, as texts; null when there is none. */
export function decodeCursor(cursor: string | undefined, parts: number): Result<readonly string[] | null> {
  if (cursor === undefined) return ok(null)
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (Array.isArray(keys) && keys.length === parts && keys.every((key) => typeof key === 'string' || typeof key === 'number')) return ok(keys.map(String))
  } catch {
    // Not one of ours: refused below.
  }
  return refuse('cursor.invalid')
}

/** One page of rows of which one more than the limit was asked for. */
export function pageOfRows<Row>(rows: readonly Row[], limit: number, keys: (row: Row) => readonly (string | number)[]): { items: Row[]; next?: string } {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return rows.length > limit && last !== undefined ? { items, next: encodeCursor(keys(last)) } : { items }
}
