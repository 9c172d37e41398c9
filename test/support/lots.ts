import { expectOk } from '#lib/result.ts'
import { asDay } from '#lib/terms.ts'
import { inWriting } from '#platform/database/connect.ts'
import { allocateLot } from '#registers/land/occupancy-service.ts'
import { askAs, person } from './participant.ts'
import type { TestProduct } from './product.ts'

const surveyor = person('surveyor', { role: 'directorate.specialist' })

/** A lot on offer since the beginning of 2025; its id. */
export async function addLot(product: TestProduct, zone: string, number: string, areaM2: number, allowedIfut: readonly string[] = []): Promise<string> {
  const wish = { zone, number, kind: 'land', openedOn: '2025-01-10', vacantSince: '2025-01-10', document: 'Order 2 of 2025', areaM2, allowedIfut }
  const formed = await askAs(product, surveyor, '2025-01-10', 'createLot', wish)
  if (formed.code !== 'ok') throw new Error(`Cannot form lot ${number}: ${formed.code} ${formed.faults.join(', ')}`)
  const lot = String(formed.body.lot.id)
  await turn(product, zone, lot, 'available', '2025-01-11')
  return lot
}

/** Takes a lot one step on in the land register. */
async function turn(product: TestProduct, zone: string, lot: string, to: string, day: string): Promise<void> {
  const { code } = await askAs(product, surveyor, day, 'changeLotStatus', { zone, lot, to, day, document: 'Order 3 of 2025' })
  if (code !== 'ok') throw new Error(`Cannot take lot ${lot} to ${to}: ${code}`)
}

/** Gives a lot to a participant by a contract. */
export async function occupyLot(product: TestProduct, zone: string, lot: string, { party, contract }: { party: string; contract: string }): Promise<void> {
  const wish = { zone, lot, party, contract, from: asDay('2025-01-15'), document: 'Lease 1' }
  await inWriting(product.database, async (writer) => {
    expectOk(await allocateLot(writer, new Date('2025-01-15T07:00:00Z'), surveyor, wish), 'allocate a lot')
    return { keep: true, value: undefined }
  })
}

/** The participant of a lot builds on it and brings it into operation. */
export async function bringIntoOperation(product: TestProduct, zone: string, lot: string): Promise<void> {
  await turn(product, zone, lot, 'construction', '2025-02-01')
  await turn(product, zone, lot, 'operating', '2025-05-01')
}
