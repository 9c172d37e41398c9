import { dayInTashkent, isDay, type Day } from '#lib/day.ts'
import { inTurn } from '#lib/in-turn.ts'
import { ok, refuse, type Result } from '#lib/result.ts'
import type { Reader, Writer } from '#platform/database/sql.ts'
import type { CaseModule, Opening, Outcome, StepContext } from '#procedures/cases/engine.ts'
import type { CaseRecord } from '#procedures/cases/model.ts'
import { casesInState } from '#procedures/cases/reading-service.ts'
import { rowsOf, textOf, type Row, type StepInput } from '#procedures/cases/rules/input.ts'
import { readParameter } from '#registers/legislation/service.ts'
import { holdersOf } from '#registers/people/holders-service.ts'
import { readZone } from '#registers/zones/service.ts'
import { sessionData, voteChoice, type AgendaItem, type SessionData } from './model.ts'
import { session } from './procedure.ts'
import { checkBallot, checkQuorum, guardSession, resultOf, shareOf, type SessionFacts } from './rules.ts'
import { minutesAct } from './rules/acts.ts'
import { caseSaid, sessionForm, sessionSheet } from './rules/sheet.ts'

/** What each kind of case puts before the commission: the proposal as the members read it. */
export type Proposals = Readonly<Record<string, (data: unknown) => AgendaItem['proposal'] | undefined>>

/** Sessions of the commission as the kernel runs them. `proposals` names the kinds of cases it decides. */
export const sessionModule = (proposals: Proposals): CaseModule => ({
  procedure: session,
  prefix: 'KM',
  opening: async (reader, zone) => ({ cases: { columnOptions: { case: optionsOf(await waiting(reader, zone, proposals)) } } }),
  open: async (writer, zone, _party, input, { today }) => openSession(writer, zone, input, proposals, today),
  prepare: async (reader, record, today) => {
    const data = sessionData.parse(record.data)
    const quorumShare = shareOf((await readParameter(reader, 'commission.quorum_share', record.parameterDay))?.value ?? '2/3')
    const facts: SessionFacts = { data, today, quorumShare }
    const addable =
      record.state === 'planned' ? (await waiting(reader, record.zone, proposals)).filter(({ id }) => !data.items.some((item) => item.id === id)) : []
    return {
      guard: (step, actor) => guardSession(step, facts, actor?.id),
      form: (step, actor) => (step === 'addCases' ? { cases: { columnOptions: { case: optionsOf(addable) } } } : sessionForm(step, facts, actor.id)),
      take: (writer, step, input, context) => take(writer, record, facts, step, input, context, proposals),
      sheet: sessionSheet(facts),
    }
  },
})

const optionsOf = (items: readonly AgendaItem[]) => items.map((item) => ({ id: item.id, said: caseSaid('session.caseOption', item) }))

/** Cases that wait for the commission in the territory of a zone: real ones for a real zone, training ones for the training zone. */
async function waiting(reader: Reader, zone: string, proposals: Proposals): Promise<AgendaItem[]> {
  const own = await readZone(reader, zone)
  if (!own.ok) return []
  const taken = (await casesInState(reader, 'session')).flatMap(({ data }) => sessionData.parse(data).items.map(({ id }) => id))
  const cases = (await inTurn(Object.keys(proposals), (kind) => casesInState(reader, kind, 'commission'))).flat()
  return cases
    .filter((one) => one.training === own.value.training && one.place.slice(0, 4) === own.value.district.slice(0, 4) && !taken.includes(one.id))
    .flatMap(({ zone: at, id, number, kind, title, data }) => {
      const proposal = proposals[kind]?.(data)
      return proposal === undefined ? [] : [{ zone: at, id, number, kind, title, proposal }]
    })
}

async function chosen(reader: Reader, zone: string, rows: readonly Row[], proposals: Proposals): Promise<Result<AgendaItem[]>> {
  const waits = await waiting(reader, zone, proposals)
  const ids = [...new Set(rows.map((row) => String(row['case'])))]
  const items = waits.filter(({ id }) => ids.includes(id))
  const unknown = ids.find((id) => !items.some((item) => item.id === id))
  return unknown === undefined ? ok(items) : refuse('session.caseNotWaiting', { id: unknown })
}

