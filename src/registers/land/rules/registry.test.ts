import { describe, expect, test } from 'vitest'
import { isDay, type Day } from '#lib/day.ts'
import { LOT_STATUSES } from '../model.ts'
import { compareAreas, dateFits, fitAllocable, fitOccupancy, fitOccupied, fitZoneArea, mostHeld } from './areas.ts'
import { balanceOf, medianVacancyDays } from './balance.ts'
import { checkMerge, checkSplit, mayRedraw } from './division.ts'
import { isUnderUsed, LOT_STEPS, openSteps, stepTo, turnSide } from './status.ts'

const limits = { sum: 0.005, warning: 0.01, refusal: 0.05, underUsed: 0.5, underUsedDays: 90 }

const day = (text: string): Day => {
  if (!isDay(text)) throw new Error(`Cannot test on ${text}: it is no day`)
  return text
}

describe('the area of the polygon against the document', () => {
  test.each([
    ['0.9 % apart agrees', 10_000, 10_090, 'agrees'],
    ['1.1 % apart is remarked on', 10_000, 10_110, 'differs'],
    ['5 % below is remarked on', 10_000, 9_500, 'differs'],
    ['no polygon agrees', 10_000, null, 'agrees'],
  ])('%s', (_what, document, measured, value) => {
    expect(compareAreas('land', document, measured, limits)).toEqual({ ok: true, value })
  })
  test.each([
    ['5.1 % apart', 'land', 10_000, 10_510, 'land.area.differs'],
    ['4.5 typed for 45,000 m²', 'land', 4.5, 45_000, 'land.area.hectares'],
    ['4.5 typed without a polygon', 'land', 4.5, null, 'land.area.hectares'],
    ['45 read for 4.5 ha', 'land', 450_000, 45_000, 'land.area.shifted'],
  ] as const)('%s is refused', (_what, kind, document, measured, code) => {
    expect(compareAreas(kind, document, measured, limits)).toMatchObject({ ok: false, code })
  })
  test('a room of 40 m² in a building is no slip', () => {
    expect(compareAreas('building_part', 40, null, limits).ok).toBe(true)
  })
})

test('lots fit the allocable area up to 0.5 %', () => {
  expect(fitAllocable(100_500, 100_000, limits).ok).toBe(true)
  expect(fitAllocable(100_501, 100_000, limits)).toMatchObject({ code: 'land.area.aboveAllocable' })
  expect(fitAllocable(1e9, undefined, limits).ok).toBe(true)
})

test('the allocable area fits the whole, the whole fits the boundary, and neither is below the lots', () => {
  const wish = { totalM2: 100_000, allocableM2: 80_000, boundaryM2: 100_400, lotsM2: 60_000 }
  expect(fitZoneArea(wish, limits).ok).toBe(true)
  expect(fitZoneArea({ ...wish, allocableM2: 101_000 }, limits)).toMatchObject({ code: 'land.area.aboveTotal' })
  expect(fitZoneArea({ ...wish, boundaryM2: 120_000 }, limits)).toMatchObject({ code: 'land.area.differs' })
  expect(fitZoneArea({ ...wish, lotsM2: 90_000 }, limits)).toMatchObject({ code: 'land.area.aboveAllocable' })
})

test('a lot does not shrink below what is held, and nothing is older than the zone or of tomorrow', () => {
  expect(fitOccupied(500, 600)).toMatchObject({ code: 'land.area.belowOccupied' })
  expect(fitOccupied(600, 600).ok).toBe(true)
  expect(dateFits(day('2013-12-31'), 2014, day('2026-01-01'))).toMatchObject({ code: 'land.date.beforeZone' })
  expect(dateFits(day('2026-01-02'), 2014, day('2026-01-01'))).toMatchObject({ code: 'land.date.future' })
  expect(dateFits(day('2014-01-01'), 2014, day('2026-01-01')).ok).toBe(true)
})

