import { fold, toCyrillic } from '@sanoat/uzbek'
import type { Actor, Role } from '#lib/access.ts'
import { isDay } from '#lib/day.ts'
import type { Reader, Writer } from '#platform/database/sql.ts'
import { ensureTrainingZone, TRAINING_PLACE, TRAINING_ZONE } from '#registers/zones/training.ts'
import { putGrant, putPerson } from './store.ts'
import { putTrainingParties, trainingPersonOf } from './training-store.ts'

/** Organisations of the training zone by what they do there; made up, and called so. */
export const TRAINING_PARTIES = {
  directorate: '019a0000-0000-7000-8000-000000000001',
  enterprise: '019a0000-0000-7000-8000-000000000101',
  investor: '019a0000-0000-7000-8000-000000000201',
  commission: '019a0000-0000-7000-8000-000000000301',
  tax: '019a0000-0000-7000-8000-000000000401',
  customs: '019a0000-0000-7000-8000-000000000402',
  utility: '019a0000-0000-7000-8000-000000000403',
  hokimiyat: '019a0000-0000-7000-8000-000000000404',
  daba: '019a0000-0000-7000-8000-000000000405',
  valuer: '019a0000-0000-7000-8000-000000000406',
  ministry: '019a0000-0000-7000-8000-000000000501',
} as const
type PartyName = keyof typeof TRAINING_PARTIES

const PARTIES = {
  directorate: ['directorate', 'Oʻquv direksiyasi', 'Учебная дирекция', 'Training Directorate'],
  enterprise: ['enterprise', '“Oʻquv sexi” MChJ', 'ООО «Учебный цех»', 'Training Workshop LLC'],
  investor: ['investor', '“Oʻquv sarmoya” MChJ', 'ООО «Учебный инвестор»', 'Training Investor LLC'],
  commission: ['commission', 'Oʻquv komissiyasi', 'Учебная комиссия', 'Training Commission'],
  tax: ['agency', 'Oʻquv soliq inspeksiyasi', 'Учебная налоговая инспекция', 'Training Tax Office'],
  customs: ['agency', 'Oʻquv bojxona posti', 'Учебный таможенный пост', 'Training Customs Post'],
  utility: ['agency', 'Oʻquv taʼminot tashkiloti', 'Учебная снабжающая организация', 'Training Utility'],
  hokimiyat: ['agency', 'Oʻquv hokimligi', 'Учебный хокимият', 'Training Hokimiyat'],
  daba: ['agency', 'Oʻquv davlat aktivlari agentligi', 'Учебное агентство по управлению госактивами', 'Training State Assets Agency'],
  valuer: ['agency', 'Oʻquv baholash tashkiloti', 'Учебная оценочная организация', 'Training Valuation Firm'],
  ministry: ['ministry', 'Oʻquv vazirligi', 'Учебное министерство', 'Training Ministry'],
} as const satisfies Record<PartyName, readonly [kind: string, uz: string, ru: string, en: string]>

/** One account a role: its number, its name, and the organisation it is limited to where it is not limited to the zone. */
const ACCOUNTS = {
  'directorate.head': [1, 'Oʻquv direksiyasi rahbari', undefined],
  'directorate.specialist': [2, 'Oʻquv direksiyasi mutaxassisi', undefined],
  'zone.admin': [3, 'Oʻquv zonasi maʼmuri', undefined],
  'resident.head': [4, 'Oʻquv sexi rahbari', 'enterprise'],
  'resident.operator': [5, 'Oʻquv sexi operatori', 'enterprise'],
  investor: [6, 'Oʻquv investori', 'investor'],
  'commission.chair': [7, 'Oʻquv komissiyasi raisi', undefined],
  'commission.secretary': [8, 'Oʻquv komissiyasi kotibi', undefined],
  'commission.member': [9, 'Oʻquv komissiyasi aʼzosi', undefined],
  'daba.officer': [10, 'Oʻquv aktivlar agentligi xodimi', undefined],
  'auction.operator': [11, 'Oʻquv auksion operatori', undefined],
  valuer: [12, 'Oʻquv baholovchisi', undefined],
  'customs.officer': [13, 'Oʻquv bojxona xodimi', undefined],
  'tax.officer': [14, 'Oʻquv soliq xodimi', undefined],
  'utility.officer': [15, 'Oʻquv taʼminot xodimi', undefined],
  'hokimiyat.officer': [16, 'Oʻquv hokimligi xodimi', undefined],
  'ministry.analyst': [17, 'Oʻquv vazirligi tahlilchisi', undefined],
  auditor: [18, 'Oʻquv auditori', undefined],
  sysadmin: [19, 'Oʻquv tizim administratori', undefined],
} as const satisfies Record<Exclude<Role, 'public' | 'person'>, readonly [number, string, PartyName | undefined]>

const emailOf = (account: string) => `${account}@training.invalid`
const numbered = (start: string, number: number) => `019a0000-0000-7000-8000-0000${start}${String(number).padStart(4, '0')}`

/** The accounts that are offered, in the order of the access table. */
export const TRAINING_ACCOUNTS = Object.entries(ACCOUNTS).map(([account, [, name]]) => ({ account, name }))

/** The id of the person of a training account. */
export const trainingPersonId = (account: TrainingAccount): string => numbered('0001', ACCOUNTS[account][0])

export type TrainingAccount = keyof typeof ACCOUNTS

/** The person of a training account as they act: with the one role of the account. */
export function trainingActor(account: TrainingAccount): Actor {
  const [, name, party] = ACCOUNTS[account]
  const grant = party === undefined ? { role: account, zone: TRAINING_ZONE } : { role: account, party: TRAINING_PARTIES[party] }
  return { id: trainingPersonId(account), name, grants: [{ role: 'person' }, grant], training: true }
}

/**
 * Makes the training zone, its organisations and one account for each role, where they are missing. Each role is limited to
 * the zone or to the organisation, so that whoever learns acts on nothing real. Returns whether anything was made.
 */
export async function loadTrainingPeople(writer: Writer, now: Date): Promise<boolean> {
  let made = await ensureTrainingZone(writer)
  const parties = Object.entries(PARTIES).map(([name, [kind, uz, ru, en]]) => ({
    id: TRAINING_PARTIES[isPartyName(name) ? name : 'directorate'],
    kind,
    names: { uz, 'uz-Cyrl': toCyrillic(uz), ru, en },
    place: TRAINING_PLACE,
    search: fold(`${uz} ${ru} ${en}`),
  }))
  made = (await putTrainingParties(writer, now, parties)) > 0 || made
  for (const [account, [number, name, party]] of Object.entries(ACCOUNTS)) {
    const person = numbered('0001', number)
    made = (await putPerson(writer, now, { id: person, name, email: emailOf(account), confirmed: true, training: true })) || made
    await putGrant(writer, now, {
      id: numbered('0002', number),
      person,
      role: account,
      zone: party === undefined ? TRAINING_ZONE : undefined,
      party: party === undefined ? undefined : TRAINING_PARTIES[party],
      from: START,
      to: undefined,
      by: 'sanoat',
      reason: '',
    })
  }
  return made
}

/** A training role holds from before any day a test or a lesson is set on. */
const START = (() => {
  const day = '2000-01-01'
  if (!isDay(day)) throw new Error(`Cannot begin training roles: ${day} is no day`)
  return day
})()

const isPartyName = (name: string): name is PartyName => name in PARTIES

/** The person of a training account; undefined where it was never made. */
export const findTrainingPerson = async (reader: Reader, account: string): Promise<string | undefined> => (await trainingPersonOf(reader, emailOf(account)))?.id
