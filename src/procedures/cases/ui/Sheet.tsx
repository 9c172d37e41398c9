import type { Translator } from '#lib/translator.ts'
import { fileAddress } from '#web/client/files.ts'
import { Part } from '#web/kit/PageHead.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import type { SheetPart, Shown } from '../model.ts'
import { say, shownText } from './words.ts'

type ValueProps = { readonly value: Shown; readonly zone: string; readonly t: Translator }

/** A value of a case's page: a text, a figure, a link or a document. */
export function Value({ value, zone, t }: ValueProps) {
  if (value.as === 'link') return <PageLink to={value.to}>{shownText(t, value)}</PageLink>
  if (value.as === 'document')
    return (
      <a href={fileAddress('readDocument', { zone, id: value.id })} target="_blank" rel="noreferrer">
        {value.name}
      </a>
    )
  if (value.as === 'day') return <span className="nowrap">{shownText(t, value)}</span>
  if (value.as === 'missing') return <span className="muted">{shownText(t, value)}</span>
  return <>{shownText(t, value)}</>
}

/** Whether a part has a table too wide to stand beside the terms. */
export const isWide = (part: SheetPart): boolean => (part.table?.columns.length ?? 0) > 6

/** The parts a procedure's own module shows of a case: facts, and tables that scroll inside themselves. */
export const Sheet = ({ parts, zone, t }: { readonly parts: readonly SheetPart[]; readonly zone: string; readonly t: Translator }) =>
  parts.map((part) => (
    <Part key={part.title} title={t.text(part.title)} lead={part.note === undefined ? undefined : say(t, part.note)}>
      {part.facts.length === 0 ? null : (
        <dl className="facts">
          {part.facts.map(({ label, value }) => (
            <div key={label}>
              <dt>{t.text(label)}</dt>
              <dd>
                <Value value={value} zone={zone} t={t} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {part.table === undefined ? null : <SheetTable part={part} table={part.table} zone={zone} t={t} />}
    </Part>
  ))

type TableProps = { readonly part: SheetPart; readonly table: NonNullable<SheetPart['table']>; readonly zone: string; readonly t: Translator }

const SheetTable = ({ part, table, zone, t }: TableProps) => (
  <div className="table-scroll held" role="region" aria-label={t.text('web.table.scroll', { title: t.text(part.title) })} tabIndex={0}>
    <table className="data">
      <thead>
        <tr>
          {table.columns.map(({ label, numeric }, index) => (
            <th key={label} scope="col" className={[numeric ? 'number' : '', index === 0 ? 'held' : ''].join(' ').trim() || undefined}>
              <span>{t.text(label)}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row, line) => (
          <tr key={line}>
            {row.map((value, index) =>
              index === 0 ? (
                <th key={index} scope="row" className="held">
                  <Value value={value} zone={zone} t={t} />
                </th>
              ) : (
                <td key={index} className={table.columns[index]?.numeric === true ? 'number' : undefined}>
                  <Value value={value} zone={zone} t={t} />
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
