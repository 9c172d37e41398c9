import type { ReactNode } from 'react'
import { useSearch } from './address.ts'
import { ViewLink } from './PageLink.tsx'
import { useTranslator } from './Translation.tsx'

export type Column<Row> = {
  readonly key: string
  readonly title: string
  readonly unit?: string
  readonly numeric?: boolean
  /** What the column is sorted by; a column without it is not sortable. */
  readonly sort?: (row: Row) => number | string | null
  readonly cell: (row: Row) => ReactNode
  /** Names the row: written as its header and held while the table scrolls. */
  readonly header?: boolean
  readonly className?: string
}

type DataTableProps<Row> = {
  readonly title: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  readonly caption?: ReactNode
  readonly foot?: ReactNode
  readonly marked?: (row: Row) => boolean
  /** Name of the address parameter that keeps the sort, when a page has several tables. */
  readonly sortName?: string
  readonly tall?: boolean
  /** Columns of one width from table to table. */
  readonly even?: boolean
}

/** A table: sorted by its heads (kept in the address), scrolling inside itself with the naming column held. */
export function DataTable<Row>({ title, columns, rows, rowKey, caption, foot, marked, sortName = 'sort', tall = false, even = false }: DataTableProps<Row>) {
  const t = useTranslator()
  const sorted = useSorted(columns, rows, sortName)
  return (
    <>
      <div className={`table-scroll held${tall ? ' tall' : ''}`} role="region" aria-label={t.text('web.table.scroll', { title })} tabIndex={0}>
        <table className={even ? 'data even' : 'data'}>
          <thead>
            <tr>
              {columns.map((column) => (
                <Head key={column.key} column={column} order={sorted.key === column.key ? sorted.order : undefined} sortName={sortName} />
              ))}
            </tr>
          </thead>
          <tbody>
            {sorted.rows.map((row) => (
              <tr key={rowKey(row)} className={marked?.(row) === true ? 'marked' : undefined}>
                {columns.map((column) =>
                  column.header === true ? (
                    <th key={column.key} scope="row" className={classes(column)}>
                      {column.cell(row)}
                    </th>
                  ) : (
                    <td key={column.key} className={classes(column)}>
                      {column.cell(row)}
                    </td>
                  ),
                )}
              </tr>
            ))}
            {foot}
          </tbody>
        </table>
      </div>
      {caption === undefined ? null : <p className="chart-note">{caption}</p>}
    </>
  )
}

const classes = <Row,>({ numeric, header, className }: Column<Row>): string | undefined =>
  [numeric === true ? 'number' : '', header === true ? 'held' : '', className ?? ''].filter((name) => name !== '').join(' ') || undefined

type HeadProps<Row> = { readonly column: Column<Row>; readonly order: 'ascending' | 'descending' | undefined; readonly sortName: string }

function Head<Row>({ column, order, sortName }: HeadProps<Row>) {
  const t = useTranslator()
  const first = column.numeric === true ? `-${column.key}` : column.key
  const next = order === undefined ? first : order === 'ascending' ? `-${column.key}` : column.key
  const name = (
    <span>
      {column.title}
      {column.unit === undefined || column.unit === '' ? null : <span className="unit">{column.unit}</span>}
    </span>
  )
  return (
    <th scope="col" className={classes(column)} aria-sort={column.sort === undefined ? undefined : (order ?? 'none')}>
      {column.sort === undefined ? (
        name
      ) : (
        <ViewLink change={{ [sortName]: next }} className="sort" title={t.text('web.table.sort', { title: column.title })}>
          {name}
          <svg className="arrow" viewBox="0 0 8 6" aria-hidden="true">
            <path fill="currentColor" d={order === 'ascending' ? 'M4 0l4 6H0z' : 'M4 6L0 0h8z'} />
          </svg>
        </ViewLink>
      )}
    </th>
  )
}

function useSorted<Row>(columns: readonly Column<Row>[], rows: readonly Row[], sortName: string) {
  const wish = useSearch()[sortName] ?? ''
  const key = wish.replace(/^-/, '')
  const by = columns.find((column) => column.key === key)?.sort
  if (by === undefined) return { rows, key: undefined, order: undefined }
  const sign = wish.startsWith('-') ? -1 : 1
  return { rows: rows.toSorted((a, b) => compare(by(a), by(b), sign)), key, order: sign === 1 ? ('ascending' as const) : ('descending' as const) }
}

/** Missing values stand last in either order. */
function compare(a: number | string | null, b: number | string | null, sign: number): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  if (typeof a === 'number' && typeof b === 'number') return (a - b) * sign
  return String(a).localeCompare(String(b)) * sign
}
