import { ok, refuse, type Result } from '#lib/result.ts'
import type { Enterprise, Status } from '../model.ts'

type Known = Pick<Enterprise, 'id' | 'status' | 'statusFrom' | 'mergedInto' | 'stir' | 'training'>

/** A record that was joined into another is changed no more. Refuses enterprise.isMerged. */
export const mayChange = ({ mergedInto }: Pick<Known, 'mergedInto'>): Result<null> =>
  mergedInto === null ? ok(null) : refuse('enterprise.isMerged', { into: mergedInto })

/** Another status from a day that is neither to come nor before the present one. Refuses enterprise.sameStatus, enterprise.statusEarlier, enterprise.statusFuture. */
export function maySetStatus(enterprise: Known, status: Status, from: string, today: string): Result<null> {
  const open = mayChange(enterprise)
  if (!open.ok) return open
  if (enterprise.status === status) return refuse('enterprise.sameStatus', { status })
  if (from > today) return refuse('enterprise.statusFuture', { day: from })
  if (enterprise.statusFrom !== null && from < enterprise.statusFrom) return refuse('enterprise.statusEarlier', { since: enterprise.statusFrom })
  return ok(null)
}

/**
 * Whether one record may be joined into another: two records, both still standing, of one world, and not of two
 * taxpayers. Refuses enterprise.sameRecord, enterprise.isMerged, training.mixed, enterprise.twoTaxpayers.
 */
export function mayMerge(from: Known, into: Known): Result<null> {
  if (from.id === into.id) return refuse('enterprise.sameRecord')
  for (const one of [from, into]) {
    const open = mayChange(one)
    if (!open.ok) return open
  }
  if (from.training !== into.training) return refuse('training.mixed', { zone: '' })
  if (from.stir !== null && into.stir !== null) return refuse('enterprise.twoTaxpayers', { first: from.stir, second: into.stir })
  return ok(null)
}
