import type { OutputOf } from '#lib/operation.ts'
import type { OperationName, Operations } from '../../contracts.ts'
import type { AskedInput } from '../client/input.ts'
import type { ChartModel } from './chart.ts'
import type { ViewDocument } from './document.ts'
import type { ViewTable } from './table.ts'
import type { Translator } from '#lib/translator.ts'

/** One call a page needs before it can be drawn; the server makes it while answering, the browser when navigating. */
export type PageCall<Name extends OperationName = OperationName> = { readonly operation: Name; readonly input: AskedInput<Name> }

export type PageAddress = { readonly params: Readonly<Record<string, string>>; readonly search: Readonly<Record<string, string>> }

/**
 * A page without its drawing: which call it needs, what it is called, and its numbers as tables and charts.
 * The server makes title, description, first data and the .csv, .json, .xlsx and .svg answers from it; the browser draws it.
 * Its parts are methods, so that a list may hold the pages of every operation.
 */
export type PageDefinition<Name extends OperationName = OperationName> = {
  /** Path below the language, with {parameters}: `/zones/{zone}`. */
  readonly path: string
  call(address: PageAddress): PageCall<Name>
  title(data: OutputOf<Operations[Name]>, t: Translator, address: PageAddress): string
  description(data: OutputOf<Operations[Name]>, t: Translator, address: PageAddress): string
  /** The numbers of the view, first the main one. */
  tables?(data: OutputOf<Operations[Name]>, t: Translator, address: PageAddress): readonly ViewTable[]
  /** The view as a paper: set as PDF. */
  document?(data: OutputOf<Operations[Name]>, t: Translator, address: PageAddress): ViewDocument
  /** The picture of the view. */
  chart?(data: OutputOf<Operations[Name]>, t: Translator, address: PageAddress): ChartModel | undefined
}

/** A page that needs no call before it can be drawn: search, key, data and API. */
export type PlainPage = {
  readonly path: string
  title(t: Translator, address: PageAddress): string
  description(t: Translator, address: PageAddress): string
}

/** The address as a page keeps it: `undefined` and empty parameters are left out. */
export function searchOf(entries: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const kept: Record<string, string> = {}
  for (const [key, value] of Object.entries(entries)) if (value !== undefined && value !== '') kept[key] = value
  return kept
}

/** Keeps a definition's operation, so that its data has the operation's type. */
export const definePage = <const Name extends OperationName>(page: PageDefinition<Name>): PageDefinition<Name> => page
