import { expect, test } from 'vitest'
import { tellsOfTraining } from './training-mark.ts'

test('an answer tells of training where anything in it is marked so, however deep', () => {
  expect(tellsOfTraining({ zone: { id: 'oquv-zona', training: true } })).toBe(true)
  expect(tellsOfTraining({ items: [{ training: false }, { lot: { training: true } }] })).toBe(true)
  expect(tellsOfTraining({ items: [{ training: false, names: { uz: 'training' } }], training: null })).toBe(false)
  expect(tellsOfTraining(null)).toBe(false)
})
