import { may, type Permission } from '#lib/access.ts'
import { useActor } from '#web/kit/useActor.ts'
import type { EnterpriseFile } from '../model.ts'

/** Whether the reader may do this with an enterprise: for the network or in a zone where it is or was, as the server asks. */
export function useMayWith(permission: Permission, { enterprise, residencies }: EnterpriseFile): boolean {
  const actor = useActor()
  return may(actor, permission, { party: enterprise.id }) || residencies.some(({ zone }) => may(actor, permission, { party: enterprise.id, zone }))
}
