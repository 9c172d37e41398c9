import { LOT_SIDES, LOT_STATUSES, type Building, type LandBalance, type Lot, type ZoneArea } from '../model.ts'
import { isGround } from './areas.ts'
import { isUtilised, isVacant } from './status.ts'

type BalanceInput = {
  readonly area: ZoneArea | null
  readonly lots: readonly Pick<Lot, 'kind' | 'status' | 'side' | 'areaM2' | 'polygonAreaM2' | 'vacantSince'>[]
  readonly buildings: readonly Pick<Building, 'floorAreaM2' | 'productionAreaM2' | 'use'>[]
  readonly boundaryM2: number | null
}

/** Land balance: lots of ground by status, m² and share of the allocable area; closed lots are no part of it (rules 1, 4 and 6). */
export function balanceOf({ area, lots, buildings, boundaryM2 }: BalanceInput): LandBalance {
  const ground = lots.filter(({ kind, status }) => isGround(kind) && status !== 'closed')
  const line = (chosen: typeof ground) => {
    const areaM2 = sum(chosen.map((lot) => lot.areaM2))
    return { lots: chosen.length, areaM2, share: area === null ? null : areaM2 / area.allocableM2 }
  }
  const drawn = ground.filter(({ polygonAreaM2 }) => polygonAreaM2 !== null)
  const total = line(ground)
  const allocated = line(ground.filter(isUtilised))
  const vacant = ground.filter(isVacant)
  return {
    area,
    lots: total,
    byStatus: LOT_STATUSES.map((status) => ({ status, ...line(ground.filter((lot) => lot.status === status)) })).filter((one) => one.lots > 0),
    bySide: LOT_SIDES.map((side) => ({ side, ...line(ground.filter((lot) => lot.side === side)) })).filter((one) => one.lots > 0),
    vacant: line(vacant),
    allocated,
    utilised: allocated.share,
    undistributedM2: area === null ? null : area.allocableM2 - total.areaM2,
    drawn: { lots: drawn.length, polygonM2: sum(drawn.map((lot) => lot.polygonAreaM2 ?? 0)), documentM2: sum(drawn.map((lot) => lot.areaM2)) },
    undrawn: ground.length - drawn.length,
    boundaryM2,
    buildings: {
      count: buildings.length,
      floorM2: sum(buildings.map(({ floorAreaM2 }) => floorAreaM2)),
      productionM2: sum(buildings.map(({ productionAreaM2 }) => productionAreaM2)),
      idleM2: sum(buildings.filter(({ use }) => use === 'idle').map(({ floorAreaM2 }) => floorAreaM2)),
    },
    vacancies: vacant.flatMap(({ vacantSince }) => (vacantSince === null ? [] : [vacantSince])).toSorted(),
  }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** Median of the days that vacant lots have stood vacant on a day (LAND-08); null where none does. Of an even number, the mean of the middle two. */
export function medianVacancyDays(since: readonly string[], day: string): number | null {
  const days = since.map((from) => Math.round((Date.parse(day) - Date.parse(from)) / 86_400_000)).toSorted((a, b) => a - b)
  const [low, high] = [days[Math.floor((days.length - 1) / 2)], days[Math.floor(days.length / 2)]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}
