import { refuse, ok, type Refusal, type Result } from '#lib/result.ts'
import type { Day } from '#lib/day.ts'
import type { ItemResult, SessionData } from './model.ts'

/** Members that must be there: the share of all members rounded up (parameter commission.quorum_share, ⅔ assumed). */
export const quorumOf = (members: number, share: number): number => Math.ceil(members * share - 1e-9)

/** "2/3" as a number; a plain number stands for itself. */
export function shareOf(text: string): number {
  const [above = '', below = '1'] = text.split('/')
  const share = Number(above) / Number(below)
  if (!(share > 0 && share <= 1)) throw new Error(`Cannot read the share ${text}: expected something like 2/3`)
  return share
}

export type SessionFacts = { readonly data: SessionData; readonly today: Day; readonly quorumShare: number }

/** Why a step of a session may not be taken now by this person. */
export function guardSession(step: string, { data, today }: SessionFacts, person: string | undefined): Refusal | undefined {
  if (step === 'open' && data.day > today) return refuse('session.notYet', { day: data.day })
  if ((step === 'vote' || step === 'declareConflict') && person !== undefined && !data.present.includes(person)) return refuse('session.notPresent')
  if (step === 'declareConflict' && person !== undefined && data.votes.some(({ member }) => member === person)) return refuse('session.votedAlready')
  if (step === 'close') {
    const waited = data.members.filter(
      ({ id }) => data.present.includes(id) && owedVotes(data, id).length > 0 && !data.votes.some(({ member }) => member === id),
    )
    if (waited.length > 0) return refuse('session.votesMissing', { names: waited.map(({ name }) => name) })
  }
  return undefined
}

/** Whether the session may be opened with these members present. */
export function checkQuorum(data: SessionData, present: readonly string[], share: number): Result<true> {
  const needed = quorumOf(data.members.length, share)
  const here = data.members.filter(({ id }) => present.includes(id)).length
  return here >= needed && here > 0 ? ok(true) : refuse('session.noQuorum', { here, needed, members: data.members.length })
}

/** Cases on which a member votes: all but those in which they have a conflict of interest. */
export const owedVotes = (data: SessionData, person: string): string[] =>
  data.items.map(({ id }) => id).filter((id) => !data.conflicts.some((one) => one.item === id && one.member === person))

/** Whether a ballot is whole: a vote on each case the member may vote on, none where a conflict bars it, an opinion with each dissent. */
export function checkBallot(
  data: SessionData,
  person: string,
  ballot: readonly { readonly item: string; readonly vote: string; readonly opinion: string }[],
): Result<true> {
  const owed = owedVotes(data, person)
  const barred = ballot.find(({ item }) => !owed.includes(item))
  if (barred !== undefined) return refuse('session.conflictBars')
  if (owed.some((item) => ballot.filter((one) => one.item === item).length !== 1)) return refuse('session.ballotIncomplete', { owed: owed.length })
  return ballot.some(({ vote, opinion }) => vote === 'against' && opinion.length < 3) ? refuse('session.dissentUnsaid') : ok(true)
}

/**
 * What was decided on a case: adopted by more than half of the members present who may vote on it; at exactly half the chair's own vote
 * decides (assumed order of a commission). A member barred by a conflict is not counted among them.
 */
export function resultOf(data: SessionData, item: string): ItemResult {
  const barred = data.conflicts.filter((one) => one.item === item && data.present.includes(one.member)).length
  const cast = data.votes.filter((one) => one.item === item)
  const count = (choice: string) => cast.filter(({ vote }) => vote === choice).length
  const voters = data.present.length - barred
  const chair = data.members.find((one) => one.chair)?.id
  const forIt = count('for')
  const tie = voters > 0 && forIt * 2 === voters
  const adopted = forIt * 2 > voters || (tie && cast.some(({ member, vote }) => member === chair && vote === 'for'))
  return { item, adopted, for: forIt, against: count('against'), abstain: count('abstain'), barred, tie }
}
