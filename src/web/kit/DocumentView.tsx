import type { ReactNode } from 'react'
import { Chart } from '../chart/Chart.tsx'
import type { DocumentBlock, DocumentCell, DocumentTable, ViewDocument } from '../view/document.ts'
import { DataTable } from './DataTable.tsx'
import { Part } from './PageHead.tsx'
import { useTranslator } from './Translation.tsx'

type DocumentViewProps = { readonly document: ViewDocument; readonly beside?: (section: string) => ReactNode }

/** A document as a page: contents, sections, figures that lead to their notes, notes. `beside` adds what a section's writers need. */
export function DocumentView({ document, beside }: DocumentViewProps) {
  const t = useTranslator()
  return (
    <div className="paper">
      <nav className="paper-contents" aria-label={t.text('web.document.contents')}>
        <ol>
          {document.sections.map(({ id, title }) => (
            <li key={id}>
              <a href={`#section-${id}`}>{title}</a>
            </li>
          ))}
        </ol>
      </nav>
      {document.sections.map(({ id, title, blocks }) => (
        <Part key={id} id={`section-${id}`} title={title}>
          {beside?.(id)}
          {blocks.map((block, index) => (
            <Block key={index} block={block} />
          ))}
        </Part>
      ))}
      <Part id="section-notes" title={t.text('web.document.notes')} lead={`${t.text('web.document.notesLead')} ${t.text('web.document.legend')}`}>
        <ol className="paper-notes">
          {document.notes.map(({ number, text }) => (
            <li key={number} id={`note-${number}`} value={number}>
              {text}
            </li>
          ))}
        </ol>
      </Part>
    </div>
  )
}

function Notes({ notes }: { readonly notes: readonly number[] }) {
  return notes.length === 0 ? null : (
    <sup className="cite">
      {notes
        .toSorted((a, b) => a - b)
        .map((note) => (
          <a key={note} href={`#note-${note}`}>{`[${note}]`}</a>
        ))}
    </sup>
  )
}

function Block({ block }: { readonly block: DocumentBlock }) {
  if (block.kind === 'heading') return <h3>{block.text}</h3>
  if (block.kind === 'paragraph')
    return (
      <p>
        {block.text}
        <Notes notes={block.notes} />
      </p>
    )
  if (block.kind === 'commentary') return <p>{block.text}</p>
  if (block.kind === 'missing') return <p className="paper-missing">{block.text}</p>
  if (block.kind === 'keys')
    return (
      <dl className="figures">
        {block.items.map(({ label, value, unit, notes }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <span className="value">{value}</span> <span className="unit">{unit}</span>
              <Notes notes={notes} />
            </dd>
          </div>
        ))}
      </dl>
    )
  if (block.kind === 'list')
    return (
      <ul>
        {block.items.map(({ text, notes }) => (
          <li key={text}>
            {text}
            <Notes notes={notes} />
          </li>
        ))}
      </ul>
    )
  if (block.kind === 'table') return <Table table={block.table} />
  return (
    <figure className="paper-picture">
      <p className="strong">{block.caption}</p>
      {block.kind === 'chart' ? (
        <Chart model={block.model} caption={false} />
      ) : (
        <img src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(block.svg)}`} alt={block.alt} style={{ width: `${(block.width ?? 1) * 100}%` }} />
      )}
      <figcaption className="chart-note">
        {block.remark} <Notes notes={block.notes} />
      </figcaption>
    </figure>
  )
}

function Table({ table }: { readonly table: DocumentTable }) {
  return (
    <>
      <p className="strong paper-caption">{table.caption}</p>
      <DataTable
        title={table.caption}
        rows={[...table.rows, ...(table.total === undefined ? [] : [table.total])]}
        rowKey={(row) => row.map((cell) => (cell.kind === 'text' ? cell.text : cell.kind === 'number' ? String(cell.value) : '')).join('|')}
        marked={(row) => row === table.total}
        columns={table.columns.map(({ key, title, unit, numeric }, index) => ({
          key,
          title,
          ...(unit === undefined ? {} : { unit }),
          numeric,
          header: index === (table.columns[0]?.numeric === true ? 1 : 0),
          cell: (row: readonly DocumentCell[]) => <Cell cell={row[index]} />,
        }))}
        caption={
          <>
            {table.remark} <Notes notes={table.notes} />
          </>
        }
      />
    </>
  )
}

function Cell({ cell }: { readonly cell: DocumentCell | undefined }) {
  const t = useTranslator()
  if (cell === undefined || cell.kind === 'text') return cell?.text
  if (cell.kind === 'missing') return <span title={cell.reason}>…</span>
  return `${cell.sign ?? ''}${t.number(cell.value, { digits: cell.digits })}`
}
