import type { Release } from '../model.ts'
import { isPublic } from '../rules.ts'

export type Standing = 'draft' | 'embargo' | 'published' | 'withdrawn'

/** How a release stands for a reader now. */
export const standingOf = (release: Release, now: Date = new Date()): Standing =>
  release.state !== 'approved' ? release.state : isPublic(release, now) ? 'published' : 'embargo'

export const STANDING_TAGS = { draft: '', embargo: 'warning', published: 'good', withdrawn: '' } as const
