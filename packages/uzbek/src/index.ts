export { APOSTROPHES, normaliseApostrophes, OKINA, TUTUQ } from './apostrophes.ts'
export { compareUzbek } from './collation.ts'
export { toCyrillic } from './cyrillic.ts'
export { formatDay, formatDayShort, formatPeriod, monthName } from './dates.ts'
export { addDays, dayOf, daysBetween, daysInMonth, isDay, partsOf, weekdayOf, type Day, type DayParts } from './day.ts'
export { LATIN_WORDS, STEM_EXCEPTIONS } from './exceptions.ts'
export { fold } from './fold.ts'
export { checkJshshir, checkStir, jshshirCheckDigit, type Checked, type Jshshir, type Stir } from './identifiers.ts'
export type { Language } from './language.ts'
export { toLatin } from './latin.ts'
export { messageToCyrillic } from './message.ts'
export { formatTiyin } from './money.ts'
export { formatNumber, formatPercent, MINUS, NO_BREAK_SPACE, type NumberStyle } from './number.ts'
export {
  addMonths,
  addWorkingDays,
  FIXED_HOLIDAYS,
  isWorkingDay,
  makeCalendar,
  workingDayFrom,
  workingDaysBetween,
  type WorkingCalendar,
} from './working-days.ts'
