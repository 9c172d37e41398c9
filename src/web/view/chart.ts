/** One point of a line: a figure as stated, or drawn between two stated ones; `sign` stands before one that is not exact (> more than). */
export type ChartPoint = {
  readonly x: string
  readonly value: number | null
  readonly certain: boolean
  readonly interpolated: boolean
  readonly sign?: string
}

export type ChartLine = { readonly id: string; readonly label: string; readonly points: readonly ChartPoint[] }

/** One bar: a figure with how certain it is; `mark` is a second figure to compare with, drawn as a tick. */
export type ChartBar = {
  readonly id: string
  readonly label: string
  readonly value: number | null
  readonly certainty: 'exact' | 'inferred' | 'approximate'
  readonly mark?: number | null
  /** Stands before a figure that is not exact: > more than. */
  readonly sign?: string
  /** Said where there is no value. */
  readonly missing?: string
}

type Described = {
  readonly title: string
  readonly unit: string
  readonly source: string
  readonly asOf: string
  readonly digits: number
  /** Values are shares 0…1, shown as percentages. */
  readonly share?: boolean
}

/** A picture as numbers: what is drawn, in which unit, from which source, as of when. Placement and drawing come later. */
export type ChartModel =
  | (Described & { readonly kind: 'lines'; readonly periods: readonly string[]; readonly lines: readonly ChartLine[] })
  | (Described & {
      readonly kind: 'bars'
      readonly bars: readonly ChartBar[]
      readonly markLabel?: string
      readonly reference?: { readonly label: string; readonly value: number }
    })
