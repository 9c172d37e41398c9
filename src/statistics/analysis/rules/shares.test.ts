import { expect, test } from 'vitest'
import { relateShares } from './structural.ts'

test.each([
  // (600 / 3700) / (90 / 567)
  ['Uchtepa holds a little more of the workers than of the enterprises', { part: 600, whole: 3700, partOther: 90, wholeOther: 567 }, 1.02162],
  // (110 / 567) / (8.3 / 40.5)
  ['Sirgʻali holds less of the enterprises than of the hectares', { part: 110, whole: 567, partOther: 8.3, wholeOther: 40.5 }, 0.94664],
  ['the whole holds all of both', { part: 5, whole: 5, partOther: 7, wholeOther: 7 }, 1],
  ['a part without any holds none', { part: 0, whole: 5, partOther: 7, wholeOther: 7 }, 0],
])('%s', (_what, figures, quotient) => {
  const found = relateShares(figures)
  expect(found.ok && found.value).toBeCloseTo(quotient, 5)
})

test.each([
  [{ part: -1, whole: 5, partOther: 1, wholeOther: 5 }, 'analysis.negativeValue'],
  [{ part: 1, whole: 5, partOther: 0, wholeOther: 5 }, 'analysis.zeroTotal'],
  [{ part: 0, whole: 0, partOther: 1, wholeOther: 5 }, 'analysis.zeroTotal'],
])('of %o there is none', (figures, code) => {
  expect(relateShares(figures)).toMatchObject({ ok: false, code })
})
