import map from '@svg-maps/uzbekistan'
import { regionOutline } from '#web/map/outlines.ts'
import { LIGHT, sequential } from '#web/theme.ts'
import type { Context } from './context.ts'
import { placeLabels } from './labels.ts'

const FONT = "font-family=\"Inter, 'Noto Sans', 'DejaVu Sans', sans-serif\""
const escape = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')

type Picture = { readonly svg: string; readonly alt: string }

/** The country's regions, darker where more zones are stated, hatched where the sources give no number. */
export function regionMap(c: Context): Picture {
  const { t } = c
  const { regions } = c.content.scope
  const max = Math.max(1, ...regions.map(({ stated }) => stated ?? 0))
  const [, , width = 793, height = 517] = map.viewBox.split(' ').map(Number)
  const shapes = regions.map(({ iso, stated, names }) => {
    const shape = regionOutline(iso)
    if (shape === undefined) return ''
    const fill = stated === null ? 'url(#none)' : sequential(LIGHT, stated / max)
    return `<path d="${shape.path}" fill="${fill}" stroke="${LIGHT.ground}" stroke-width="1"><title>${escape(`${t.of(names)}: ${stated === null ? t.text('web.map.notGiven') : t.number(stated)}`)}</title></path>`
  })
  const legend = [
    [sequential(LIGHT, 0.5), `${t.number(Math.min(...regions.flatMap(({ stated }) => stated ?? [])))}`],
    [sequential(LIGHT, 1), t.number(max)],
    ['url(#none)', t.text('web.map.notGiven')],
  ] as const
  const keys = legend.map(
    ([fill, label], index) =>
      `<rect x="${16 + index * 120}" y="${height - 26}" width="26" height="18" fill="${fill}"/><text x="${50 + index * 120}" y="${height - 8}" font-size="25" fill="${LIGHT.ink}" ${FONT}>${escape(label)}</text>`,
  )
  const known = regions.filter(({ stated }) => stated !== null).map(({ names, stated }) => `${t.of(names)} ${t.number(stated ?? 0)}`)
  return {
    alt: t.text('report.country.alt', { known: known.join(', '), unknown: regions.length - known.length }),
    svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"><defs><pattern id="none" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="7" height="7" fill="${LIGHT.raised}"/><line x1="0" y1="0" x2="0" y2="7" stroke="${LIGHT.hairline}" stroke-width="3"/></pattern></defs>${shapes.join('')}${keys.join('')}</svg>`,
  }
}

const PLAN = { width: 640, height: 250, margin: 34 } as const

