import type { Actor } from '#lib/access.ts'
import { inTurn } from '#lib/in-turn.ts'
import { stableId } from '#platform/stable-id.ts'
import { createParty } from '#registers/parties/service.ts'
import { TRAINING_PARTIES, trainingActor } from '#registers/people/training.ts'
import { TRAINING_PLACE } from '#registers/zones/training.ts'
import { applicantNames, PROJECTS } from './content.ts'
import type { LotRow } from './land.ts'
import { attach, change, dayAt, given, openCase, take, timeAt, type Case, type World } from './road.ts'

const SPECIALIST = trainingActor('directorate.specialist')
const HEAD = trainingActor('directorate.head')
const AGENCIES = {
  customs: trainingActor('customs.officer'),
  tax: trainingActor('tax.officer'),
  utility: trainingActor('utility.officer'),
  hokimiyat: trainingActor('hokimiyat.officer'),
} as const

export type Applicant = { readonly key: string; readonly party: string; readonly actor: Actor; readonly project: number; readonly lot: LotRow }

/** The training account of an investor, applying for a lot. */
export const ownApplicant = (key: string, project: number, lot: LotRow): Applicant => ({
  key,
  party: TRAINING_PARTIES.investor,
  actor: trainingActor('investor'),
  project,
  lot,
})

/** An applicant that no account belongs to. */
export async function makeApplicant(world: World, number: string, project: number, lot: LotRow, parties: ReadonlyMap<string, string>): Promise<Applicant> {
  const names = applicantNames(number)
  const as = { actor: HEAD, at: timeAt(world, -80) }
  const party =
    parties.get(names.uz) ??
    (
      await change(world, as, { action: 'training.applicant', subject: names.uz }, async (writer) =>
        given(await createParty(writer, { kind: 'investor', names, stir: null, place: TRAINING_PLACE, training: true }, as.at), 'add an applicant'),
      )
    )?.id
  if (party === undefined) throw new Error(`Cannot make applicant ${number}: it was neither made nor found`)
  const actor: Actor = {
    id: stableId(`training investor ${number}`),
    name: `Oʻquv arizachisi ${number} rahbari`,
    grants: [{ role: 'investor', party }],
    training: true,
  }
  return { key: number, party, actor, project, lot }
}

export async function apply(world: World, { key, party, actor, project, lot }: Applicant, offset: number): Promise<Case> {
  const as = { actor, at: timeAt(world, offset, 9) }
  const [plan, charter] = await inTurn([`biznes-reja-${key}`, `ustav-${key}`], (name) => attach(world, as, name))
  const [name, ifut, products] = PROJECTS[project % PROJECTS.length] ?? PROJECTS[0]
  const invested = 1_500 + project * 430
  const input = {
    lot: lot.id,
    kind: 'place',
    project: name,
    ifut,
    products,
    landNeed: String(Math.floor(lot.areaM2 * 0.9)),
    investment: String(invested * 1_000_000),
    ownFunds: String(Math.round(invested * 0.4) * 1_000_000),
    jobs: String(20 + project * 6),
    exportShare: String(10 + project * 4),
    power: String(80 + project * 10),
    gas: '15',
    water: '6',
    environment: project % 2 === 0 ? 'III' : 'II',
    startsOn: dayAt(world, offset + 60),
    finishesOn: dayAt(world, offset + 420),
    plan,
    charter,
  }
  return openCase(world, as, `admission ${key}`, { kind: 'admission', party, input })
}

export const acceptFile = (world: World, one: Case, offset: number): Promise<void> =>
  take(world, one, { actor: SPECIALIST, at: timeAt(world, offset, 14) }, 'acceptFile', { note: '' })

export const returnFile = (world: World, one: Case, offset: number): Promise<void> =>
  take(world, one, { actor: SPECIALIST, at: timeAt(world, offset, 14) }, 'returnFile', {
    faults: [
      { field: 'plan', fault: 'Biznes-rejada moliyalashtirish manbalari yozilmagan' },
      { field: 'charter', fault: 'Ustavning oxirgi tahriri ilova qilinmagan' },
    ],
  })

/** Agencies agree; the utility does so on a condition. */
export async function opine(
  world: World,
  one: Case,
  offset: number,
  agencies: readonly (keyof typeof AGENCIES)[] = ['customs', 'tax', 'utility', 'hokimiyat'],
) {
  await inTurn(agencies, (agency) =>
    take(
      world,
      one,
      { actor: AGENCIES[agency], at: timeAt(world, offset, 15) },
      'opine',
      agency === 'utility' ? { opinion: 'agreedWithConditions', reason: 'Transformator quvvati oshirilgandan keyin' } : { opinion: 'agreed', reason: '' },
    ),
  )
}

export const score = (world: World, one: Case, offset: number): Promise<void> =>
  take(world, one, { actor: SPECIALIST, at: timeAt(world, offset, 11) }, 'score', { technology: '70', cooperation: '60', readiness: '80' })

const REASONS = {
  approve: {},
  reject: { norm: 'PF-153', reason: 'Loyiha zona yoʻnalishiga toʻgʻri kelmaydi' },
  changes: { reason: 'Ish oʻrinlari soni va muddatlari qayta koʻrib chiqilsin' },
} as const

export const decide = (world: World, one: Case, offset: number, decision: keyof typeof REASONS): Promise<void> =>
  take(world, one, { actor: HEAD, at: timeAt(world, offset, 16) }, 'decide', { decision, ...REASONS[decision] })

/** From the application to the decision: days of application, acceptance, opinions, score. */
export async function bringToDecision(world: World, applicant: Applicant, days: readonly [number, number, number, number]): Promise<Case> {
  const one = await apply(world, applicant, days[0])
  await acceptFile(world, one, days[1])
  await opine(world, one, days[2])
  await score(world, one, days[3])
  return one
}

export const draftContract = (world: World, one: Case, { key, lot }: Applicant, offset: number): Promise<void> =>
  take(world, one, { actor: SPECIALIST, at: timeAt(world, offset, 10) }, 'draftContract', {
    number: `OQUV-I-A${key}`,
    leaseNumber: `OQUV-L-A${key}`,
    lot: lot.id,
    rent: '24000000',
    obligations: [
      { item: 'invested', target: '2000000000', currency: 'UZS', weight: '0.6', due: dayAt(world, offset + 500), mandatory: 'true' },
      { item: 'jobs', target: '40', weight: '0.4', due: dayAt(world, offset + 500) },
    ],
  })

/** Applicant and directorate sign. */
export async function signContract(world: World, one: Case, { actor }: Applicant, offset: number): Promise<void> {
  await take(world, one, { actor, at: timeAt(world, offset, 11) }, 'sign', { signature: 'test' })
  await take(world, one, { actor: HEAD, at: timeAt(world, offset, 15) }, 'sign', { signature: 'test' })
}

export const withdraw = (world: World, one: Case, { actor }: Applicant, offset: number): Promise<void> =>
  take(world, one, { actor, at: timeAt(world, offset, 12) }, 'withdraw')
