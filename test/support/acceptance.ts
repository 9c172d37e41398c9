import { expect } from 'vitest'
import { caseSweep } from '../../src/procedures.ts'
import { askAs, attach, person, takeStepAs } from './participant.ts'
import type { TestProduct } from './product.ts'

type Case = { readonly zone: string; readonly id: string }

/** What tests of acceptance do again and again: find the case, hand in the worked example's evidence, verify and conclude. */
export function acceptanceHelpers(product: () => TestProduct) {
  const specialist = person('specialist', { role: 'directorate.specialist' })
  const head = person('head', { role: 'directorate.head' })
  const admin = (zone: string) => person(`admin ${zone}`, { role: 'zone.admin', zone })
  const resident = (party: string) => person(`resident ${party}`, { role: 'resident.head', party })
  const sweep = (day: string) => caseSweep(product().database, new Date(`${day}T07:00:00Z`), product().equipment)

  /** The acceptance case of a contract, as the specialist finds it. */
  async function caseOf(zone: string, number: string, day: string) {
    const { body } = await askAs(product(), specialist, day, 'listCases', { kind: 'acceptance', inZone: zone, open: 'true' })
    const found = body.items.find((one: { title: { values: { contract: string } } }) => one.title.values.contract === number)
    return found === undefined ? undefined : { zone, id: String(found.id) }
  }

  /** Hands in evidence of the worked example: 1,900 m soʻm, 55 jobs in each month, 240 trained. */
  async function handInExample(one: Case, party: string, day: string, mark: string) {
    const actor = resident(party)
    const { body } = await askAs(product(), actor, day, 'getCase', one)
    const options: { id: string; said: { values: { item: string } } }[] = body.next.find(({ step }: { step: string }) => step === 'addEvidence').fields[0]
      .options
    const of = (item: string) => options.find(({ said }) => said.values.item === item)?.id
    const document = await attach(product(), actor, one.zone, mark, `${day}T07:00:00Z`)
    const shared = { document, dated: '2025-05-20' }
    const rows = [
      { obligation: of('invested'), kind: 'invoice', number: `INV-${mark}`, amount: '1900000000', currency: 'UZS' },
      ...['2025-03', '2025-04', '2025-05'].map((month) => ({
        obligation: of('jobs'),
        kind: 'taxHeadcount',
        number: `TAX-${mark}-${month}`,
        amount: '55',
        month,
      })),
      { obligation: of('training'), kind: 'other', number: `TR-${mark}`, amount: '240' },
    ]
    for (const row of rows) expect(await takeStepAs(product(), actor, day, one, 'addEvidence', { ...shared, ...row })).toBe('evidence')
    expect(await takeStepAs(product(), actor, day, one, 'handIn')).toBe('verification')
  }

  /** Verifies everything as shown, visits and concludes. */
  async function verifyAndConclude(one: Case, day: string) {
    const { body } = await askAs(product(), specialist, day, 'getCase', one)
    const rows: { id: string; accepted: string }[] = body.next.find(({ step }: { step: string }) => step === 'verify').fields[0].rows
    expect(await takeStepAs(product(), specialist, day, one, 'conclude')).toBe('acceptance.unverified')
    expect(
      await takeStepAs(product(), specialist, day, one, 'verify', {
        evidence: rows.map(({ id, accepted }) => ({ id, accepted, verdict: 'accepted', remark: '' })),
      }),
    ).toBe('verification')
    expect(await takeStepAs(product(), specialist, day, one, 'conclude')).toBe('acceptance.notVisited')
    expect(await takeStepAs(product(), admin(one.zone), day, one, 'visit', { visitedOn: day, members: 'A\nB', seen: 'Two halls at work' })).toBe(
      'acceptance.groupTooSmall',
    )
    expect(
      await takeStepAs(product(), admin(one.zone), day, one, 'visit', { visitedOn: day, members: 'A\nB\nC', usedArea: '1 200,5', seen: 'Two halls at work' }),
    ).toBe('verification')
    return takeStepAs(product(), specialist, day, one, 'conclude')
  }

  /** Carries the acceptance of a participant with one obligation, to invest, through to the signed act: outside the city of Tashkent. */
  async function acceptInvestment(zone: string, number: string, party: string): Promise<void> {
    await sweep('2025-06-02')
    const one = await caseOf(zone, number, '2025-06-02')
    if (one === undefined) throw new Error(`Cannot accept the obligations of ${number}: no case was opened`)
    const actor = resident(party)
    const { body } = await askAs(product(), actor, '2025-06-10', 'getCase', one)
    const obligation = body.next.find(({ step }: { step: string }) => step === 'addEvidence').fields[0].options[0].id
    const document = await attach(product(), actor, zone, number, '2025-06-10T07:00:00Z')
    const row = { obligation, document, kind: 'invoice', number: `INV-${number}`, dated: '2025-05-20', amount: '2000000000', currency: 'UZS' }
    expect(await takeStepAs(product(), actor, '2025-06-10', one, 'addEvidence', row)).toBe('evidence')
    expect(await takeStepAs(product(), actor, '2025-06-10', one, 'handIn')).toBe('verification')
    expect(await verifyAndConclude(one, '2025-06-20')).toBe('decision')
    expect(await takeStepAs(product(), head, '2025-06-25', one, 'decide', { outcome: 'accepted' })).toBe('signing')
    expect(await takeStepAs(product(), head, '2025-06-25', one, 'sign', { signature: 'test' })).toBe('accepted')
  }
  return { specialist, head, admin, resident, sweep, caseOf, handInExample, verifyAndConclude, acceptInvestment }
}
