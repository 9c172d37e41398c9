import { ok, refuse, type Result } from '#lib/result.ts'
import type { Residency } from '../model.ts'

type Spell = Pick<Residency, 'zone' | 'id' | 'party' | 'since' | 'until'>

/** Beyond every day: stands for "still lasts". */
const OPEN = '9999-12-31'

const overlaps = (a: Spell, b: Spell): boolean => a.zone === b.zone && a.since <= (b.until ?? OPEN) && b.since <= (a.until ?? OPEN)

/** One enterprise is in one zone once at a time. Refuses residency.overlaps. */
export function mayReside(wish: Omit<Spell, 'id'>, standing: readonly Spell[]): Result<null> {
  const other = standing.find((one) => overlaps({ ...wish, id: '' }, one))
  return other === undefined ? ok(null) : refuse('residency.overlaps', { zone: wish.zone, since: other.since })
}

/** Ends on a day that is not before its first. Refuses residency.ended, residency.endsBefore. */
export function mayEnd(residency: Spell & Pick<Residency, 'status'>, until: string): Result<null> {
  if (residency.status === 'ended') return refuse('residency.ended', { until: residency.until ?? '' })
  return until < residency.since ? refuse('residency.endsBefore', { since: residency.since }) : ok(null)
}

/**
 * Residencies of two records of one enterprise, joined: those that overlap in a zone become one from the first day of
 * the earliest to the last of the latest, kept under an id of the record that stays; the others only change hands.
 */
export function joinResidencies(
  staying: readonly Spell[],
  absorbed: readonly Spell[],
): { kept: { id: string; zone: string; since: string; until: string | null }[]; dropped: Spell[] } {
  const groups: Spell[][] = []
  for (const spell of [...staying, ...absorbed]) {
    const touching = groups.filter((group) => group.some((one) => overlaps(one, spell)))
    const joined = [...touching.flat(), spell]
    for (const group of touching) groups.splice(groups.indexOf(group), 1)
    groups.push(joined)
  }
  const kept = groups.map((group) => {
    const head = group.find(({ id }) => staying.some((one) => one.id === id)) ?? group[0]
    const since = group.map((one) => one.since).toSorted()[0] ?? ''
    const last =
      group
        .map((one) => one.until ?? OPEN)
        .toSorted()
        .at(-1) ?? OPEN
    return { id: head?.id ?? '', zone: head?.zone ?? '', since, until: last === OPEN ? null : last }
  })
  return { kept, dropped: [...staying, ...absorbed].filter(({ id }) => !kept.some((one) => one.id === id)) }
}
