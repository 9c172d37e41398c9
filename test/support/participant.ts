import { randomUUID } from 'node:crypto'
import type { Actor, Grant } from '#lib/access.ts'
import { expectOk } from '#lib/result.ts'
import { asDay } from '#lib/terms.ts'
import { inWriting } from '#platform/database/connect.ts'
import { addObligations, type NewObligation } from '#procedures/obligations/register-service.ts'
import { createContract, signContract } from '#registers/contracts/service.ts'
import { createParty } from '#registers/parties/service.ts'
import type { TestProduct } from './product.ts'

/** A zone of the region (1727), not the city (1726), of Tashkent: its acceptance is the directorate's. */
export const REGION_ZONE = 'ohangaron-sinov'

export const person = (name: string, ...grants: readonly Grant[]): Actor => ({ id: stableIdOf(name), name, grants: [{ role: 'person' }, ...grants] })

/** Ids of people of tests: the same name has the same id. */
const ids = new Map<string, string>()
function stableIdOf(name: string): string {
  const known = ids.get(name) ?? randomUUID()
  ids.set(name, known)
  return known
}

/** Obligations of the worked example: 2,000 m soʻm invested, 50 jobs, 300 people trained, weights .4 .3 .3. */
export const EXAMPLE: readonly NewObligation[] = [
  { item: 'invested', description: '', target: 2_000_000_000_00, currency: 'UZS', weight: 0.4, mandatory: false, due: '2025-05-31' },
  { item: 'jobs', description: '', target: 50, currency: null, weight: 0.3, mandatory: false, due: '2025-05-31' },
  { item: 'training', description: '', target: 300, currency: null, weight: 0.3, mandatory: false, due: '2025-05-31' },
]

export async function addRegionZone(product: TestProduct): Promise<void> {
  await product.database.writers.query(
    `insert into zone (zone_id, position, names, place, training) values ($1, 900, $2, '1727212', false)
     on conflict do nothing`,
    [REGION_ZONE, JSON.stringify({ uz: 'Ohangaron', 'uz-Cyrl': 'Оҳангарон', ru: 'Ахангаран', en: 'Ohangaron' })],
  )
}

/** A participant with a signed investment contract and its obligations. */
export async function addParticipant(
  product: TestProduct,
  zone: string,
  number: string,
  obligations: readonly NewObligation[] = EXAMPLE,
  lot: string | null = null,
): Promise<{ readonly party: string; readonly contract: string }> {
  const now = new Date('2024-09-02T05:00:00Z')
  const value = await inWriting(product.database, async (writer) => {
    const names = { uz: `“${number}” MChJ`, 'uz-Cyrl': `“${number}” МЧЖ`, ru: `ООО «${number}»`, en: `${number} LLC` }
    const party = expectOk(await createParty(writer, { kind: 'enterprise', names, stir: null, place: null, training: false }, now), 'add a party')
    const wish = {
      zone,
      party: party.id,
      kind: 'investment' as const,
      number,
      startsOn: '2024-09-02',
      endsOn: null,
      lot,
      amount: 2_000_000_000_00,
      currency: 'UZS',
      parameterDay: '2024-09-02',
    }
    const contract = expectOk(await createContract(writer, wish, now), 'draft a contract')
    expectOk(await signContract(writer, { zone, id: contract.id, signedOn: '2024-09-02' }), 'sign a contract')
    expectOk(await addObligations(writer, zone, contract.id, obligations, now), 'add obligations')
    return { keep: true, value: { party: party.id, contract: contract.id } }
  })
  return value
}

/** Puts people with their grants into the register, so that the commission has members. */
export async function addPeople(product: TestProduct, people: readonly Actor[]): Promise<void> {
  for (const { id, name, grants } of people) {
    await product.database.writers.query(
      `insert into person (person_id, name, email, created_at, updated_at) values ($1, $2, $3, now(), now()) on conflict do nothing`,
      [id, name, `${id}@example.test`],
    )
    for (const { role, zone, party } of grants)
      if (role !== 'person')
        await product.database.writers.query(
          `insert into role_grant (grant_id, person_id, role, zone, party_id, valid_from, granted_by, at) values ($1, $2, $3, $4, $5, '2020-01-01', 'test', now())`,
          [randomUUID(), id, role, zone ?? null, party ?? null],
        )
  }
}

/** A document somebody attached, as a step names it: a small PDF by its first bytes. */
export async function attach(product: TestProduct, actor: Actor, zone: string, name: string, now: string): Promise<string> {
  const file = { name: `${name}.pdf`, bytes: Buffer.from(`%PDF-1.7\n% ${name} ${randomUUID()}\n%%EOF\n`) }
  const answer = await product.dispatch.answer('uploadDocument', { zone, kind: 'evidence' }, { actor, language: 'en', now: new Date(now), file })
  if (!answer.ok) throw new Error(`Cannot attach ${name}: ${answer.code} ${JSON.stringify(answer.faults)}`)
  return JSON.parse(answer.value.json).id
}

type Asked = { readonly code: string; readonly body: ReturnType<typeof JSON.parse>; readonly faults: readonly string[] }

/** Asks an operation as a person at noon of a day in Tashkent. */
export async function askAs(product: TestProduct, actor: Actor, day: string, name: string, input: object): Promise<Asked> {
  const answer = await product.dispatch.answer(name, input, { actor, language: 'en', now: new Date(`${asDay(day)}T07:00:00.000Z`) })
  return answer.ok
    ? { code: 'ok', body: JSON.parse(answer.value.json), faults: [] }
    : { code: answer.code, body: undefined, faults: (answer.faults ?? []).map(({ path, code }) => `${path} ${code}`) }
}

/** Takes a step of a case as it stands; the answer's code, with the state the case is in then. */
export async function takeStepAs(
  product: TestProduct,
  actor: Actor,
  day: string,
  one: { readonly zone: string; readonly id: string },
  step: string,
  input: object = {},
): Promise<string> {
  const found = await askAs(product, actor, day, 'getCase', one)
  if (found.code !== 'ok') return found.code
  const taken = await askAs(product, actor, day, 'takeCaseStep', { ...one, step, version: found.body.case.version, request: randomUUID(), input })
  return taken.code === 'ok' ? taken.body.state : [taken.code, ...taken.faults].join(' ')
}
