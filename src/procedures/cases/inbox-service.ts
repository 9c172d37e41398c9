import type { Actor } from '#lib/access.ts'
import { inTurn } from '#lib/in-turn.ts'
import { dayInTashkent, type Day } from '#lib/day.ts'
import type { InboxItem } from '#lib/inbox.ts'
import { refusalByTable } from '#lib/procedure.ts'
import { ok } from '#lib/result.ts'
import type { Reader } from '#platform/database/sql.ts'
import type { ReadHandler } from '#platform/dispatch.ts'
import type { showInbox } from './contract.ts'
import type { CaseSummary } from './model.ts'
import type { Modules } from './service.ts'
import * as store from './store.ts'

/** Whatever puts things into people's inboxes: cases, reports that are due. */
export type InboxSource = (reader: Reader, actor: Actor, today: Day) => Promise<readonly InboxItem[]>

/** The inbox of all sources: what waits for the reader first, by due date; then what they wait for. */
export const showInboxWith =
  (sources: readonly InboxSource[]): ReadHandler<typeof showInbox> =>
  async (_input, reader, { actor, now }) => {
    const today = dayInTashkent(now)
    const items = (await inTurn(sources, (source) => source(reader, actor, today))).flat()
    const order = (item: InboxItem) => `${item.waitsFor === 'me' ? 0 : 1} ${item.due ?? '9999-12-31'} ${item.id}`
    return ok({
      today,
      items: items
        .toSorted((a, b) => order(a).localeCompare(order(b)))
        .map(({ title, ...item }) => ({ ...item, title: { key: title.key, values: { ...title.values } } })),
    })
  }

const MOST = 500

/** Cases that wait for the actor, and those they have done their part in. */
export const casesInbox =
  (modules: Modules): InboxSource =>
  async (reader, actor) => {
    const tasks = await store.tasksFor(reader, actor.grants, MOST)
    const takers = await store.takersOf(reader, [...new Set(tasks.map(({ id }) => id))])
    const open = tasks.filter((task) => {
      const rule = modules.get(task.kind)?.procedure.steps[task.step]
      const taken = takers.filter(({ id }) => id === task.id)
      return rule !== undefined && refusalByTable(rule, task.step, { ...task, taken }, actor) === undefined
    })
    const mine = [...new Map(open.toReversed().map((task) => [task.id, task])).values()]
    const parties = actor.grants.flatMap(({ party }) => party ?? [])
    const followed = (await store.casesFollowedBy(reader, actor.id, parties, MOST)).filter(({ id }) => !mine.some((task) => task.id === id))
    return [...mine.map((task) => itemOf(task, `${task.kind}.step.${task.step}`)), ...followed.map((one) => itemOf(one, undefined))]
  }

function itemOf(one: CaseSummary, action: string | undefined): InboxItem {
  return {
    id: one.id,
    kind: one.kind,
    title: { key: 'case.inbox.title', values: { number: one.number, ...namesOf(one) } },
    ...(action === undefined ? {} : { action }),
    zone: one.zone,
    ...(one.party === null ? {} : { party: one.party }),
    due: one.due,
    link: `/zones/${one.zone}/cases/${one.id}`,
    waitsFor: action === undefined ? 'others' : 'me',
  }
}

const namesOf = (one: CaseSummary) => ({ party: one.partyNames ?? one.zoneNames })
