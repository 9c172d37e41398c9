import * as admission from './admission.ts'
import { readParties } from './firms.ts'
import { readLots } from './land.ts'
import type { World } from './road.ts'

/** Applications in every state; those of the training investor are returned to it and wait for its signature. */
export async function tellApplications(world: World): Promise<void> {
  const lots = await readLots(world)
  const parties = new Map([...(await readParties(world, 'investor')), ...(await readParties(world, 'enterprise'))])
  const lotOf = (number: string) => {
    const lot = lots.get(number)
    if (lot === undefined) throw new Error(`Cannot apply for lot ${number}: it is missing`)
    return lot
  }
  const applicant = (number: string, project: number, lot: string) => admission.makeApplicant(world, number, project, lotOf(lot), parties)
  await tellEnded(world, applicant)

  const own = admission.ownApplicant('U', 2, lotOf('A-305'))
  const returned = await admission.apply(world, own, -6)
  await admission.returnFile(world, returned, -4)
  const second = admission.ownApplicant('U2', 3, lotOf('B-302'))
  const toSign = await admission.bringToDecision(world, second, [-18, -17, -14, -9])
  await admission.decide(world, toSign, -3, 'approve')
  await admission.draftContract(world, toSign, second, -2)

  await admission.apply(world, await applicant('01', 0, 'A-308'), -1)
  const review = await admission.apply(world, await applicant('02', 1, 'A-306'), -4)
  await admission.acceptFile(world, review, -3)
  const half = await admission.apply(world, await applicant('03', 4, 'A-201/1'), -3)
  await admission.acceptFile(world, half, -2)
  await admission.opine(world, half, -1, ['customs', 'tax'])
  const unscored = await admission.apply(world, await applicant('04', 5, 'A-201/2'), -9)
  await admission.acceptFile(world, unscored, -8)
  await admission.opine(world, unscored, -5)
  await admission.bringToDecision(world, await applicant('05', 6, 'A-309'), [-12, -11, -8, -3])
  const changes = await admission.bringToDecision(world, await applicant('06', 7, 'B-301'), [-24, -23, -20, -17])
  await admission.decide(world, changes, -15, 'changes')
  const contract = await admission.bringToDecision(world, await applicant('07', 8, 'A-308'), [-15, -14, -11, -6])
  await admission.decide(world, contract, -2, 'approve')
}

/** Applications that have ended: a participant, a rejection, a withdrawal. */
async function tellEnded(world: World, applicant: (number: string, project: number, lot: string) => Promise<admission.Applicant>): Promise<void> {
  const eighth = await applicant('08', 9, 'B-303')
  const joined = await admission.bringToDecision(world, eighth, [-75, -74, -70, -66])
  await admission.decide(world, joined, -64, 'approve')
  await admission.draftContract(world, joined, eighth, -62)
  await admission.signContract(world, joined, eighth, -61)
  const rejected = await admission.bringToDecision(world, await applicant('09', 10, 'A-306'), [-50, -49, -45, -42])
  await admission.decide(world, rejected, -41, 'reject')
  const tenth = await applicant('10', 1, 'B-301')
  const withdrawn = await admission.apply(world, tenth, -30)
  await admission.withdraw(world, withdrawn, tenth, -28)
}
