import { trainingActor } from '#registers/people/training.ts'
import type { Resident } from './firms.ts'
import { attach, dayAt, openCase, take, timeAt, workdayAt, type Case, type World } from './road.ts'

const SPECIALIST = trainingActor('directorate.specialist')
const HEAD = trainingActor('directorate.head')
const VALUER = trainingActor('valuer')
const DABA = trainingActor('daba.officer')

/** Price of the land and buildings in soʻm: a fifth of what was promised to be invested. */
const priceOf = ({ firm }: Resident): number => firm.invested * 200_000

/** A resident asks for the land and buildings of its contract. */
export async function request(world: World, resident: Resident, offset: number): Promise<Case> {
  const as = { actor: resident.actor, at: timeAt(world, offset) }
  const extract = await attach(world, as, `kadastr-${resident.firm.lot}`)
  const input = { contract: resident.contract, cadastralNumber: `OQUV:${resident.firm.lot}`, extract }
  return openCase(world, as, `privatization ${resident.firm.number}`, { kind: 'privatization', party: resident.party, input })
}

export const checkFile = (world: World, one: Case, offset: number): Promise<void> =>
  take(world, one, { actor: SPECIALIST, at: timeAt(world, offset, 11) }, 'checkFile', { note: 'Hujjatlar toʻliq' })

export const returnFile = (world: World, one: Case, offset: number): Promise<void> =>
  take(world, one, { actor: SPECIALIST, at: timeAt(world, offset, 11) }, 'returnFile', { reason: 'Kadastr koʻchirmasida binoning maydoni koʻrsatilmagan' })

export const withdraw = (world: World, one: Case, { actor }: Resident, offset: number): Promise<void> =>
  take(world, one, { actor, at: timeAt(world, offset, 12) }, 'withdraw')

export const refuseFile = (world: World, one: Case, offset: number): Promise<void> =>
  take(world, one, { actor: HEAD, at: timeAt(world, offset, 12) }, 'refuse', {
    norm: 'VMQ-432',
    reason: 'Majburiyatlarni qabul qilish tugallanmagan: qabul dalolatnomasi yoʻq',
  })

export async function value(world: World, one: Case, resident: Resident, offset: number): Promise<void> {
  const as = { actor: VALUER, at: timeAt(world, offset, 14) }
  const report = await attach(world, as, `baholash-${resident.firm.number}`)
  await take(world, one, as, 'value', {
    value: String(priceOf(resident)),
    valuedOn: workdayAt(world, offset),
    method: 'Qiyosiy yondashuv (oʻquv)',
    licence: 'OQUV-B-001',
    licenceUntil: dayAt(world, 700),
    report,
  })
}

export const proposePrice = (world: World, one: Case, offset: number, instalments: number): Promise<void> =>
  take(world, one, { actor: SPECIALIST, at: timeAt(world, offset, 11) }, 'proposePrice', {
    strategy: 'appraised',
    act: 'Oʻquv bayonnomasi',
    instalments: String(instalments),
  })

/** From the request to the commission's agenda: days of request, check, valuation, proposal. */
export async function bringToPrice(world: World, resident: Resident, days: readonly [number, number, number, number], instalments: number): Promise<Case> {
  const one = await request(world, resident, days[0])
  await checkFile(world, one, days[1])
  await value(world, one, resident, days[2])
  await proposePrice(world, one, days[3], instalments)
  return one
}

export const order = (world: World, one: Case, { firm }: Resident, offset: number): Promise<void> =>
  take(world, one, { actor: DABA, at: timeAt(world, offset, 10) }, 'order', { orderNumber: `OQUV-B-${firm.number}` })

export const signOrder = (world: World, one: Case, offset: number): Promise<void> =>
  take(world, one, { actor: DABA, at: timeAt(world, offset, 15) }, 'signOrder', { signature: 'test' })

export const draftSale = (world: World, one: Case, { firm }: Resident, offset: number, firstDue: number): Promise<void> =>
  take(world, one, { actor: DABA, at: timeAt(world, offset, 10) }, 'draftContract', {
    contractNumber: `OQUV-S-${firm.number}`,
    firstDue: dayAt(world, firstDue),
  })

/** The buyer signs the sale, then the agency. */
export async function signSale(world: World, one: Case, { actor }: Resident, offset: number): Promise<void> {
  await take(world, one, { actor, at: timeAt(world, offset, 11) }, 'signContract', { signature: 'test' })
  await take(world, one, { actor: DABA, at: timeAt(world, offset, 15) }, 'signContract', { signature: 'test' })
}

/** Order, contract and signatures, in the days after the price was decided. */
export async function sell(world: World, one: Case, resident: Resident, from: number, firstDue: number): Promise<void> {
  await order(world, one, resident, from)
  await signOrder(world, one, from + 1)
  await draftSale(world, one, resident, from + 3, firstDue)
  await signSale(world, one, resident, from + 5)
}

/** A share of the price is paid, whole soʻm. */
export async function pay(world: World, one: Case, resident: Resident, offset: number, parts: number): Promise<void> {
  const as = { actor: DABA, at: timeAt(world, offset, 10) }
  const document = await attach(world, as, `tolov-${resident.firm.number}`)
  await take(world, one, as, 'recordPayment', { amount: String(Math.floor(priceOf(resident) / parts)), paidOn: workdayAt(world, offset), document })
}

export async function registerTitle(world: World, one: Case, resident: Resident, offset: number): Promise<void> {
  const as = { actor: DABA, at: timeAt(world, offset, 10) }
  const extract = await attach(world, as, `koʻchirma-${resident.firm.number}`)
  await take(world, one, as, 'registerTitle', { registrationNumber: `OQUV-R-${resident.firm.number}`, registeredOn: workdayAt(world, offset), extract })
}

export const cancel = (world: World, one: Case, offset: number): Promise<void> =>
  take(world, one, { actor: DABA, at: timeAt(world, offset, 10) }, 'cancel', {
    norm: 'Oldi-sotdi shartnomasi, 5-band',
    reason: 'Birinchi toʻlov muddatida toʻlanmadi',
  })
