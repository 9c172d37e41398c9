import { ok, refuse, type Result } from '#lib/result.ts'
import type { Reader, Writer } from '#platform/database/sql.ts'
import type { ReadHandler, WriteHandler } from '#platform/dispatch.ts'
import type * as contract from './contract.ts'
import { freezeParts, gather, hashOfRelease } from './freeze.ts'
import { releaseContent, type Release, type ReleaseContent, type ReleaseDiff, type ReleaseFile } from './model.ts'
import { compareReleases, isPublic, publicationTime, releaseId, takeStep } from './rules.ts'
import * as store from './store.ts'

export const answerListReleases: ReadHandler<typeof contract.listReleases> = async (input, reader, { now }) =>
  ok({ items: await store.publicReleases(reader, input, now) })

export const answerListReleaseDrafts: ReadHandler<typeof contract.listReleaseDrafts> = async (_input, reader, { now }) =>
  ok({ items: await store.hiddenReleases(reader, now) })

/** A release everybody may see now; another is as unknown as one that does not exist. */
export async function readPublicRelease(reader: Reader, id: string, now: Date): Promise<Result<Release>> {
  const release = await store.releaseById(reader, id)
  return release !== undefined && isPublic(release, now) ? ok(release) : refuse('release.unknown', { id })
}

/** A release in any state. */
export async function readAnyRelease(reader: Reader, id: string): Promise<Result<Release>> {
  const release = await store.releaseById(reader, id)
  return release === undefined ? refuse('release.unknown', { id }) : ok(release)
}

const fileOf = async (reader: Reader, release: Release): Promise<ReleaseFile> => ({ release, parts: await store.partsOf(reader, release.id) })

export const answerGetRelease: ReadHandler<typeof contract.getRelease> = async ({ id }, reader, { now }) => {
  const release = await readPublicRelease(reader, id, now)
  return release.ok ? ok(await fileOf(reader, release.value)) : release
}

export const answerGetReleaseDraft: ReadHandler<typeof contract.getReleaseDraft> = async ({ id }, reader) => {
  const release = await readAnyRelease(reader, id)
  return release.ok ? ok(await fileOf(reader, release.value)) : release
}

/** The kept bytes: canonical JSON reads and writes back as the very same text. */
export const answerGetReleasePart: ReadHandler<typeof contract.getReleasePart> = async ({ id, part }, reader, { now }) => {
  const release = await readPublicRelease(reader, id, now)
  if (!release.ok) return release
  const row = await store.partContent(reader, id, part)
  if (row === undefined) throw new Error(`Cannot read the part ${part} of the release ${id}: it is not there`)
  const content: unknown = JSON.parse(row.content)
  return ok(content)
}

/** The whole content of a release; who may see it is the caller's question. */
export async function readContent(reader: Reader, id: string): Promise<ReleaseContent> {
  const rows = await store.contentsOf(reader, id)
  return releaseContent.parse(Object.fromEntries(rows.map(({ name, content }) => [name, JSON.parse(content)])))
}

export const answerDiffReleases: ReadHandler<typeof contract.diffReleases> = async ({ id, against }, reader, { now }) => {
  const release = await readPublicRelease(reader, id, now)
  if (!release.ok) return release
  const other = against === undefined ? await earlierOf(reader, release.value, (one) => isPublic(one, now)) : await readPublicRelease(reader, against, now)
  return other.ok ? ok(await diff(reader, other.value.id, id)) : other
}

export const answerDiffReleaseDrafts: ReadHandler<typeof contract.diffReleaseDrafts> = async ({ id, against }, reader) => {
  const release = await readAnyRelease(reader, id)
  if (!release.ok) return release
  const other = against === undefined ? await earlierOf(reader, release.value, ({ state }) => state !== 'withdrawn') : await readAnyRelease(reader, against)
  return other.ok ? ok(await diff(reader, other.value.id, id)) : other
}

/** The release of the same territory prepared before this one. */
async function earlierOf(reader: Reader, release: Release, fits: (one: Release) => boolean): Promise<Result<Release>> {
  const earlier = (await store.releasesOf(reader, release.place)).find((one) => one.preparedAt < release.preparedAt && one.id !== release.id && fits(one))
  return earlier === undefined ? refuse('release.noEarlier', { id: release.id }) : ok(earlier)
}

const diff = async (reader: Reader, from: string, to: string): Promise<ReleaseDiff> =>
  compareReleases(from, await readContent(reader, from), to, await readContent(reader, to))

export const answerPrepareRelease: WriteHandler<typeof contract.prepareRelease> = async (input, writer, { actor, now }) => {
  const number = await store.takeNumber(writer, input.period)
  const gathered = await gather(writer, input)
  if (!gathered.ok) return gathered
  const id = releaseId(input.period, number)
  const parts = freezeParts(gathered.value)
  const hash = hashOfRelease(id, input, parts)
  const { place, period, note } = input
  await store.insertRelease(writer, { id, place, period, number, note, hash, maker: actor.id, name: actor.name }, now)
  for (const part of parts) await store.insertPart(writer, { release: id, ...part })
  return done(writer, id)
}

/** The release as it now stands, for the answer and the journal. */
async function done(writer: Writer, id: string) {
  const release = await readAnyRelease(writer, id)
  if (!release.ok) return release
  const { state, hash, publishAt, reason } = release.value
  return ok({ output: release.value, subject: id, journalled: { id, state, hash, publishAt, reason } })
}

export const answerApproveRelease: WriteHandler<typeof contract.approveRelease> = async ({ id, publishAt }, writer, { actor, now }) => {
  await store.lockRelease(writer, id)
  const release = await store.releaseById(writer, id)
  if (release === undefined) return refuse('release.unknown', { id })
  const state = takeStep(release, 'approve', actor)
  if (!state.ok) return state
  const time = publicationTime(publishAt, now)
  if (!time.ok) return time
  await store.setDecided(writer, { id, state: state.value, by: actor.name, reason: '', publishAt: time.value }, now)
  return done(writer, id)
}

export const answerWithdrawRelease: WriteHandler<typeof contract.withdrawRelease> = async ({ id, reason }, writer, { actor, now }) => {
  await store.lockRelease(writer, id)
  const release = await store.releaseById(writer, id)
  if (release === undefined) return refuse('release.unknown', { id })
  const state = takeStep(release, 'withdraw', actor)
  if (!state.ok) return state
  await store.setDecided(writer, { id, state: state.value, by: actor.name, reason, publishAt: null }, now)
  return done(writer, id)
}

/** Releases everybody may see now, latest published first. */
export const readPublicReleases = (reader: Reader, now: Date, filter: { place?: string; period?: string } = {}): Promise<Release[]> =>
  store.publicReleases(reader, filter, now)

/** The latest release of a territory and period in any state but withdrawn. */
export async function readLatestRelease(reader: Reader, place: string, period: string): Promise<Release | undefined> {
  return (await store.releasesOf(reader, place)).find((one) => one.period === period && one.state !== 'withdrawn')
}