describe('occupancy', () => {
  const held = (from: string, until: string | null, areaM2: number, whole = false) => ({ from, until, areaM2, whole })

  test('the most that is held on one day: 300 + 400 on 1 March, not 900', () => {
    const during = [held('2026-01-01', '2026-03-31', 300), held('2026-03-01', '2026-05-31', 400), held('2026-06-01', null, 200)]
    expect(mostHeld(held('2026-01-01', null, 0), during)).toBe(700)
  })

  test('a whole lot is held by one at a time; the day after the last is free', () => {
    const whole = [held('2026-01-01', '2026-06-30', 1000, true)]
    expect(fitOccupancy(1000, held('2026-06-30', null, 1000, true), whole)).toMatchObject({ code: 'land.occupancy.overlaps' })
    expect(fitOccupancy(1000, held('2026-06-30', null, 10), whole)).toMatchObject({ code: 'land.occupancy.overlaps' })
    expect(fitOccupancy(1000, held('2026-07-01', null, 1000, true), whole).ok).toBe(true)
  })

  test('parts may be held together up to the area of the lot', () => {
    const parts = [held('2026-01-01', null, 600)]
    expect(fitOccupancy(1000, held('2026-02-01', null, 400), parts).ok).toBe(true)
    expect(fitOccupancy(1000, held('2026-02-01', null, 401), parts)).toMatchObject({ code: 'land.occupancy.tooMuch', details: { freeM2: 400 } })
  })
})

describe('the states of a lot', () => {
  const lot = (status: (typeof LOT_STATUSES)[number], side: 'frozen' | 'withdrawn' | 'under_used' | 'idle' | null = null) => ({ number: '1', status, side })

  test('the main road runs as PROCEDURES 4.1 draws it', () => {
    const road = ['draft', 'available', 'on_auction', 'reserved', 'allocated', 'construction', 'operating', 'owned'] as const
    for (const [index, from] of road.slice(0, -1).entries()) expect(LOT_STEPS.some((step) => step.from === from && step.to === road[index + 1])).toBe(true)
    for (const from of ['allocated', 'construction'] as const) expect(stepTo(lot(from), 'recovering', true).ok).toBe(true)
    expect(stepTo(lot('recovering'), 'available', false).ok).toBe(true)
  })

  test.each([
    ['from draft to allocated', lot('draft'), 'allocated', 'lot.noStep'],
    ['from owned anywhere', lot('owned'), 'available', 'lot.noStep'],
    ['when frozen', lot('available', 'frozen'), 'on_auction', 'lot.frozen'],
    ['when withdrawn', lot('available', 'withdrawn'), 'on_auction', 'lot.withdrawn'],
    ['when closed', lot('closed'), 'available', 'lot.closed'],
  ] as const)('a step %s is refused', (_what, standing, to, code) => {
    expect(stepTo(standing, to, false)).toMatchObject({ code })
  })

  test('an occupied lot is not offered, and one that nobody holds is not allocated', () => {
    expect(stepTo(lot('recovering'), 'available', true)).toMatchObject({ code: 'lot.occupied' })
    expect(stepTo(lot('reserved'), 'allocated', false)).toMatchObject({ code: 'lot.noHolder' })
    expect(openSteps(lot('available', 'frozen'))).toEqual([])
  })

  test('idle fits a lot in use, not a vacant one; withdrawn the reverse', () => {
    expect(turnSide(lot('operating'), 'idle').ok).toBe(true)
    expect(turnSide(lot('available'), 'idle')).toMatchObject({ code: 'lot.noSide' })
    expect(turnSide(lot('operating'), 'withdrawn')).toMatchObject({ code: 'lot.noSide' })
    expect(turnSide(lot('available', 'frozen'), null).ok).toBe(true)
  })

  test.each([
    [
      'two visits 90 days apart below half',
      [
        ['2026-01-01', 400],
        ['2026-04-01', 450],
      ],
      true,
    ],
    [
      '89 days apart',
      [
        ['2026-01-02', 400],
        ['2026-04-01', 450],
      ],
      false,
    ],
    [
      'exactly half at the second',
      [
        ['2026-01-01', 400],
        ['2026-04-01', 500],
      ],
      false,
    ],
    [
      'above half between them',
      [
        ['2026-01-01', 400],
        ['2026-02-01', 900],
        ['2026-04-01', 450],
      ],
      false,
    ],
    ['one visit', [['2026-01-01', 0]], false],
    ['none', [], false],
  ] as const)('under-used: %s', (_what, visits, expected) => {
    expect(
      isUnderUsed(
        1000,
        visits.map(([on, usedAreaM2]) => ({ day: on, usedAreaM2 })),
        limits,
      ),
    ).toBe(expected)
  })
})

