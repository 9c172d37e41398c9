import type { ChartModel } from './chart.ts'
import type { ViewColumn } from './table.ts'

/** A cell of a document's table; `sign` stands before a figure that is not exact (> more than). */
export type DocumentCell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number; readonly digits: number; readonly certain: boolean; readonly sign?: string }
  | { readonly kind: 'missing'; readonly reason: string }

export type DocumentTable = {
  readonly id: string
  readonly caption: string
  readonly columns: readonly (ViewColumn & { readonly wide?: boolean })[]
  readonly rows: readonly (readonly DocumentCell[])[]
  /** Row of totals, set apart. */
  readonly total?: readonly DocumentCell[]
  readonly notes: readonly number[]
  /** Said under the table beside its source. */
  readonly remark?: string
}

/** What stands in a section, in the order of reading. Every figure names its notes. */
export type DocumentBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly notes: readonly number[] }
  | { readonly kind: 'commentary'; readonly text: string }
  | {
      readonly kind: 'keys'
      readonly items: readonly { readonly label: string; readonly value: string; readonly unit: string; readonly notes: readonly number[] }[]
    }
  | { readonly kind: 'list'; readonly items: readonly { readonly text: string; readonly notes: readonly number[] }[] }
  | { readonly kind: 'missing'; readonly text: string }
  | { readonly kind: 'table'; readonly table: DocumentTable }
  | {
      readonly kind: 'chart'
      readonly id: string
      readonly caption: string
      readonly alt: string
      readonly model: ChartModel
      readonly remark?: string
      readonly notes: readonly number[]
    }
  | {
      readonly kind: 'picture'
      /** Part of the text's width on paper; the whole where it is left out. */
      readonly width?: number
      readonly id: string
      readonly caption: string
      readonly alt: string
      readonly svg: string
      readonly remark?: string
      readonly notes: readonly number[]
    }

export type DocumentSection = { readonly id: string; readonly title: string; readonly blocks: readonly DocumentBlock[] }

/** A view as a paper: cover, sections with figures that name their notes, and the notes. Drawn as a page, set as PDF, taken away as tables. */
export type ViewDocument = {
  readonly title: string
  /** Whom or what it is about, on the cover. */
  readonly place: string
  readonly year: string
  readonly publisher: string
  /** Lines of the cover under the title: release, as of, state. */
  readonly imprint: readonly string[]
  /** The instant the paper is of (ISO): the same document always gives the same bytes. */
  readonly dated: string
  /** Said over a copy that nobody has signed; empty on a signed one. */
  readonly mark: string
  readonly sections: readonly DocumentSection[]
  /** Sources by the number they are cited with. */
  readonly notes: readonly { readonly number: number; readonly text: string }[]
}
