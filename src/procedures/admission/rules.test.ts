import { describe, expect, test } from 'vitest'
import { asDay } from '#lib/terms.ts'
import type { Application } from './model.ts'
import { allows, DEFAULT_WEIGHTS, faultsOfApplication, scoreOf, weightsOf } from './rules.ts'

const application: Application = {
  lot: null,
  kind: 'place',
  project: 'Sewing workshop',
  ifut: '14130',
  products: '620342',
  landNeed: 2_500,
  investment: 1_250_000_000_00,
  ownFunds: 625_000_000_00,
  jobs: 25,
  exportShare: 0.4,
  power: 100,
  gas: null,
  water: 5,
  environment: 'III',
  startsOn: asDay('2027-01-01'),
  finishesOn: asDay('2027-12-31'),
  plan: 'p',
  charter: 'c',
}
const lot = { id: 'l', number: '7', areaM2: 3_000, allowedIfut: ['13', '14'], status: 'available' }

describe('an application', () => {
  test('without faults has none', () => {
    expect(faultsOfApplication(application, lot)).toEqual([])
  })
  test('is told every fault at once', () => {
    const faulty = { ...application, finishesOn: asDay('2026-12-31'), landNeed: 4_000, ifut: '25110', ownFunds: 2_000_000_000_00 }
    expect(faultsOfApplication(faulty, lot).map(({ path, code }) => `${path} ${code}`)).toEqual([
      'finishesOn input.finishBeforeStart',
      'ownFunds input.partAboveWhole',
      'landNeed input.moreThanLot',
      'ifut input.activityNotAllowed',
    ])
  })
  test('may name any activity where the lot has no list', () => {
    expect(allows({ allowedIfut: [] }, '25110')).toBe(true)
  })
})

test('the score: 1.25 bn on a quarter hectare is half of full marks, 25 jobs all of them', () => {
  const { total, criteria } = scoreOf(application, { technology: 80, cooperation: 50, readiness: 100 }, weightsOf(DEFAULT_WEIGHTS))
  expect(Object.fromEntries(criteria.map(({ code, part }) => [code, part]))).toEqual({
    investment: 0.5,
    jobs: 1,
    export: 0.4,
    technology: 0.8,
    ownFunds: 0.5,
    cooperation: 0.5,
    readiness: 1,
  })
  // (25·.5 + 20·1 + 15·.4 + 15·.8 + 10·.5 + 10·.5 + 5·1) / 100 = 65.5 %
  expect(total).toBeCloseTo(0.655, 12)
})
