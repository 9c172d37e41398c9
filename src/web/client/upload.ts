import { addresses } from 'virtual:operations'
import type { OutputOf } from '#lib/operation.ts'
import type { ImportReport } from '#lib/schema.ts'
import type { OperationName, Operations } from '../../contracts.ts'
import { place } from './call.ts'
import { problemOf, RefusedCall } from './problem.ts'

/** Operations whose body is a file. */
export type UploadName =
  | 'importClaims'
  | 'importZones'
  | 'importPlaces'
  | 'importSources'
  | 'importBoundaries'
  | 'importStatistics'
  | 'importEnterprises'
  | 'importRates'
  | 'importPeers'
  | 'importConversions'

/** Sends a file to be imported, or only checked. A refusal is thrown as the problem the server describes, with its faults by row and column. */
export const upload = (name: UploadName, file: File, dryRun: boolean): Promise<ImportReport> => uploadTo(name, {}, file, dryRun)

/** The same for an operation whose path has parameters, with whatever it answers. */
export async function uploadTo<Name extends OperationName>(
  name: Name,
  parameters: Readonly<Record<string, string>>,
  file: File,
  dryRun: boolean,
): Promise<OutputOf<Operations[Name]>> {
  const { address } = place(addresses[name].path, Object.entries(parameters))
  const query = new URLSearchParams({ dryRun: String(dryRun), name: file.name })
  const response = await fetch(`/api${address}?${query}`, {
    method: 'POST',
    headers: { accept: 'application/json', 'accept-language': document.documentElement.lang, 'content-type': 'application/octet-stream' },
    body: file,
  }).catch((cause: unknown) => {
    throw new RefusedCall({ code: 'web.offline', status: 0, title: '', detail: '', faults: [] }, { cause })
  })
  if (!response.ok) throw new RefusedCall(await problemOf(response))
  return response.json()
}
