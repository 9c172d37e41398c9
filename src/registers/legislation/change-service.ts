import { dayInTashkent } from '#lib/day.ts'
import { ok, refuse } from '#lib/result.ts'
import type { ReadHandler, WriteHandler } from '#platform/dispatch.ts'
import { newId } from '#platform/id.ts'
import type { decideParameterChange, listParameterChanges, proposeParameterChange } from './contract.ts'
import type { ParameterChange } from './model.ts'
import { checkBegin, checkValue, mayDecide } from './rules.ts'
import * as store from './store.ts'

export const answerListParameterChanges: ReadHandler<typeof listParameterChanges> = async ({ state }, reader, { now }) => {
  const today = dayInTashkent(now)
  return ok({
    today,
    items: await store.parameterChanges(reader, state),
    parameters: await store.parametersAfter(reader, { validOn: today }, ['', '0001-01-01'], 500),
  })
}

export const answerProposeParameterChange: WriteHandler<typeof proposeParameterChange> = async (input, writer, { actor, now }) => {
  const today = dayInTashkent(now)
  const current = await store.parameterOn(writer, input.key, input.validFrom)
  if (current === undefined) return refuse('parameter.unknown', { key: input.key })
  const begins = checkBegin(input.validFrom, today)
  if (!begins.ok) return begins
  const fits = checkValue(current, input.value)
  if (!fits.ok) return fits
  if (input.act !== null && (await store.actById(writer, input.act)) === undefined) return refuse('act.unknown', { id: input.act })
  const change: ParameterChange = {
    ...input,
    value: input.value.trim(),
    id: newId(now),
    before: current.value,
    state: 'proposed',
    proposedBy: actor.id,
    proposedName: actor.name,
    proposedAt: now.toISOString(),
    decidedName: null,
    decidedAt: null,
    decisionReason: null,
  }
  await store.insertParameterChange(writer, change)
  return ok({ output: change, subject: input.key })
}

export const answerDecideParameterChange: WriteHandler<typeof decideParameterChange> = async ({ id, decision, reason }, writer, { actor, now }) => {
  await store.lockParameterChange(writer, id)
  const change = await store.parameterChangeById(writer, id)
  if (change === undefined) return refuse('parameterChange.unknown', { id })
  const may = mayDecide(change, actor)
  if (!may.ok) return may
  await store.settleParameterChange(writer, id, { state: decision, by: actor.id, name: actor.name, reason }, now)
  if (decision === 'approved') {
    const { key, value, validFrom, act, mark } = change
    const unit = (await store.parameterOn(writer, key, validFrom))?.unit ?? ''
    await store.putParameter(writer, { key, value, unit, act, mark, source: change.reason, validFrom })
  }
  const decided = await store.parameterChangeById(writer, id)
  if (decided === undefined) throw new Error(`Cannot answer: the change ${id} is not there after it was decided`)
  return ok({ output: decided, subject: change.key })
}
