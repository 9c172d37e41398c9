import { expect, test } from 'vitest'
import { formatDay, formatDayShort, formatPeriod, monthName } from './dates.ts'

test.each([
  ['uz', '5-mart, 2026'],
  ['uz-Cyrl', '5-март, 2026'],
  ['ru', '5 марта 2026\u00A0г.'],
  ['en', '5 March 2026'],
] as const)('a day in %s', (language, expected) => {
  expect(formatDay('2026-03-05', language)).toBe(expected)
})

test.each([
  ['2025', 'uz', '2025-yil'],
  ['2025', 'uz-Cyrl', '2025-йил'],
  ['2025', 'ru', '2025 год'],
  ['2025', 'en', '2025'],
  ['2025-Q1', 'uz', '2025-yil, 1-chorak'],
  ['2025-Q1', 'uz-Cyrl', '2025-йил, 1-чорак'],
  ['2025-Q3', 'ru', '3-й квартал 2025 года'],
  ['2025-Q4', 'en', 'Q4 2025'],
  ['2025-09', 'uz', '2025-yil, sentabr'],
  ['2025-09', 'uz-Cyrl', '2025-йил, сентябрь'],
  ['2025-09', 'ru', 'сентябрь 2025 года'],
  ['2025-09', 'en', 'September 2025'],
] as const)('the period %s in %s', (period, language, expected) => {
  expect(formatPeriod(period, language)).toBe(expected)
})

test('months of Uzbek Cyrillic keep their soft sign', () => {
  expect(monthName(1, 'uz-Cyrl')).toBe('январь')
  expect(monthName(5, 'uz-Cyrl')).toBe('май')
})

test('short form and what does not exist', () => {
  expect(formatDayShort('2026-03-05', 'uz')).toBe('05.03.2026')
  expect(() => formatDay('2026-02-30', 'uz')).toThrow('2026-02-30')
  expect(() => formatPeriod('2025-Q5', 'uz')).toThrow('2025-Q5')
})