describe('split and merge', () => {
  const lot = { number: '7', kind: 'land', status: 'available', side: null, areaM2: 1000, polygon: null, plot: null, tenure: 'lease' } as const

  test('parts sum to the lot within 0.5 %', () => {
    expect(
      checkSplit(
        lot,
        [
          { number: '7a', areaM2: 400, polygon: null },
          { number: '7b', areaM2: 605, polygon: null },
        ],
        limits,
      ).ok,
    ).toBe(true)
    expect(
      checkSplit(
        lot,
        [
          { number: '7a', areaM2: 400, polygon: null },
          { number: '7b', areaM2: 606, polygon: null },
        ],
        limits,
      ),
    ).toMatchObject({ code: 'land.split.sum' })
    expect(
      checkSplit(
        lot,
        [
          { number: '7a', areaM2: 500, polygon: null },
          { number: '7a', areaM2: 500, polygon: null },
        ],
        limits,
      ),
    ).toMatchObject({ code: 'lot.sameNumber' })
  })

  test('a lot in use or at auction is not redrawn', () => {
    expect(mayRedraw({ ...lot, status: 'on_auction' }, false)).toMatchObject({ code: 'lot.notDivisible' })
    expect(mayRedraw(lot, true)).toMatchObject({ code: 'lot.occupied' })
    expect(mayRedraw({ ...lot, status: 'closed' }, false)).toMatchObject({ code: 'lot.closed' })
  })

  test('lots of another kind or right are not merged', () => {
    expect(checkMerge([lot, { ...lot, number: '8', kind: 'unfinished' }])).toMatchObject({ code: 'land.merge.kind' })
    expect(checkMerge([lot, { ...lot, number: '8', tenure: 'owned' }])).toMatchObject({ code: 'land.merge.right' })
    expect(checkMerge([lot])).toMatchObject({ code: 'land.merge.few' })
    expect(checkMerge([lot, { ...lot, number: '8' }])).toEqual({ ok: true, value: null })
  })
})

describe('the land balance', () => {
  const lot = (status: (typeof LOT_STATUSES)[number], areaM2: number, vacantSince: string | null = null) =>
    ({ kind: 'land', status, side: null, areaM2, polygonAreaM2: null, vacantSince }) as const
  const area = { validFrom: '2020-01-01', totalM2: 120_000, allocableM2: 100_000, basis: 'document', document: 'order' } as const

  test('10 ha allocable: 2 + 1 + 3 + 1 ha utilised is 70 %, 1.5 ha vacant is 15 %, 1 ha is not in any lot', () => {
    const lots = [
      lot('allocated', 20_000),
      lot('construction', 10_000),
      lot('operating', 30_000),
      lot('owned', 10_000),
      lot('available', 15_000, '2026-01-01'),
      lot('draft', 5_000),
    ]
    const balance = balanceOf({
      area,
      lots: [...lots, lot('closed', 99_000), { ...lot('operating', 7_000), kind: 'building' }],
      buildings: [],
      boundaryM2: null,
    })
    expect(balance.utilised).toBeCloseTo(0.7, 12)
    expect(balance.vacant).toEqual({ lots: 1, areaM2: 15_000, share: 0.15 })
    expect(balance.undistributedM2).toBe(10_000)
    expect(balance.lots.lots).toBe(6)
  })

  test('without an allocable area no share is said', () => {
    expect(balanceOf({ area: null, lots: [lot('available', 100)], buildings: [], boundaryM2: null })).toMatchObject({ utilised: null, undistributedM2: null })
  })

  test('the median of 10, 20 and 90 days is 20; of 10 and 20 is 15; of none is nothing', () => {
    expect(medianVacancyDays(['2026-01-21', '2026-01-11', '2025-11-02'], '2026-01-31')).toBe(20)
    expect(medianVacancyDays(['2026-01-21', '2026-01-11'], '2026-01-31')).toBe(15)
    expect(medianVacancyDays([], '2026-01-31')).toBeNull()
  })
})
