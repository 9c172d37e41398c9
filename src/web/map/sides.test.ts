import { expect, test } from 'vitest'
import { labelSides } from './sides.ts'

const item = (x: number, y: number) => ({ x, y, radius: 10, width: 80, height: 18 })

test('labels stand on the right where nothing is in the way', () => {
  expect(labelSides([item(50, 50), item(50, 120)], 400)).toEqual(['right', 'right'])
})

test('a label that would leave the frame stands on the left', () => {
  expect(labelSides([item(380, 50)], 400)).toEqual(['left'])
})

test('a label that would cover another circle stands on the other side', () => {
  expect(labelSides([item(200, 50), item(250, 50)], 400)[0]).toBe('left')
})
