/** A legal date without time or zone, written YYYY-MM-DD. */
export type Day = string & { readonly __day: true }

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/
const MILLISECONDS = 86_400_000

/** Whether the text names a day that exists in the Gregorian calendar. */
export function isDay(text: string): text is Day {
  const match = DAY.exec(text)
  if (match === null) return false
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

/** The day of a text that must be one; throws otherwise. */
export function dayOf(text: string): Day {
  if (!isDay(text)) throw new Error(`Cannot read the day ${text}: expected YYYY-MM-DD that exists`)
  return text
}

export type DayParts = { readonly year: number; readonly month: number; readonly day: number }

export function partsOf(day: Day): DayParts {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), day: Number(day.slice(8, 10)) }
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

const instantOf = (day: Day): number => {
  const { year, month, day: number } = partsOf(day)
  return Date.UTC(year, month - 1, number)
}

/** The day `count` calendar days later (earlier when negative). */
export const addDays = (day: Day, count: number): Day => dayOf(new Date(instantOf(day) + count * MILLISECONDS).toISOString().slice(0, 10))

/** Calendar days from the first day to the second; negative when the second is earlier. */
export const daysBetween = (first: Day, second: Day): number => (instantOf(second) - instantOf(first)) / MILLISECONDS

/** Day of the week: 1 Monday … 7 Sunday (ISO 8601). */
export const weekdayOf = (day: Day): number => new Date(instantOf(day)).getUTCDay() || 7