/** Zones where they lie, to scale: circles by enterprises at known points or at their districts' centres. Undefined where no point is known. */
export function zonePlan(c: Context): Picture | undefined {
  const placed = c.zones.flatMap((zone) => (zone.point === null ? [] : [{ zone, point: zone.point, enterprises: c.value('ECO-01', zone.id)?.value ?? null }]))
  if (placed.length < 2) return undefined
  const longitudes = placed.map(({ point }) => point.longitude)
  const latitudes = placed.map(({ point }) => point.latitude)
  const [west, east, south, north] = [Math.min(...longitudes), Math.max(...longitudes), Math.min(...latitudes), Math.max(...latitudes)]
  // A degree of longitude is shorter by the cosine of the latitude.
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const scale = Math.min(
    (PLAN.width - 4 * PLAN.margin) / Math.max((east - west) * squeeze, 0.001),
    (PLAN.height - 2 * PLAN.margin) / Math.max(north - south, 0.001),
  )
  const most = Math.max(1, ...placed.map(({ enterprises }) => enterprises ?? 0))
  const left = (PLAN.width - (east - west) * squeeze * scale) / 2
  const seen = new Map<string, number>()
  const marks = placed.map(({ zone, point, enterprises }) => {
    const key = `${point.longitude},${point.latitude}`
    const turn = seen.get(key) ?? 0
    seen.set(key, turn + 1)
    return {
      // Zones of one district share its centre: they stand one under the other.
      x: left + (point.longitude - west) * squeeze * scale,
      y: PLAN.margin + (north - point.latitude) * scale + turn * 30,
      radius: 5 + 11 * Math.sqrt((enterprises ?? 0) / most),
      label: `${c.nameOf(zone.id)}${enterprises === null ? '' : `, ${c.t.number(enterprises)}`}`,
      approximate: point.approximate,
    }
  })
  const labels = placeLabels(marks, PLAN.width, PLAN.height)
  const circles = marks.map(({ x, y, radius, label, approximate }, index) => {
    const at = labels[index]
    const circle = `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${radius.toFixed(1)}" fill="${LIGHT.accent}" fill-opacity="0.28" stroke="${LIGHT.accent}" stroke-width="1.5"${approximate ? ' stroke-dasharray="3 2"' : ''}/>`
    return at === undefined
      ? circle
      : `${circle}<text x="${at.x.toFixed(1)}" y="${at.y.toFixed(1)}" font-size="12" text-anchor="${at.anchor}" fill="${LIGHT.ink}" ${FONT}>${escape(label)}</text>`
  })
  const kilometre = scale / 111.32
  const bar = `<line x1="20" y1="${PLAN.height - 16}" x2="${(20 + kilometre * 5).toFixed(1)}" y2="${PLAN.height - 16}" stroke="${LIGHT.ink}" stroke-width="1.5"/><text x="${(28 + kilometre * 5).toFixed(1)}" y="${PLAN.height - 12}" font-size="12" fill="${LIGHT.muted}" ${FONT}>${escape(c.t.text('report.zones.scale'))}</text>`
  return {
    alt: c.t.text('report.zones.planAlt', {
      zones: placed.map(({ zone, enterprises }) => `${c.nameOf(zone.id)}${enterprises === null ? '' : ` ${c.t.number(enterprises)}`}`).join(', '),
    }),
    svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${PLAN.width} ${PLAN.height}" width="${PLAN.width}" height="${PLAN.height}">${circles.join('')}${bar}</svg>`,
  }
}

/** Ranks with their intervals: a bar from the best to the worst rank, a dot at the rank itself. */
export function rankPicture(c: Context): Picture | undefined {
  const rating = c.content.rating.result
  const rows = rating?.rows.filter(({ rank }) => rank !== null) ?? []
  if (rating === null || rows.length < 2) return undefined
  const [names, row, width] = [190, 26, 640]
  const step = (width - names - 40) / Math.max(rows.length - 1, 1)
  const xOf = (rank: number) => names + 16 + (rank - 1) * step
  const height = rows.length * row + 34
  const grid = rows.map(
    (_, index) =>
      `<line x1="${xOf(index + 1)}" y1="22" x2="${xOf(index + 1)}" y2="${height - 8}" stroke="${LIGHT.hairline}"/><text x="${xOf(index + 1)}" y="14" font-size="12" text-anchor="middle" fill="${LIGHT.muted}" ${FONT}>${index + 1}</text>`,
  )
  const bars = rows.map((one, index) => {
    const y = 36 + index * row
    const [rank, low, high] = [one.rank ?? 1, one.rankLow ?? one.rank ?? 1, one.rankHigh ?? one.rank ?? 1]
    return `<text x="${names}" y="${y + 4}" font-size="13" text-anchor="end" fill="${LIGHT.ink}" ${FONT}>${escape(c.nameOf(one.subject))}</text><line x1="${xOf(low)}" y1="${y}" x2="${xOf(high)}" y2="${y}" stroke="${LIGHT.accent}" stroke-opacity="0.35" stroke-width="10" stroke-linecap="round"/><circle cx="${xOf(rank)}" cy="${y}" r="5" fill="${LIGHT.accent}"/>`
  })
  return {
    alt: c.t.text('report.rating.alt', {
      ranks: rows.map(({ subject, rank, rankLow, rankHigh }) => `${c.nameOf(subject)} ${rank} (${rankLow}–${rankHigh})`).join(', '),
    }),
    svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${grid.join('')}${bars.join('')}</svg>`,
  }
}
