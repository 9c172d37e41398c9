import { addDays, addMonths } from '@sanoat/uzbek'
import { may, type Actor } from '#lib/access.ts'
import { inTurn } from '#lib/in-turn.ts'
import { dayInTashkent } from '#lib/day.ts'
import { ok, refuse } from '#lib/result.ts'
import { decodeCursor, pageOfRows } from '#platform/cursor.ts'
import type { Reader } from '#platform/database/sql.ts'
import type { ReadHandler, WriteHandler } from '#platform/dispatch.ts'
import { amendContract, contractById } from '#registers/contracts/service.ts'
import { readCalendar } from '#registers/calendar/service.ts'
import { readParameter } from '#registers/legislation/service.ts'
import { lastDay } from '#lib/terms.ts'
import type * as contract from './contract.ts'
import { MONEY_ITEMS, type Listed } from './model.ts'
import { addObligations, amendObligations, type NewObligation } from './register-service.ts'
import * as store from './store.ts'

type Row = Awaited<ReturnType<typeof store.listedObligations>>[number]

/** Rows with the last day of their three months: that of the case where there is one, else counted from the due date. */
async function withTerms(reader: Reader, rows: readonly Row[], masked: boolean): Promise<Listed[]> {
  const years = rows.map(({ due }) => Number(due.slice(0, 4)))
  const calendar = await readCalendar(reader, rows.length === 0 ? [2025] : range(Math.min(...years), Math.max(...years) + 1))
  return inTurn(rows, async ({ confidential, decideDue, ...row }) => {
    const months = Number((await readParameter(reader, 'obligation.acceptance_months', row.due))?.value ?? 3)
    const hidden = masked && confidential
    return {
      ...row,
      ...(hidden ? { target: null, achieved: null } : {}),
      ...(masked ? { caseId: null } : {}),
      masked: hidden,
      decideBy: decideDue ?? lastDay(row.due, { unit: 'months', count: months }, calendar),
    }
  })
}

const range = (first: number, last: number): number[] => Array.from({ length: last - first + 1 }, (_, index) => first + index)

/** Whether the actor's grants are of the training zone only, which shows nothing real. */
const learns = (actor: Actor): boolean =>
  actor.grants.filter(({ role }) => role !== 'person').every(({ zone }) => zone !== undefined) && !may(actor, 'register.read', {})

export const answerListObligations: ReadHandler<typeof contract.listObligations> = async (input, reader, { actor, now }) => {
  const cursor = decodeCursor(input.cursor, 2)
  if (!cursor.ok) return cursor
  const today = dayInTashkent(now)
  const own = actor.grants.flatMap(({ zone }) => zone ?? [])
  const zone = input.inZone ?? (learns(actor) ? own[0] : undefined)
  if (zone !== undefined && !may(actor, 'register.read', { zone })) return refuse('zone.unknown', { zone })
  const training = zone !== undefined && learns(actor)
  const after = cursor.value === null ? null : ([cursor.value[0] ?? '', cursor.value[1] ?? ''] as const)
  const undecidedBefore = addMonths(today, -3)
  const filter = { zone, status: input.status, from: input.from, to: input.to, training, ...(input.overdue === true ? { undecidedBefore } : {}) }
  const rows = await store.listedObligations(reader, filter, after, input.limit + 1)
  const page = pageOfRows(rows, input.limit, (row) => [row.due, row.id])
  const items = await withTerms(reader, page.items, false)
  const late = await withTerms(reader, await store.listedObligations(reader, { zone, training, undecidedBefore }, null, 1000), false)
  const open = (await store.listedObligations(reader, { zone, training, status: 'open', to: addDays(today, 3650) }, null, 5000)).length
  return ok({ ...page, items, today, overdue: late.filter(({ decideBy }) => decideBy < today).length, open })
}

export const answerListPublicObligations: ReadHandler<typeof contract.listPublicObligations> = async (input, reader) => {
  const cursor = decodeCursor(input.cursor, 2)
  if (!cursor.ok) return cursor
  const after = cursor.value === null ? null : ([cursor.value[0] ?? '', cursor.value[1] ?? ''] as const)
  const rows = await store.listedObligations(reader, { zone: input.inZone, status: input.status, training: false }, after, input.limit + 1)
  const page = pageOfRows(rows, input.limit, (row) => [row.due, row.id])
  return ok({ ...page, items: await withTerms(reader, page.items, true) })
}

export const answerGetContractObligations: ReadHandler<typeof contract.getContractObligations> = async (input, reader, { actor }) => {
  const found = await contractById(reader, input.zone, input.contract)
  if (found === undefined || !may(actor, 'register.read', { zone: input.zone, party: found.party })) return refuse('contract.unknown', { id: input.contract })
  const items = await store.obligationsOf(reader, input.zone, input.contract, true)
  const withTranches = await inTurn(items, async (one) => ({ ...one, tranches: await store.tranchesOf(reader, input.zone, one.id) }))
  return ok({ zone: input.zone, contract: found.id, number: found.number, party: found.party, items: withTranches })
}

export const answerSetObligations: WriteHandler<typeof contract.setObligations> = async (input, writer, { now }) => {
  const { zone, contract: id, reason, signedOn } = input
  const wishes = input.obligations.map(({ target, tranches, ...rest }): NewObligation => {
    const scale = MONEY_ITEMS.includes(rest.item) ? 100 : 1
    return { ...rest, target: Math.round(target * scale * 100) / 100, tranches: tranches.map((part) => ({ ...part, amount: part.amount * scale })) }
  })
  const standing = await store.obligationsOf(writer, zone, id)
  if (standing.length === 0) {
    const added = await addObligations(writer, zone, id, wishes, now)
    return added.ok ? ok({ output: { items: added.value }, subject: id, zone, journalled: input }) : added
  }
  if (reason.length < 10 || signedOn === undefined) return refuse('obligation.amendmentNeeded')
  const amended = await amendContract(writer, { zone, id, signedOn, reason }, now)
  if (!amended.ok) return amended
  const added = await amendObligations(writer, zone, id, wishes, now)
  return added.ok ? ok({ output: { items: added.value }, subject: id, zone, journalled: input }) : added
}
