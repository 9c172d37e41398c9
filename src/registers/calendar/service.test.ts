import { addMonths, addWorkingDays, dayOf } from '@sanoat/uzbek'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { grantsOf, type Actor } from '#lib/access.ts'
import { readerOf } from '#platform/database/sql.ts'
import { openTestProduct, type TestProduct } from '../../../test/support/product.ts'
import { readCalendar } from './service.ts'

let product: TestProduct
beforeAll(async () => {
  product = await openTestProduct()
})
afterAll(() => product.drop())

const staff: Actor = { id: 'staff', name: 'staff', grants: grantsOf(['directorate.specialist']) }

async function ask(name: string, input: object) {
  const answer = await product.dispatch.answer(name, input, { actor: staff, language: 'en', now: new Date('2026-03-01T07:00:00Z') })
  return answer.ok ? JSON.parse(answer.value.json) : answer.code
}

test('nothing is moved until an act is entered: weekends and fixed holidays only, and the weekend is said to be assumed', async () => {
  const year = await ask('showCalendar', { year: 2026 })
  expect(year).toMatchObject({ weekend: [6, 7], weekendMark: 'assumed', moved: [] })
  expect(year.fixed).toEqual(['2026-01-01', '2026-03-08', '2026-03-21', '2026-05-09', '2026-09-01', '2026-10-01', '2026-12-08'])
  // 365 days less 104 Saturdays and Sundays, less the holidays on other days: 1 Jan, 1 Sep, 1 Oct, 8 Dec (8 Mar, 21 Mar, 9 May fall on weekends).
  expect(year.workingDays).toBe(257)
})

test('a moved day changes how terms are counted, and can be taken back', async () => {
  const reader = readerOf(product.database.readers)
  const friday = dayOf('2026-05-22')
  expect(addWorkingDays(friday, 1, await readCalendar(reader, [2026]))).toBe('2026-05-25')
  expect(await ask('moveCalendarDay', { day: '2026-05-25', kind: 'off', nameUz: 'Koʻchirilgan dam olish kuni', act: 'Test' })).toMatchObject({
    kind: 'off',
    mark: 'unverified',
  })
  expect(await ask('moveCalendarDay', { day: '2026-05-30', kind: 'worked', nameUz: 'Koʻchirilgan ish kuni' })).toMatchObject({ act: null })
  const moved = await readCalendar(reader, [2026])
  expect(addWorkingDays(friday, 1, moved)).toBe('2026-05-26')
  expect(addWorkingDays(dayOf('2026-05-29'), 1, moved)).toBe('2026-05-30')
  expect(await ask('restoreCalendarDay', { day: '2026-05-25', reason: 'Entered by mistake' })).toEqual({ day: '2026-05-25' })
  expect(addWorkingDays(friday, 1, await readCalendar(reader, [2026]))).toBe('2026-05-25')
})

test('a term that reaches into the next year meets its holidays: 31.05.2025 and three months end on 02.09.2025', async () => {
  const calendar = await readCalendar(readerOf(product.database.readers), [2025, 2026])
  expect(addMonths(dayOf('2025-05-31'), 3, calendar)).toBe('2025-09-02')
  expect(addWorkingDays(dayOf('2025-12-31'), 1, calendar)).toBe('2026-01-02')
})

test.each([
  ['a Sunday off', { day: '2026-05-24', kind: 'off', nameUz: 'Dam' }, 'calendar.alreadyOff'],
  ['a Monday worked', { day: '2026-06-01', kind: 'worked', nameUz: 'Ish' }, 'calendar.alreadyWorked'],
  ['Independence Day worked', { day: '2026-09-01', kind: 'worked', nameUz: 'Ish' }, 'calendar.fixedHoliday'],
  ['a day twice', { day: '2026-05-30', kind: 'off', nameUz: 'Dam' }, 'calendar.taken'],
  ['a day that does not exist', { day: '2026-02-30', kind: 'off', nameUz: 'Dam' }, 'input.invalid'],
])('the calendar refuses %s', async (_name, input, code) => {
  expect(await ask('moveCalendarDay', input)).toBe(code)
})
