import type { Translator } from '#lib/translator.ts'
import { figureText } from '#statistics/indicators/ui/figure.ts'
import type { LeagueTable } from '../model.ts'
import type { ZoneSummary } from '#registers/zones/model.ts'
import type { ZoneMapProps } from '#web/map/point.ts'
import { digitsOf } from '#web/view/digits.ts'

type Mapped = { readonly zones: readonly ZoneSummary[]; readonly league: LeagueTable }

/** Zones as the map draws them: circles sized by enterprises where they are known, coloured by the league's indicator. */
export function leaguePoints({ zones, league }: Mapped, t: Translator, sizes?: LeagueTable): ZoneMapProps {
  const rows = new Map(league.rows.map((row) => [row.subject, row]))
  const sizeOf = new Map(sizes?.rows.map((row) => [row.subject, row.value]))
  const values = league.rows.flatMap(({ value }) => (value === null ? [] : [value]))
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const name = t.of(league.indicator.names)
  return {
    title: name,
    place: league.place.id,
    points: zones.flatMap((zone) => {
      const row = rows.get(zone.id)
      if (zone.point === null) return []
      const value = row?.value ?? null
      return [
        {
          id: zone.id,
          label: t.of(zone.names),
          detail: value === null || row === undefined ? t.text('web.map.notGiven') : figureText(value, league.indicator, row, t),
          longitude: zone.point.longitude,
          latitude: zone.point.latitude,
          approximate: zone.point.approximate,
          size: sizeOf.get(zone.id) ?? null,
          shade: value === null ? null : high === low ? 1 : (value - low) / (high - low),
        },
      ]
    }),
    colour:
      values.length === 0
        ? undefined
        : t.text('web.map.colour', {
            name,
            from: t.number(low, { digits: digitsOf(league.indicator.unit) }),
            to: t.number(high, { digits: digitsOf(league.indicator.unit) }),
          }),
  }
}
