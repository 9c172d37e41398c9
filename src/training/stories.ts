import * as z from 'zod/mini'
import { inTurn } from '#lib/in-turn.ts'
import { trainingActor } from '#registers/people/training.ts'
import { TRAINING_ZONE } from '#registers/zones/training.ts'
import * as acceptance from './acceptance.ts'
import { FIRMS, OWN } from './content.ts'
import { arrest, makeResident, readParties, type Resident } from './firms.ts'
import { readLots, visitLots } from './land.ts'
import * as sale from './privatization.ts'
import { ask, attach, mustAsk, NOTHING, timeAt, type Case, type World } from './road.ts'
import { hold } from './sessions.ts'

const SPECIALIST = trainingActor('directorate.specialist')

/** The enterprises by their number; U and U2 are the two contracts of the training account's own. */
export type Residents = (number: string) => Resident

export async function makeResidents(world: World): Promise<Residents> {
  const lots = await readLots(world)
  const parties = await readParties(world, 'enterprise')
  const made = await inTurn([...FIRMS, OWN.accepted, OWN.current], (firm) => makeResident(world, firm, lots, parties))
  await visitLots(world)
  const residents: Residents = (number) => {
    const found = made.find(({ firm }) => firm.number === number)
    if (found === undefined) throw new Error(`Cannot tell a story of enterprise ${number}: there is none`)
    return found
  }
  await arrest(world, residents('23'))
  return residents
}

/** Thirteen acceptances that ended well, and one that did not, in two sessions of the last year. */
export async function tellAccepted(world: World, of: Residents): Promise<void> {
  const early = await inTurn(['01', '02', '03', '04', '05', 'U'], (number) => acceptance.bringToCommission(world, of(number)))
  await hold(world, { key: 'S1', planned: -214, day: -205, cases: early }, 'signed')
  await inTurn(early, (one) => acceptance.signAct(world, one, -202))
  const late = await inTurn(['06', '07', '08', '09', '10', '11', '12'], (number) => acceptance.bringToCommission(world, of(number)))
  const failed = await acceptance.goOnWithoutEvidence(world, of('22'))
  await hold(world, { key: 'S2', planned: -172, day: -160, cases: [...late, failed], against: [failed] }, 'signed')
  await inTurn([...late, failed], (one) => acceptance.signAct(world, one, -157))
}

/** Sales that have come to their end: closed, waiting for the title, paying with an instalment overdue, cancelled. */
export async function tellSold(world: World, of: Residents): Promise<void> {
  const days = [-115, -112, -105, -98] as const
  const parts = { '01': 1, '02': 1, '03': 6, '11': 6 }
  const cases = await inTurn(Object.entries(parts), async ([number, count]) => [number, await sale.bringToPrice(world, of(number), days, count)] as const)
  await hold(world, { key: 'S3', planned: -96, day: -90, cases: cases.map(([, one]) => one) }, 'signed')
  for (const [number, one] of cases) await sale.sell(world, one, of(number), -86, number === '11' ? -60 : -75)
  const named = new Map(cases)
  const one = (number: string): Case => {
    const found = named.get(number)
    if (found === undefined) throw new Error(`Cannot go on: no sale of ${number}`)
    return found
  }
  await sale.pay(world, one('01'), of('01'), -70, 1)
  await sale.registerTitle(world, one('01'), of('01'), -64)
  await sale.pay(world, one('03'), of('03'), -74, 6)
  await sale.cancel(world, one('11'), -20)
  await sale.pay(world, one('02'), of('02'), -4, 1)
}

/** Sales on their way to a signed contract, and an acceptance in part with its term to cure, all decided in one session. */
export async function tellOrdered(world: World, of: Residents): Promise<void> {
  const days = [-70, -67, -50, -24] as const
  const sales = await inTurn(['U', '04', '05', '06'], (number) => sale.bringToPrice(world, of(number), days, number === 'U' ? 4 : 12))
  const cured = await acceptance.bringToCommission(world, of('21'), 0.8, [6, 50, 70])
  await hold(world, { key: 'S4', planned: -22, day: -12, cases: [...sales, cured] }, 'signed')
  await acceptance.signAct(world, cured, -9)
  const [own, fourth, fifth] = sales
  if (own === undefined || fourth === undefined || fifth === undefined) throw new Error('Cannot go on: three sales were to be ordered')
  await sale.order(world, own, of('U'), -9)
  await sale.signOrder(world, own, -8)
  await sale.draftSale(world, own, of('U'), -5, 30)
  await sale.order(world, fourth, of('04'), -8)
  await sale.signOrder(world, fourth, -7)
  await sale.order(world, fifth, of('05'), -8)
}

