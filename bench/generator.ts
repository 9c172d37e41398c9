import { newId } from '#platform/id.ts'

/**
 * A deterministic country for benchmarks: zones spread over the regions, enterprises in them, ten years of months. Each
 * enterprise's course is simulated month by month; what a directorate reports is its zone's sums. Nothing of it is real.
 */
export const SIZE = { zones: 317, enterprises: 20_000, years: 10, firstYear: 2016 } as const
export const MEASURES = [
  'enterprises',
  'workers',
  'output_mln_som',
  'electricity_kwh',
  'exports_thousand_usd',
  'investment_mln_som',
  'area_ha',
  'residents',
] as const

const REGIONS = ['1703', '1706', '1708', '1710', '1712', '1714', '1718', '1722', '1724', '1726', '1727', '1730', '1733', '1735']

/** Mulberry32: the same seed gives the same country on every machine. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export type GeneratedZone = { readonly id: string; readonly place: string; readonly founded: number; readonly area: number }
export type GeneratedFigure = { readonly subject: string; readonly measure: (typeof MEASURES)[number]; readonly period: string; readonly value: number }

export function generateZones(): GeneratedZone[] {
  const random = randomOf(1)
  return Array.from({ length: SIZE.zones }, (_, index) => ({
    id: `bench-${String(index + 1).padStart(3, '0')}`,
    place: REGIONS[index % REGIONS.length] ?? '1703',
    founded: SIZE.firstYear + Math.floor(random() * 3),
    area: Math.round((2 + random() * 28) * 10) / 10,
  }))
}

/** Sums of every zone's enterprises by month: zones × measures × months figures. */
export function generateFigures(zones: readonly GeneratedZone[]): GeneratedFigure[] {
  const random = randomOf(2)
  const members = zones.map(() => 0)
  for (let enterprise = 0; enterprise < SIZE.enterprises; enterprise++) {
    const zone = Math.floor(random() * zones.length)
    members[zone] = (members[zone] ?? 0) + 1
  }
  return zones.flatMap((zone, index) => zoneFigures(zone, members[index] ?? 0, random))
}

function zoneFigures(zone: GeneratedZone, members: number, random: () => number): GeneratedFigure[] {
  const enterprises = Array.from({ length: members }, () => ({
    from: Math.floor(random() * SIZE.years * 8),
    workers: 3 + Math.floor(random() * 25),
    output: 50 + random() * 900,
  }))
  const figures: GeneratedFigure[] = []
  for (let month = 0; month < SIZE.years * 12; month++) {
    const period = `${SIZE.firstYear + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
    const active = enterprises.filter(({ from }) => from <= month)
    const workers = active.reduce((sum, one) => sum + one.workers, 0)
    const output = Math.round(active.reduce((sum, one) => sum + one.output, 0) * (0.9 + random() * 0.2))
    const values = [active.length, workers, output, output * 40, Math.round(output / 60), Math.round(output / 9), zone.area, members]
    MEASURES.forEach((measure, index) => figures.push({ subject: zone.id, measure, period, value: values[index] ?? 0 }))
  }
  return figures
}

/** A file of claims as an office would send it. */
export function claimsCsv(rows: number): string {
  const random = randomOf(3)
  const lines = ['subject,measure,period,value,unit,source,locator,quote']
  for (let row = 0; row < rows; row++) {
    const zone = `bench-${String((row % SIZE.zones) + 1).padStart(3, '0')}`
    const month = Math.floor(row / SIZE.zones)
    const period = `${2026 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
    lines.push(`${zone},workers,${period},${Math.floor(random() * 900)},person,bench,"row ${row}","Ishchilar soni, ${period}"`)
  }
  return lines.join('\n')
}

export const claimRow = (figure: GeneratedFigure, now: Date) => ({ id: newId(now), ...figure })
