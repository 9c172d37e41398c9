import { describe, expect, test } from 'vitest'
import { decodeCursor, encodeCursor, pageOfRows } from './cursor.ts'
import { newId } from './id.ts'

test.each([[['a', 1]], [['oʻ|"', 'x']], [['', 0]]])('a place in a list %o is carried there and back', (keys) => {
  expect(decodeCursor(encodeCursor(keys), 2)).toEqual({ ok: true, value: keys.map(String) })
})

test('without a cursor a list begins at its beginning', () => {
  expect(decodeCursor(undefined, 2)).toEqual({ ok: true, value: null })
})

test.each([
  ['text that is not ours', 'abc'],
  ['nothing', ''],
  ['another number of parts', encodeCursor(['a'])],
  ['parts of other kinds', Buffer.from('[{"a":1},null]').toString('base64url')],
  ['something else than a list', Buffer.from('"ab"').toString('base64url')],
])('a cursor that is %s is refused', (_what, cursor) => {
  expect(decodeCursor(cursor, 2)).toMatchObject({ ok: false, code: 'cursor.invalid' })
})

describe('a page of a list', () => {
  const rows = [{ id: 'a' }, { id: 'b' }, { id: 'c' }]
  test('leads to the next one where there is more', () => {
    const { items, next } = pageOfRows(rows, 2, ({ id }) => [id])
    expect(items).toEqual([{ id: 'a' }, { id: 'b' }])
    expect(decodeCursor(next, 1)).toEqual({ ok: true, value: ['b'] })
  })

  test.each([3, 4])('is the last where there is no more (limit %d)', (limit) => {
    expect(pageOfRows(rows, limit, ({ id }) => [id])).toEqual({ items: rows })
  })
})

test('ids are of version 7, and those made later sort later', () => {
  const random = Buffer.alloc(10, 0xff)
  const ids = [0, 1, 2 ** 40].map((time) => newId(new Date(time), random))
  expect(ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toBe(true)
  expect(ids.toSorted()).toEqual(ids)
  expect(newId(new Date(0x0123456789ab), Buffer.alloc(10))).toBe('01234567-89ab-7000-8000-000000000000')
})
