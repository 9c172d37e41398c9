import { isDay, type Day } from '#lib/day.ts'
import { ok, refuse, type Fault, type Result } from '#lib/result.ts'
import type { Reader, Writer } from '#platform/database/sql.ts'
import { newId } from '#platform/id.ts'
import { contractById } from '#registers/contracts/service.ts'
import { ITEM_UNITS, MONEY_ITEMS, type Item, type Obligation, type Tranche } from './model.ts'
import * as store from './store.ts'

export type NewObligation = {
  readonly item: Item
  readonly description: string
  /** In the item's unit: tiyin (hundredths) for money, else as counted. */
  readonly target: number
  readonly currency: string | null
  readonly weight: number
  readonly mandatory: boolean
  readonly due: string | null
  readonly keepMonths?: number | null
  readonly sense?: Obligation['sense']
  readonly confidential?: boolean
  readonly tranches?: readonly Tranche[]
}

const SOCIAL: readonly Item[] = ['jobs', 'jobsKept', 'wage', 'training', 'youthJobs', 'womenJobs']

/** Whether a promise can be kept account of: a target above zero, a weight, a due date, a currency exactly where it is money, parts that make up the whole. */
export function checkObligation(one: NewObligation, path: string): Fault[] {
  const money = MONEY_ITEMS.includes(one.item)
  const parts = (one.tranches ?? []).reduce((sum, { amount }) => sum + amount, 0)
  const faults: (Fault | false)[] = [
    !(one.target > 0) && { path: `${path}.target`, code: 'input.targetZero' },
    !(one.weight > 0) && { path: `${path}.weight`, code: 'input.weight' },
    (one.due === null || !isDay(one.due)) && { path: `${path}.due`, code: 'input.dueMissing' },
    money && one.currency === null && { path: `${path}.currency`, code: 'input.currencyMissing' },
    !money && one.currency !== null && { path: `${path}.currency`, code: 'input.currencyForeign', value: one.currency },
    (one.tranches ?? []).length > 0 &&
      parts !== one.target && { path: `${path}.tranches`, code: 'input.tranchesSum', value: String(parts), expected: String(one.target) },
  ]
  return faults.filter((fault) => fault !== false)
}

/** Adds the obligations of a contract's present version, all or none. Refuses contract.unknown and, by row, what cannot be kept account of. */
export async function addObligations(
  writer: Writer,
  zone: string,
  contractId: string,
  wishes: readonly NewObligation[],
  now: Date,
): Promise<Result<Obligation[]>> {
  const contract = await contractById(writer, zone, contractId)
  if (contract === undefined) return refuse('contract.unknown', { id: contractId })
  const faults = wishes.flatMap((wish, index) => checkObligation(wish, `obligations.${index}`))
  if (wishes.length === 0) faults.push({ path: 'obligations', code: 'input.emptyList' })
  if (faults.length > 0) return refuse('input.invalid', { count: faults.length }, faults)
  const added: Obligation[] = []
  for (const wish of wishes) {
    const due = dueOf(wish)
    const one: Obligation = {
      zone,
      id: newId(now),
      contract: contractId,
      version: contract.version,
      party: contract.party,
      section: SOCIAL.includes(wish.item) ? 'social' : 'investment',
      item: wish.item,
      description: wish.description,
      sense: wish.sense ?? 'atLeast',
      unit: ITEM_UNITS[wish.item],
      currency: wish.currency,
      target: wish.target,
      weight: wish.weight,
      mandatory: wish.mandatory,
      due,
      keepMonths: wish.keepMonths ?? null,
      confidential: wish.confidential ?? false,
      status: 'open',
      achieved: null,
      decidedOn: null,
    }
    await store.insertObligation(writer, one, now)
    for (const part of wish.tranches ?? []) await store.insertTranche(writer, zone, one.id, part)
    added.push(one)
  }
  return ok(added)
}

function dueOf({ due }: NewObligation): Day {
  if (due === null || !isDay(due)) throw new Error(`Cannot add an obligation: its due date is ${due}`)
  return due
}

/**
 * Puts the obligations of an amendment in the place of those of the earlier version that are still open; what was decided or is in
 * acceptance stays as it was. The due date is that of the last valid amendment.
 */
export async function amendObligations(
  writer: Writer,
  zone: string,
  contractId: string,
  wishes: readonly NewObligation[],
  now: Date,
): Promise<Result<Obligation[]>> {
  const earlier = (await store.obligationsOf(writer, zone, contractId)).filter(({ status }) => status === 'open')
  const added = await addObligations(writer, zone, contractId, wishes, now)
  if (!added.ok) return added
  for (const old of earlier) await store.supersede(writer, zone, old.id, added.value.find(({ item }) => item === old.item)?.id ?? null)
  return added
}

/** Takes away the obligations of a draft that is taken back; those of a contract that binds are amended instead. */
export const discardObligations = (writer: Writer, zone: string, contract: string): Promise<void> => store.deleteObligations(writer, zone, contract)

/** Obligations of a contract that stand. */
export const obligationsOfContract = (reader: Reader, zone: string, contract: string): Promise<Obligation[]> => store.obligationsOf(reader, zone, contract)

/** Gives the obligations of a party to the one it was found to be the same as. */
export const moveObligationsOf = (writer: Writer, from: string, to: string): Promise<number> => store.moveObligations(writer, from, to)
