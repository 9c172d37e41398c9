import type { Actor } from '#lib/access.ts'
import type { Day } from '#lib/day.ts'
import { ok, refuse, type Result } from '#lib/result.ts'
import type { Parameter, ParameterChange } from './model.ts'

/** How the value of a parameter is written: as the value that stands is, so that nobody puts a word where a number was. */
export function checkValue(current: Pick<Parameter, 'key' | 'value'>, value: string): Result<true> {
  const number = (text: string) => /^-?\d+([.,]\d+)?$/.test(text.trim())
  if (value.trim() === '') return refuse('parameter.empty', { key: current.key })
  if (number(current.value) && !number(value)) return refuse('parameter.notNumber', { key: current.key, value })
  return value.trim() === current.value.trim() ? refuse('parameter.same', { key: current.key, value }) : ok(true)
}

/** Whether a change may be proposed: of today or later, because cases keep the parameters of their day and the past does not change. */
export const checkBegin = (validFrom: Day, today: Day): Result<true> => (validFrom < today ? refuse('parameter.past', { day: validFrom }) : ok(true))

/** Whether this person may decide the change: it stands as proposed, and nobody decides their own (four eyes). */
export function mayDecide(change: Pick<ParameterChange, 'state' | 'proposedBy'>, actor: Pick<Actor, 'id'>): Result<true> {
  if (change.state !== 'proposed') return refuse('parameter.decided')
  return change.proposedBy === actor.id ? refuse('parameter.ownChange') : ok(true)
}
