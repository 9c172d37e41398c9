import { may, type Role } from '#lib/access.ts'
import { dayInTashkent } from '#lib/day.ts'
import { grantFor } from '#lib/procedure.ts'
import { ok, refuse, type Result } from '#lib/result.ts'
import { afterPause } from '#lib/terms.ts'
import type { Writer } from '#platform/database/sql.ts'
import type { Circumstances, WriteHandler } from '#platform/dispatch.ts'
import { newId } from '#platform/id.ts'
import { readCalendar } from '#registers/calendar/service.ts'
import { requireDocuments } from '#registers/documents/service.ts'
import type * as contract from './contract.ts'
import type { CaseModule } from './engine.ts'
import { openCase, takeStep } from './kernel-service.ts'
import type { CaseRecord } from './model.ts'
import { isInside, visibleCase, type Modules } from './service.ts'
import * as store from './store.ts'

export const openCaseWith =
  (modules: Modules): WriteHandler<typeof contract.openCase> =>
  async (input, writer, circumstances) => {
    const module = modules.get(input.kind)
    if (module === undefined) return refuse('procedure.unknown', { kind: input.kind })
    const role = openerOf(module, circumstances, input)
    if (role === undefined) return refuse('case.notYours', { step: 'open' })
    const opened = await openCase(module, writer, input, circumstances, role)
    if (!opened.ok) return opened
    return answer(writer, input.zone, opened.value.id, input, opened.value.already)
  }

/** Role in which the actor may open a case here; whoever acts for an organisation opens cases of that organisation only. */
function openerOf({ procedure }: CaseModule, { actor }: Circumstances, { zone, party }: { zone: string; party: string | null }): Role | undefined {
  const roles = procedure.openedBy.filter((role) => role !== 'system')
  return grantFor(actor, roles, { zone, party })?.role
}

export const takeCaseStepWith =
  (modules: Modules): WriteHandler<typeof contract.takeCaseStep> =>
  async (input, writer, circumstances) => {
    const record = await visibleCase(writer, circumstances.actor, input.zone, input.id)
    if (!record.ok) return record
    const taken = await takeStep(modules, writer, input, { said: input.input }, circumstances, false)
    if (!taken.ok) return taken
    return answer(writer, input.zone, input.id, { step: input.step, version: input.version, input: withoutSignature(input.input) }, taken.value.already)
  }

/** A signature is kept with its document; the journal names the step, not its bytes. */
const withoutSignature = ({ signature: _kept, ...rest }: Readonly<Record<string, unknown>>) => rest

async function answer(writer: Writer, zone: string, id: string, journalled: unknown, unchanged: boolean) {
  const record = await store.caseById(writer, zone, id)
  if (record === undefined) throw new Error(`Cannot answer: case ${id} of ${zone} is not there`)
  const { number, state, version } = record
  return ok({ output: { zone, id, number, state, version }, subject: number, zone, journalled, unchanged })
}

export const answerCommentCase: WriteHandler<typeof contract.commentCase> = async (input, writer, { actor, now }) => {
  const record = await visibleCase(writer, actor, input.zone, input.id)
  if (!record.ok) return record
  if (!may(actor, 'case.act', { zone: input.zone, party: record.value.party ?? undefined })) return refuse('case.notYours', { step: 'comment' })
  const inside = input.inside && isInside(actor, record.value)
  const comment = newId(now)
  await store.insertComment(writer, input.zone, input.id, { comment, text: input.text, inside, actor: actor.id, name: actor.name }, now)
  return ok({ output: { id: comment, text: input.text, inside, name: actor.name, at: now.toISOString() }, subject: record.value.number, zone: input.zone })
}

/** A case and one of its running terms, for staff of the directorate who may pause it. */
async function pausable(
  writer: Writer,
  circumstances: Circumstances,
  zone: string,
  id: string,
  term: string,
): Promise<Result<{ record: CaseRecord; deadline: store.StoredDeadline }>> {
  const record = await visibleCase(writer, circumstances.actor, zone, id)
  if (!record.ok) return record
  if (grantFor(circumstances.actor, ['directorate.specialist', 'directorate.head'], record.value) === undefined)
    return refuse('case.notYours', { step: 'pause' })
  await store.lockCase(writer, zone, id)
  const deadline = (await store.deadlinesOf(writer, zone, id)).find(({ name, metOn }) => name === term && metOn === null)
  return deadline === undefined ? refuse('term.unknown', { term }) : ok({ record: record.value, deadline })
}

export const answerPauseTerm: WriteHandler<typeof contract.pauseTerm> = async (input, writer, circumstances) => {
  const found = await pausable(writer, circumstances, input.zone, input.id, input.term)
  if (!found.ok) return found
  const { deadline } = found.value
  const today = dayInTashkent(circumstances.now)
  if (deadline.pausedOn !== null) return refuse('term.paused', { term: input.term, since: deadline.pausedOn })
  if (deadline.due < today) return refuse('term.over', { term: input.term, due: deadline.due })
  const document = await requireDocuments(writer, circumstances, input.zone, [input.document])
  if (!document.ok) return document
  await store.setPause(writer, input.zone, input.id, input.term, { on: today, due: deadline.due, reason: input.reason, document: input.document })
  return answer(writer, input.zone, input.id, input, false)
}

export const answerResumeTerm: WriteHandler<typeof contract.resumeTerm> = async (input, writer, circumstances) => {
  const found = await pausable(writer, circumstances, input.zone, input.id, input.term)
  if (!found.ok) return found
  const { deadline } = found.value
  if (deadline.pausedOn === null) return refuse('term.notPaused', { term: input.term })
  const today = dayInTashkent(circumstances.now)
  const year = Number(deadline.pausedOn.slice(0, 4))
  const calendar = await readCalendar(writer, [year, year + 1, year + 2])
  const due = afterPause(deadline.due, deadline.pausedOn, today, deadline.unit, calendar)
  await store.setPause(writer, input.zone, input.id, input.term, { on: null, due, reason: deadline.pauseReason ?? '', document: null })
  return answer(writer, input.zone, input.id, input, false)
}
