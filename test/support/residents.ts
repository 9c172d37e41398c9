import { inWriting } from '#platform/database/connect.ts'
import { newId } from '#platform/id.ts'
import { sql } from '#platform/database/sql.ts'
import type { Actor, Role } from '#lib/access.ts'
import type { TestProduct } from './product.ts'

export type Resident = { readonly zone: string; readonly party: string; readonly residency: string; readonly head: Actor; readonly operator: Actor }

/** An enterprise that resides in a zone, with its head and an operator. With a party it is the same enterprise in another zone. */
export async function addResident(
  product: Pick<TestProduct, 'database'>,
  wish: { zone: string; name: string; since?: string; until?: string; ifut?: string; party?: string },
): Promise<Resident> {
  const now = new Date('2025-01-01T00:00:00Z')
  const [party, residency] = [wish.party ?? newId(now), newId(now)]
  await inWriting(product.database, async (writer) => {
    const names = { uz: wish.name, 'uz-Cyrl': wish.name, ru: wish.name, en: wish.name }
    const training = sql`(select training from zone where zone_id = ${wish.zone})`
    if (wish.party === undefined)
      await writer.run(sql`
        insert into party (party_id, kind, names, training, search, created_at)
        values (${party}, 'enterprise', ${JSON.stringify(names)}::jsonb, ${training}, ${wish.name}, ${now.toISOString()})`)
    await writer.run(sql`
      insert into residency (zone_id, residency_id, party_id, since, until, ifut, status, recorded_at)
      values (${wish.zone}, ${residency}, ${party}, ${wish.since ?? '2024-01-01'}, ${wish.until ?? null}, ${wish.ifut ?? '25110'}, 'active', ${now.toISOString()})`)
    return { keep: true, value: undefined }
  })
  const person = (role: Role, name: string): Actor => ({ id: `${name}-${party}`, name, grants: [{ role: 'person' }, { role, party }] })
  return {
    zone: wish.zone,
    party,
    residency,
    head: person('resident.head', `${wish.name} head`),
    operator: person('resident.operator', `${wish.name} operator`),
  }
}

/** A zone made up for training, beside a real one. */
export async function addTrainingZone(product: Pick<TestProduct, 'database'>, like: string, zone: string): Promise<void> {
  await inWriting(product.database, async (writer) => {
    await writer.run(sql`
      insert into zone select (jsonb_populate_record(zone, jsonb_build_object('zone_id', ${zone}::text, 'training', true))).* from zone where zone_id = ${like}`)
    return { keep: true, value: undefined }
  })
}
