import type { Translator } from '#lib/translator.ts'
import type { RoleGrant } from '../model.ts'

type Place = Pick<RoleGrant, 'zoneNames' | 'partyNames'>

/** Where a role holds: a zone, an organisation, or the whole network. */
export function placeText({ zoneNames, partyNames }: Place, t: Translator): string {
  const names = [zoneNames, partyNames].flatMap((one) => (one === null ? [] : [t.of(one)]))
  return names.length === 0 ? t.text('grant.network') : names.join(', ')
}

/** From when to when a role holds. */
export const timeText = ({ from, to }: Pick<RoleGrant, 'from' | 'to'>, t: Translator): string =>
  to === null ? t.text('grant.since', { from: t.day(from) }) : t.text('grant.between', { from: t.day(from), to: t.day(to) })