/** Requests in their first states: asked, returned, being valued, valued, withdrawn, refused. */
export async function tellRequested(world: World, of: Residents): Promise<void> {
  const valued = await sale.request(world, of('08'), -35)
  await sale.checkFile(world, valued, -33)
  await sale.value(world, valued, of('08'), -5)
  const inValuation = await sale.request(world, of('09'), -30)
  await sale.checkFile(world, inValuation, -27)
  await sale.request(world, of('10'), -3)
  const returned = await sale.request(world, of('12'), -20)
  await sale.returnFile(world, returned, -17)
  const withdrawn = await sale.request(world, of('23'), -40)
  await sale.withdraw(world, withdrawn, of('23'), -35)
  const refused = await sale.request(world, of('13'), -4)
  await sale.refuseFile(world, refused, -2)
}

/** Acceptances in every state in which somebody has something to do. */
export async function tellOpen(world: World, of: Residents): Promise<void> {
  const own = await acceptance.openAcceptance(world, of('U2'))
  await acceptance.showEvidence(world, own, of('U2'), -6, 0.8)
  await acceptance.openAcceptance(world, of('14'))
  const started = await acceptance.openAcceptance(world, of('13'))
  await acceptance.showEvidence(world, started, of('13'), -2, 0.7)
  const handed = await acceptance.openAcceptance(world, of('15'))
  await acceptance.showEvidence(world, handed, of('15'), -22, 1)
  await acceptance.handIn(world, handed, of('15'), -21)
  const verified = await acceptance.openAcceptance(world, of('16'))
  await acceptance.showEvidence(world, verified, of('16'), -56, 0.95)
  await acceptance.handIn(world, verified, of('16'), -55)
  await acceptance.verify(world, verified, -30)
  await talk(world, handed, of('15'))
  await talk(world, own, of('U2'))
}

/** Sessions the commission still has to hold, open with votes missing, and with minutes or acts to sign. */
export async function tellSessions(world: World, of: Residents): Promise<void> {
  const waiting = await inTurn(['20', '23', '17', '18', '19'], (number) => acceptance.bringToCommission(world, of(number)))
  const [toSign, inMinutes, planned, paused, voted] = waiting
  const price = await sale.bringToPrice(world, of('07'), [-45, -42, -30, -11], 6)
  if (toSign === undefined || inMinutes === undefined || planned === undefined || paused === undefined || voted === undefined)
    throw new Error('Cannot hold sessions: five acceptances were to wait for them')
  await hold(world, { key: 'S5', planned: -10, day: -5, cases: [inMinutes] }, 'closed')
  await hold(world, { key: 'S6', planned: -8, day: -4, cases: [toSign] }, 'signed')
  await hold(world, { key: 'S7', planned: -9, day: -1, cases: [voted, price] }, 'open')
  await hold(world, { key: 'S8', planned: -3, day: 0, cases: [planned] }, 'planned')
  const as = { actor: SPECIALIST, at: timeAt(world, -8, 14) }
  const document = await attach(world, as, 'soʻrov-xati')
  const pause = { zone: TRAINING_ZONE, id: paused.id, term: 'decide', reason: 'Bojxona organidan yozma maʼlumot kutilmoqda', document }
  await ask(world, as, 'pauseTerm', pause, NOTHING, { known: ['term.paused'] })
}

const talked = z.object({ comments: z.array(z.unknown()) })

/** A question of the specialist, the resident's answer, and a word among those who decide. */
async function talk(world: World, one: Case, { actor }: Resident): Promise<void> {
  const place = { zone: TRAINING_ZONE, id: one.id }
  const { comments } = await mustAsk(world, { actor: SPECIALIST, at: timeAt(world, -1) }, 'getCase', place, talked)
  const said = [
    { by: SPECIALIST, text: 'Bank hujjatining asl nusxasini ham koʻrsating.', inside: false },
    { by: actor, text: 'Asl nusxa ertaga olib boriladi.', inside: false },
    { by: SPECIALIST, text: 'Uskunalar roʻyxati shartnomadagi bilan solishtirilsin.', inside: true },
  ]
  for (const [index, { by, text, inside }] of said.entries())
    if (index >= comments.length) await ask(world, { actor: by, at: timeAt(world, -2, 10 + 2 * index) }, 'commentCase', { ...place, text, inside }, NOTHING)
}
