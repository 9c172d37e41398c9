import { ok } from '#lib/result.ts'
import { decodeCursor, pageOfRows } from '#platform/cursor.ts'
import type { ReadHandler } from '#platform/dispatch.ts'
import type { listPrivatizations } from './contract.ts'
import { privatizationData } from './model.ts'
import { closedPrivatizations, privatizationsAfter } from './store.ts'

export const answerListPrivatizations: ReadHandler<typeof listPrivatizations> = async (input, reader) => {
  const cursor = decodeCursor(input.cursor, 2)
  if (!cursor.ok) return cursor
  const after = cursor.value === null ? null : ([cursor.value[0] ?? '', cursor.value[1] ?? ''] as const)
  const rows = await privatizationsAfter(reader, input.inZone, after, input.limit + 1)
  const { items, ...rest } = pageOfRows(rows, input.limit, (row) => [row.openedOn, row.id])
  const entries = items.map(({ data, ...row }) => {
    const { contractNumber, cadastralNumber, order, price } = privatizationData.parse(data)
    return { ...row, contractNumber, cadastralNumber, orderNumber: order?.number ?? null, price: price?.decided === true ? price.amount : null }
  })
  return ok({ ...rest, items: entries, closed: (await closedPrivatizations(reader))?.count ?? 0 })
}
