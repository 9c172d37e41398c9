import * as z from 'zod/mini'
import { isDay, isInstant } from '#lib/day.ts'
import { operation } from '#lib/operation.ts'
import { period, slug, soato } from '#lib/schema.ts'
import { partName, release, releaseDiff, releaseFile } from './model.ts'

const id = slug
const reason = z.string().check(z.minLength(10, 'input.reason'), z.maxLength(2000))
const moment = z.optional(z.string().check(z.refine((text) => isDay(text) || isInstant(text), { error: 'input.instant' })))

export const listReleases = operation({
  method: 'GET',
  path: '/releases',
  summary: 'Published releases, latest first; one under embargo is not among them',
  can: 'public.read',
  timed: true,
  input: z.object({ place: z.optional(soato), period: z.optional(period) }),
  output: z.object({ items: z.array(release) }),
})

export const listReleaseDrafts = operation({
  method: 'GET',
  path: '/releases/drafts',
  summary: 'Releases that are not public: drafts, those under embargo, those withdrawn',
  can: 'release.prepare',
  timed: true,
  input: z.object({}),
  output: z.object({ items: z.array(release) }),
})

export const getRelease = operation({
  method: 'GET',
  path: '/releases/{id}',
  summary: 'One published release with the hashes of its parts',
  can: 'public.read',
  timed: true,
  input: z.object({ id }),
  output: releaseFile,
})

export const getReleaseDraft = operation({
  method: 'GET',
  path: '/releases/drafts/{id}',
  summary: 'One release in any state, for those who prepare them',
  can: 'release.prepare',
  timed: true,
  input: z.object({ id }),
  output: releaseFile,
})

export const getReleasePart = operation({
  method: 'GET',
  path: '/releases/{id}/parts/{part}',
  summary: 'One part of a published release, exactly the bytes whose SHA-256 the release states',
  can: 'public.read',
  timed: true,
  input: z.object({ id, part: partName }),
  output: z.unknown(),
})

export const diffReleases = operation({
  method: 'GET',
  path: '/releases/{id}/changes',
  summary: 'What changed from another release to this one, figure by figure; without `against` from the one before of the same territory',
  can: 'public.read',
  timed: true,
  input: z.object({ id, against: z.optional(slug) }),
  output: releaseDiff,
})

export const diffReleaseDrafts = operation({
  method: 'GET',
  path: '/releases/drafts/{id}/changes',
  summary: 'The same for releases in any state',
  can: 'release.prepare',
  timed: true,
  input: z.object({ id, against: z.optional(slug) }),
  output: releaseDiff,
})

export const prepareRelease = operation({
  method: 'POST',
  path: '/releases',
  summary: 'Freeze the figures of a territory for a period as a draft release',
  can: 'release.prepare',
  audit: 'release.prepared',
  input: z.object({
    place: z._default(soato, '1726'),
    period,
    note: z.string().check(z.minLength(3, 'input.text'), z.maxLength(500)),
    /** A rating run that is public; without it the rating is computed by `method`. */
    run: z.optional(slug),
    method: z._default(slug, 'paper-table'),
  }),
  output: release,
})

export const approveRelease = operation({
  method: 'POST',
  path: '/releases/{id}/approval',
  summary: 'Approve a release and set when it becomes public (at once where no time is told); not by the one who prepared it',
  can: 'release.approve',
  audit: 'release.approved',
  input: z.object({ id, publishAt: moment }),
  output: release,
})

export const withdrawRelease = operation({
  method: 'POST',
  path: '/releases/{id}/withdrawal',
  summary: 'Give up a draft; its number is not given again',
  can: 'release.prepare',
  audit: 'release.withdrawn',
  input: z.object({ id, reason }),
  output: release,
})
