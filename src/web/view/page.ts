import type { OutputOf, WireInputOf } from '#lib/operation.ts'
import type { OperationName, Operations } from '../../contracts.ts'
import type { ChartModel } from './chart.ts'
import type { ViewTable } from './table.ts'
import type { Translator } from '#lib/translator.ts'

/** One call a page needs before it can be drawn; the server makes it while answering, the browser when navigating. */
export type PageCall<Name extends OperationName = OperationName> = { readonly operation: Name; readonly input: WireInputOf<Operations[Name]> }

export type PageAddress = { readonly params: Readonly<Record<string, string>>; readonly search: Readonly<Record<string, string>> }

/**
 * A page without its drawing: which call it needs, what it is called, and its numbers as tables and charts.
 * The server makes title, description, first data and the .csv, .json, .xlsx and .svg answers from it; the browser draws it.
 */
export type PageDefinition<Name extends OperationName = OperationName> = {
  /** Path below the language, with {parameters}: `/zones/{zone}`. */
  readonly path: string
  readonly call: (address: PageAddress) => PageCall<Name>
  readonly title: (data: OutputOf<Operations[Name]>, t: Translator, address: PageAddress) => string
  readonly description: (data: OutputOf<Operations[Name]>, t: Translator, address: PageAddress) => string
  /** The numbers of the view, first the main one. */
  readonly tables?: (data: OutputOf<Operations[Name]>, t: Translator, address: PageAddress) => readonly ViewTable[]
  /** The picture of the view. */
  readonly chart?: (data: OutputOf<Operations[Name]>, t: Translator, address: PageAddress) => ChartModel | undefined
}
