import type { Translator } from '#lib/translator.ts'

const LINES = /^(?:(?:table (\d+), )?lines? )?(\d+)(?:[-–](\d+))?$/

/** Where in a source something stands, in the reader's language: `table 1, lines 117-118` and `143-144` are understood, anything else stands as written. */
export function locatorText(locator: string, t: Translator): string {
  const [, table, from, to] = LINES.exec(locator) ?? []
  if (from === undefined) return reportedText(locator, t)
  const place = to === undefined ? t.text('locator.line', { from }) : t.text('locator.lines', { from, to })
  return table === undefined ? place : t.text('locator.table', { table, place })
}

const REPORTED = /^resolution of (\d{2})\.(\d{2})\.(\d{4}), as reported by (.+)$/

/** An act that was seen only in somebody's report of it; anything else stands as written. */
function reportedText(locator: string, t: Translator): string {
  const [, day, month, year, by] = REPORTED.exec(locator) ?? []
  return by === undefined ? locator : t.text('locator.reported', { day: t.day(`${year}-${month}-${day}`), by })
}