async function openSession(writer: Writer, zone: string, input: StepInput, proposals: Proposals, today: Day): Promise<Result<Opening>> {
  const day = textOf(input, 'day')
  if (!isDay(day) || day < today) return refuse('session.dayPast', { day })
  const items = await chosen(writer, zone, rowsOf(input, 'cases'), proposals)
  if (!items.ok) return items
  const members = (await holdersOf(writer, ['commission.chair', 'commission.member'], { zone }, today)).map(({ id, name, role }) => ({
    id,
    name,
    chair: role === 'commission.chair',
  }))
  if (!members.some(({ chair }) => chair)) return refuse('session.noChair')
  const data: SessionData = { day, place: textOf(input, 'place'), items: items.value, members, present: [], conflicts: [], votes: [], results: [] }
  return ok({ party: null, title: { key: 'session.title', values: { day, count: items.value.length } }, data, triggeredOn: today })
}

async function take(
  writer: Writer,
  record: CaseRecord,
  facts: SessionFacts,
  step: string,
  input: StepInput,
  context: StepContext,
  proposals: Proposals,
): Promise<Result<Outcome>> {
  const { data } = facts
  switch (step) {
    case 'addCases': {
      const items = await chosen(writer, record.zone, rowsOf(input, 'cases'), proposals)
      if (!items.ok) return items
      const all = [...data.items, ...items.value]
      return ok({ to: 'planned', data: { ...data, items: all }, title: { key: 'session.title', values: { day: data.day, count: all.length } } })
    }
    case 'open': {
      const present = rowsOf(input, 'present').flatMap((row) => (row['here'] === true ? [String(row['member'])] : []))
      const quorum = checkQuorum(data, present, facts.quorumShare)
      return quorum.ok ? ok({ to: 'open', data: { ...data, present: data.members.map(({ id }) => id).filter((id) => present.includes(id)) } }) : quorum
    }
    case 'declareConflict': {
      const item = textOf(input, 'case')
      if (!data.items.some(({ id }) => id === item)) return refuse('session.caseNotWaiting', { id: item })
      const others = data.conflicts.filter((one) => !(one.item === item && one.member === context.actor.id))
      return ok({ to: 'open', data: { ...data, conflicts: [...others, { item, member: context.actor.id, reason: textOf(input, 'reason') }] } })
    }
    case 'vote':
      return castVotes(data, rowsOf(input, 'votes'), context)
    case 'close': {
      const after = { ...data, results: data.items.map(({ id }) => resultOf(data, id)) }
      return ok({ to: 'signing', data: after, act: minutesAct(after) })
    }
    case 'sign':
      return signMinutes(record, data, context)
    case 'cancel':
      return ok({ to: 'cancelled' })
    default:
      throw new Error(`Cannot take session.${step}: the module does not know it`)
  }
}

function castVotes(data: SessionData, rows: readonly Row[], { actor }: StepContext): Result<Outcome> {
  const ballot = rows.map((row) => ({
    item: String(row['case']),
    vote: String(row['vote']),
    opinion: typeof row['opinion'] === 'string' ? row['opinion'] : '',
  }))
  const whole = checkBallot(data, actor.id, ballot)
  if (!whole.ok) return whole
  const votes = ballot.map((one) => ({ ...one, vote: voteChoice.parse(one.vote), member: actor.id }))
  return ok({ to: 'open', data: { ...data, votes: [...data.votes, ...votes] } })
}

/** With the second signature, the chair's or the secretary's, the minutes stand and the cases go on by them. */
function signMinutes(record: CaseRecord, data: SessionData, { role, takers, now }: StepContext): Result<Outcome> {
  const other = takers.some((one) => one.step === 'sign' && one.role !== role)
  if (!other) return ok({ to: 'signing' })
  const chair = data.members.find((one) => one.chair)?.name ?? ''
  const following = data.items.map(({ zone, id }) => {
    const result = data.results.find(({ item }) => item === id)
    const input: StepInput = { adopted: result?.adopted === true ? 1 : 0, session: record.id, by: chair, reason: dissentOf(data, id), day: dayInTashkent(now) }
    return { zone, id, step: 'commissionDecides', input }
  })
  return ok({ to: 'signed', signed: true, following })
}

/** Opinions of those who were against, as they stand in the minutes. */
const dissentOf = (data: SessionData, item: string): string =>
  data.votes
    .filter((one) => one.item === item && one.vote === 'against')
    .map(({ member, opinion }) => `${data.members.find(({ id }) => id === member)?.name ?? ''}: ${opinion}`)
    .join('; ')
