import type { Day } from '#lib/day.ts'
import type { Writer } from '#platform/database/sql.ts'
import type { Circumstances } from '#platform/dispatch.ts'
import { makeEnterprise, partyById } from '#registers/parties/service.ts'
import { record } from './change-service.ts'
import type { Enterprise } from './model.ts'
import { insertEnterprise, lockedEnterprise } from './store.ts'

/** Makes an organisation that was an investor an enterprise of the register, with what its application said; one that is already stays as it is. */
export async function enrolParty(
  writer: Writer,
  id: string,
  { ifut, since }: { readonly ifut: string; readonly since: Day },
  circumstances: Circumstances,
): Promise<void> {
  if ((await lockedEnterprise(writer, id)) !== undefined) return
  const party = await partyById(writer, id)
  if (party === undefined) throw new Error(`Cannot enrol the party ${id}: it is not in the register`)
  const { names, stir, place, training } = party
  const enterprise: Enterprise = {
    id,
    training,
    names,
    stir,
    place,
    legalForm: null,
    registeredOn: null,
    ifut,
    hsCodes: [],
    headName: '',
    phone: null,
    email: null,
    address: '',
    account: null,
    mfo: null,
    size: null,
    foreignShare: null,
    status: 'active',
    statusFrom: since,
    mergedInto: null,
    revision: 1,
  }
  await insertEnterprise(writer, enterprise, circumstances.now)
  await makeEnterprise(writer, id)
  await record(writer, id, { kind: 'created', day: since }, circumstances)
}
