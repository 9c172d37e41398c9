import { addMonths } from '@sanoat/uzbek'
import * as z from 'zod/mini'
import type { Actor } from '#lib/access.ts'
import type { Day } from '#lib/day.ts'
import { stableId } from '#platform/stable-id.ts'
import type { Writer } from '#platform/database/sql.ts'
import type { Circumstances } from '#platform/dispatch.ts'
import { addObligations } from '#procedures/obligations/register-service.ts'
import { addEncumbrance, addLedgerEntry, contractsOfParty, createContract, encumbrancesOn, signContract } from '#registers/contracts/service.ts'
import { enrolParty } from '#registers/enterprises/enrolment-service.ts'
import { takeUpResidency } from '#registers/enterprises/residency-service.ts'
import { allocateLot } from '#registers/land/occupancy-service.ts'
import { createParty } from '#registers/parties/service.ts'
import { TRAINING_PARTIES, trainingActor } from '#registers/people/training.ts'
import { TRAINING_PLACE, TRAINING_ZONE } from '#registers/zones/training.ts'
import { firmNames, OWN, type Firm } from './content.ts'
import type { LotRow } from './land.ts'
import { ask, change, dayAt, given, mustAsk, NOTHING, timeAt, workdayAt, type World } from './road.ts'

const SPECIALIST = trainingActor('directorate.specialist')
const HEAD = trainingActor('directorate.head')

/** The first day of the rules on acceptance: a contract of the past keeps the parameters of that day at the earliest (VMQ-432). */
const RULES_FROM = '2024-08-01'
const MILLION = 100_000_000

/** An enterprise as the cases need it: who acts for it, its contract and lot. */
export type Resident = {
  readonly firm: Firm
  readonly party: string
  readonly actor: Actor
  readonly contract: string
  readonly contractNumber: string
  readonly lot: string
}

/** Organisations of the training zone that the generator made, by their Uzbek name. */
export async function readParties(world: World, kind: 'enterprise' | 'investor'): Promise<Map<string, string>> {
  const shape = z.object({ items: z.array(z.object({ id: z.string(), names: z.object({ uz: z.string() }) })) })
  const input = { kind, training: true, limit: '200' }
  // The register of organisations is the network's: whoever lists it has no zone.
  const actor: Actor = { ...HEAD, grants: [{ role: 'directorate.head' }] }
  const { items } = await mustAsk(world, { actor, at: timeAt(world, -1) }, 'listParties', input, shape)
  return new Map(items.map(({ id, names }) => [names.uz, id]))
}

/** Who acts for an enterprise that no account belongs to. */
export const headOf = (number: string, party: string): Actor => ({
  id: stableId(`training head ${number}`),
  name: `Oʻquv korxonasi ${number} rahbari`,
  grants: [{ role: 'resident.head', party }],
  training: true,
})

export const yearOf = (world: World, offset: number): string => dayAt(world, offset).slice(0, 4)

/** Makes an enterprise with its investment contract, obligations, lease, lot and residency, in one transaction; one that stands is found. */
export async function makeResident(world: World, firm: Firm, lots: ReadonlyMap<string, LotRow>, parties: ReadonlyMap<string, string>): Promise<Resident> {
  const own = firm === OWN.accepted || firm === OWN.current
  const lot = lots.get(firm.lot)
  if (lot === undefined) throw new Error(`Cannot make enterprise ${firm.number}: there is no lot ${firm.lot}`)
  const names = firmNames(firm.number)
  const known = own ? TRAINING_PARTIES.enterprise : parties.get(names.uz)
  const year = yearOf(world, firm.signed)
  const contractNumber = `OQUV-I-${firm.number}/${year}`
  const as = { actor: HEAD, at: timeAt(world, firm.signed) }
  const made = await change(world, as, { action: 'training.enterprise', subject: contractNumber }, async (writer, circumstances) => {
    const found = known === undefined ? undefined : (await contractsOfParty(writer, known)).find(({ number }) => number === contractNumber)
    if (found !== undefined) return undefined
    const party =
      known ?? given(await createParty(writer, { kind: 'enterprise', names, stir: null, place: TRAINING_PLACE, training: true }, as.at), 'add a party').id
    const contract = await contractsFor(
      world,
      writer,
      firm,
      { party, lot: lot.id, number: contractNumber, lease: `OQUV-L-${firm.number}/${year}` },
      circumstances,
    )
    const since = workdayAt(world, firm.signed)
    await enrolParty(writer, party, { ifut: firm.ifut, since }, circumstances)
    const residency = { zone: TRAINING_ZONE, party, since, status: 'active' as const, ifut: firm.ifut, contract, contractNote: contractNumber }
    const taken = await takeUpResidency(writer, residency, circumstances)
    if (!taken.ok && taken.code !== 'residency.overlaps') given(taken, 'take up a residency')
    return { party, contract }
  })
  const party = made?.party ?? known
  const contract = made?.contract ?? (party === undefined ? undefined : await contractIdOf(world, party, contractNumber))
  if (party === undefined || contract === undefined) throw new Error(`Cannot make enterprise ${firm.number}: it was neither made nor found`)
  await describe(world, firm, party, own)
  await build(world, firm, lot.id)
  return { firm, party, contract, contractNumber, lot: lot.id, actor: own ? trainingActor('resident.head') : headOf(firm.number, party) }
}

async function contractIdOf(world: World, party: string, number: string): Promise<string | undefined> {
  const shape = z.object({ contracts: z.array(z.object({ id: z.string(), number: z.string() })) })
  const { contracts } = await mustAsk(world, { actor: SPECIALIST, at: timeAt(world, -1) }, 'getEnterprise', { party }, shape)
  return contracts.find((one) => one.number === number)?.id
}

