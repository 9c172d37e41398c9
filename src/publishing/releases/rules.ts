import type { Actor } from '#lib/access.ts'
import { dayInTashkent, isDay } from '#lib/day.ts'
import { ok, refuse, type Result } from '#lib/result.ts'
import type { Release, ReleaseChange, ReleaseContent, ReleaseDiff, ReleaseState, ReleaseStep } from './model.ts'

/** A release's way: a draft is approved by another person than prepared it, with a time of publication; or it is withdrawn. An approved one stays. */
export const STEPS = {
  approve: { to: 'approved', can: 'release.approve', otherThanMaker: true },
  withdraw: { to: 'withdrawn', can: 'release.prepare', otherThanMaker: false },
} as const

/** Whether a release may take a step. `maker` is the id of the one who prepared it. Page and server ask the same function. */
export function takeStep(release: Pick<Release, 'state'> & { readonly maker: string }, step: ReleaseStep, actor: Pick<Actor, 'id'>): Result<ReleaseState> {
  if (release.state !== 'draft') return refuse('release.decided', { state: release.state })
  if (STEPS[step].otherThanMaker && release.maker === actor.id) return refuse('release.ownWork')
  return ok(STEPS[step].to)
}

/** Whether everybody may see it now: approved, and its time has come. Nothing else opens it. */
export const isPublic = (release: Pick<Release, 'state' | 'publishAt'>, now: Date): boolean =>
  release.state === 'approved' && release.publishAt !== null && new Date(release.publishAt).getTime() <= now.getTime()

/** The instant of publication: at once where none is told; a day means its beginning in Tashkent. A past one is refused. */
export function publicationTime(told: string | undefined, now: Date): Result<string> {
  if (told === undefined) return ok(now.toISOString())
  const instant = new Date(isDay(told) ? `${told}T00:00:00.000+05:00` : told)
  const isToday = isDay(told) && told === dayInTashkent(now)
  if (instant.getTime() < now.getTime() && !isToday) return refuse('release.pastTime', { time: told })
  return ok(isToday ? now.toISOString() : instant.toISOString())
}

/** Id of a release: the period in small letters and a number that is never given twice: 2025-1, 2025-q1-2. */
export const releaseId = (period: string, number: number): string => `${period.toLowerCase()}-${number}`

/** What changed from one release to another: figures by subject, measure and period; computed values; findings that came or went. */
export function compareReleases(from: string, before: ReleaseContent, to: string, after: ReleaseContent): ReleaseDiff {
  const figures = compareLists(
    before.figures,
    after.figures,
    ({ subject, measure, period }) => `${subject}|${measure}|${period}`,
    (a, b) => a.value === b.value && a.qualifier === b.qualifier && a.claim === b.claim,
    (a, b): ReleaseChange[] => {
      const one = b ?? a
      if (one === undefined) return []
      const { subject, measure, period, source, claim } = one
      return [{ kind: 'figure', subject, what: measure, period, from: a?.value ?? null, to: b?.value ?? null, source, claim }]
    },
  )
  const values = compareLists(
    before.indicators,
    after.indicators,
    ({ indicator, subject, period }) => `${subject}|${indicator}|${period}`,
    (a, b) => a.value === b.value,
    (a, b): ReleaseChange[] => {
      const one = b ?? a
      if (one === undefined || (a?.value ?? null) === (b?.value ?? null)) return []
      const { subject, indicator, period } = one
      return [{ kind: 'indicator', subject, what: indicator, period, from: a?.value ?? null, to: b?.value ?? null, source: null, claim: null }]
    },
  )
  const findings = compareLists(
    before.findings,
    after.findings,
    ({ id }) => id,
    (a, b) => a.state === b.state,
    (a, b): ReleaseChange[] => {
      const one = b ?? a
      if (one === undefined) return []
      const { subject, rule, id } = one
      return [{ kind: 'finding', subject, what: rule, period: '', from: a === undefined ? null : 1, to: b === undefined ? null : 1, source: null, claim: id }]
    },
  )
  return { from, to, changes: [...figures.changes, ...values.changes, ...findings.changes], unchanged: figures.unchanged }
}

function compareLists<Item>(
  before: readonly Item[],
  after: readonly Item[],
  keyOf: (item: Item) => string,
  same: (a: Item, b: Item) => boolean,
  say: (a: Item | undefined, b: Item | undefined) => ReleaseChange[],
): { changes: ReleaseChange[]; unchanged: number } {
  const [old, fresh] = [new Map(before.map((item) => [keyOf(item), item])), new Map(after.map((item) => [keyOf(item), item]))]
  const keys = [...new Set([...old.keys(), ...fresh.keys()])].toSorted()
  const changes: ReleaseChange[] = []
  let unchanged = 0
  for (const key of keys) {
    const [a, b] = [old.get(key), fresh.get(key)]
    if (a !== undefined && b !== undefined && same(a, b)) unchanged++
    else changes.push(...say(a, b))
  }
  return { changes, unchanged }
}
