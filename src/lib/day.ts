/** A legal date: year, month and day without time or zone, written YYYY-MM-DD. */
export type Day = string & { readonly __day: true }

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** Whether the text names a day that exists (30 February and the year 0 do not). */
export function isDay(text: string): text is Day {
  if (!DAY.test(text) || text.startsWith('0000')) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

/** Whether the text is an ISO time (2025-03-31T10:00:00Z) of the years 1 to 9999, which are those that databases hold. */
export function isInstant(text: string): boolean {
  const date = new Date(text)
  return isDay(text.slice(0, 10)) && text.charAt(10) === 'T' && !Number.isNaN(date.getTime()) && isDay(date.toISOString().slice(0, 10))
}

/** The day an instant falls on in Tashkent (UTC+5 all year round). */
export function dayInTashkent(instant: Date): Day {
  const shifted = new Date(instant.getTime() + 5 * 3_600_000).toISOString().slice(0, 10)
  if (!isDay(shifted)) throw new Error(`Cannot read the day of ${instant.toISOString()}: got ${shifted}`)
  return shifted
}