type Numbers = { readonly party: string; readonly lot: string; readonly number: string; readonly lease: string }

/** The investment contract with its obligations, the lease with what was charged and paid, and the lot that is held by it. */
async function contractsFor(world: World, writer: Writer, firm: Firm, { party, lot, number, lease }: Numbers, { now, actor }: Circumstances): Promise<string> {
  const signedOn = workdayAt(world, firm.signed)
  const parameterDay = signedOn > RULES_FROM ? signedOn : RULES_FROM
  const shared = { zone: TRAINING_ZONE, party, startsOn: signedOn, lot, currency: 'UZS', parameterDay }
  const investment = given(
    await createContract(writer, { ...shared, kind: 'investment', number, endsOn: null, amount: firm.invested * MILLION }, now),
    'draft the contract',
  )
  const rent = firm.invested * MILLION * 0.01
  const endsOn = addMonths(signedOn, 120)
  const rented = given(await createContract(writer, { ...shared, kind: 'lease', number: lease, endsOn, amount: rent }, now), 'draft the lease')
  for (const { id } of [investment, rented]) given(await signContract(writer, { zone: TRAINING_ZONE, id, signedOn }), 'sign')
  const shares = { weight: 0.3, mandatory: false, due: dayAt(world, firm.due) }
  const promises = [
    { ...shares, item: 'invested' as const, description: '', target: firm.invested * MILLION, currency: 'UZS', weight: 0.4, mandatory: true },
    { ...shares, item: 'jobs' as const, description: '', target: firm.jobs, currency: null },
    { ...shares, item: 'training' as const, description: '', target: firm.trained, currency: null },
    // What falls due later stands in the calendar of obligations.
    ...(firm === OWN.current ? [{ ...shares, item: 'export' as const, description: '', target: 600 * MILLION, currency: 'UZS', due: dayAt(world, 190) }] : []),
  ]
  given(await addObligations(writer, TRAINING_ZONE, investment.id, promises, now), 'add obligations')
  await charge(world, writer, firm, rented.id, rent / 4, now)
  const wish = { zone: TRAINING_ZONE, lot, party, contract: rented.id, from: signedOn, document: lease }
  given(await allocateLot(writer, now, actor, wish), 'allocate the lot')
  return investment.id
}

/** Rent of the last quarters, paid but for one enterprise that owes two of them, and one that is not due yet. */
async function charge(world: World, writer: Writer, firm: Firm, lease: string, amount: number, now: Date): Promise<void> {
  const sum = Math.round(amount / 100) * 100
  const add = (kind: 'rent' | 'payment', offset: number, value: number) =>
    addLedgerEntry(
      writer,
      { zone: TRAINING_ZONE, id: lease },
      { kind, dueOn: dayAt(world, offset), amount: value, currency: 'UZS', document: null, note: '' },
      now,
    ).then((entry) => given(entry, 'add to the ledger'))
  for (const offset of [-255, -165, -75, 15]) {
    if (offset < firm.signed) continue
    await add('rent', offset, sum)
    const owes = firm.number === '14' && offset > -200
    if (offset < 0 && !owes) await add('payment', offset, -sum)
  }
}

/** What the register says of the enterprise beside its activity. */
async function describe(world: World, firm: Firm, party: string, own: boolean): Promise<void> {
  const names = own ? { uz: '“Oʻquv sexi” MChJ', ru: 'ООО «Учебный цех»', en: 'Training Workshop LLC' } : firmNames(firm.number)
  const wish = {
    party,
    revision: 1,
    nameUz: names.uz,
    nameRu: names.ru,
    nameEn: names.en,
    place: TRAINING_PLACE,
    legalForm: 'llc',
    ifut: firm.ifut,
    size: firm.jobs > 60 ? 'medium' : firm.jobs > 20 ? 'small' : 'micro',
    address: `Oʻquv zonasi, ${firm.lot}`,
    headName: own ? 'Oʻquv sexi rahbari' : `Oʻquv korxonasi ${firm.number} rahbari`,
    reason: 'Oʻquv maʼlumoti',
  }
  const known = ['enterprise.changedMeanwhile', 'enterprise.same']
  await ask(world, { actor: SPECIALIST, at: timeAt(world, firm.signed, 14) }, 'changeEnterprise', wish, NOTHING, { known })
}

const STAGES = ['allocated', 'construction', 'operating'] as const

/** The lot goes on as its holder builds and begins to work. */
async function build(world: World, firm: Firm, lot: string): Promise<void> {
  const reached = STAGES.indexOf(firm.building)
  for (const [index, to] of STAGES.entries()) {
    if (index === 0 || index > reached) continue
    const offset = Math.min(firm.signed + index * 90, -5)
    const wish = { zone: TRAINING_ZONE, lot, to, day: workdayAt(world, offset), document: 'Oʻquv dalolatnomasi' }
    await ask(world, { actor: SPECIALIST, at: timeAt(world, offset, 15) }, 'changeLotStatus', wish, NOTHING, { known: ['lot.noStep', 'lot.frozen'] })
  }
}

/** A court has arrested what one enterprise has: its land cannot be privatized. */
export async function arrest(world: World, { contract, lot }: Resident): Promise<void> {
  const since: Day = dayAt(world, -30)
  const as = { actor: HEAD, at: timeAt(world, -29) }
  await change(world, as, { action: 'training.arrest', subject: contract }, async (writer) => {
    if ((await encumbrancesOn(writer, TRAINING_ZONE, { contract, lot })).length > 0) return undefined
    const encumbrance = { lot, contract: null, kind: 'arrest' as const, since, until: null, ground: 'Oʻquv sudi qarori' }
    return given(await addEncumbrance(writer, TRAINING_ZONE, encumbrance, as.at), 'arrest')
  })
}
