/** A legal date: year, month and day without time or zone, written YYYY-MM-DD. */
export type Day = string & { readonly __day: true }

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/

/** Whether the text names a day that exists (30 February does not). */
export function isDay(text: string): text is Day {
  const match = DAY.exec(text)
  if (match === null) return false
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** The day an instant falls on in Tashkent (UTC+5 all year round). */
export function dayInTashkent(instant: Date): Day {
  const shifted = new Date(instant.getTime() + 5 * 3_600_000).toISOString().slice(0, 10)
  if (!isDay(shifted)) throw new Error(`Cannot read the day of ${instant.toISOString()}: got ${shifted}`)
  return shifted
}
