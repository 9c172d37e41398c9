import type { Day } from '#lib/day.ts'
import type { Reader } from '#platform/database/sql.ts'
import { balanceOf, medianVacancyDays } from './rules/balance.ts'
import { areasThatCount, buildingsThatCount, lotsThatCount } from './store.ts'

/** A base figure of a zone, under the name and in the unit of the measure dictionary. */
export type LandMeasure = { readonly zone: string; readonly measure: string; readonly value: number; readonly period: string }

const HECTARE = 10_000

/**
 * Base figures of the indicators LAND-02…LAND-08 from the land register, as it stands when it is read, for the month of the day; of real
 * zones only, never of the training zone. Measures and units are those of db/reference/measures.csv:
 * `allocable_area_ha`, `allocated_area_ha` (allocated, construction, operating, owned), `developed_area_ha` (the same without those only allocated),
 * `vacant_area_ha` (available or at auction, not frozen or withdrawn), `underused_area_ha`, all in hectares; `idle_building_area_m2`,
 * `production_area_m2` (floors of buildings) in m²; `median_lot_vacancy_days`; `lots`.
 * A figure that the register cannot give is left out, never zero: no allocable area recorded, no buildings, no vacant lot with a known day.
 */
export async function landMeasures(reader: Reader, day: Day): Promise<LandMeasure[]> {
  const [lots, buildings, areas] = [await lotsThatCount(reader), await buildingsThatCount(reader), await areasThatCount(reader, day)]
  const zones = [...new Set([...lots, ...buildings, ...areas].map(({ zone }) => zone))].toSorted()
  const period = day.slice(0, 7)
  return zones.flatMap((zone) => {
    const of = <Row extends { readonly zone: string }>(rows: readonly Row[]) => rows.filter((row) => row.zone === zone)
    const balance = balanceOf({ area: areas.find((area) => area.zone === zone) ?? null, lots: of(lots), buildings: of(buildings), boundaryM2: null })
    const underUsed = balance.bySide.find(({ side }) => side === 'under_used')?.areaM2 ?? 0
    const onlyAllocated = balance.byStatus.find(({ status }) => status === 'allocated')?.areaM2 ?? 0
    const known = balance.lots.lots > 0
    const figures: readonly (readonly [string, number | null])[] = [
      ['allocable_area_ha', balance.area === null ? null : balance.area.allocableM2 / HECTARE],
      ['developed_area_ha', known ? (balance.allocated.areaM2 - onlyAllocated) / HECTARE : null],
      ['allocated_area_ha', known ? balance.allocated.areaM2 / HECTARE : null],
      ['vacant_area_ha', known ? balance.vacant.areaM2 / HECTARE : null],
      ['underused_area_ha', known ? underUsed / HECTARE : null],
      ['production_area_m2', balance.buildings.count === 0 ? null : balance.buildings.productionM2],
      ['idle_building_area_m2', balance.buildings.count === 0 ? null : balance.buildings.idleM2],
      ['median_lot_vacancy_days', medianVacancyDays(balance.vacancies, day)],
      ['lots', known ? balance.lots.lots : null],
    ]
    return figures.flatMap(([measure, value]) => (value === null ? [] : [{ zone, measure, value, period }]))
  })
}
