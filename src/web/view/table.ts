/** A cell of a view's table: a text, a number with its digits, or missing with the reason in the reader's language. */
export type ViewCell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number; readonly digits: number; readonly certain: boolean }
  | { readonly kind: 'missing'; readonly reason: string }

export type ViewColumn = { readonly key: string; readonly title: string; readonly unit?: string; readonly numeric: boolean }

/** The numbers of a view, as every export writes them: rows of cells under titled columns, with source and as-of. */
export type ViewTable = {
  readonly name: string
  readonly title: string
  readonly columns: readonly ViewColumn[]
  readonly rows: readonly (readonly ViewCell[])[]
  readonly source: string
  readonly asOf: string
}
