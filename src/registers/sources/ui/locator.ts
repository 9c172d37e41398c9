import type { Translator } from '#lib/translator.ts'

const LINES = /^(?:(?:table (\d+), )?lines? )?(\d+)(?:[-–](\d+))?$/

/** Where in a source something stands, in the reader's language: `table 1, lines 117-118` and `143-144` are understood, anything else stands as written. */
export function locatorText(locator: string, t: Translator): string {
  const [, table, from, to] = LINES.exec(locator) ?? []
  if (from === undefined) return locator
  const place = to === undefined ? t.text('locator.line', { from }) : t.text('locator.lines', { from, to })
  return table === undefined ? place : t.text('locator.table', { table, place })
}
