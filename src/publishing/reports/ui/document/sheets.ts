import type { Translator } from '#lib/translator.ts'
import { textCell } from '#web/view/cells.ts'
import type { DocumentCell, ViewDocument } from '#web/view/document.ts'
import type { ViewCell, ViewTable } from '#web/view/table.ts'

/** The tables of a document for a spreadsheet, then what is missing, then the sources by the number they are cited with. */
export function sheetsOf(document: ViewDocument, t: Translator): ViewTable[] {
  const asOf = document.imprint[0] ?? ''
  const tables = document.sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : [])))
  const missing = document.sections.flatMap(({ title, blocks }) =>
    blocks.flatMap((block) => (block.kind === 'missing' ? [[textCell(title), textCell(block.text)]] : [])),
  )
  return [
    ...tables.map((table) => ({
      name: table.id,
      title: table.caption,
      columns: table.columns,
      rows: [...table.rows, ...(table.total === undefined ? [] : [table.total])].map((row) => row.map((cell) => plain(cell, t))),
      source: [table.remark ?? '', table.notes.length === 0 ? '' : `${t.text('web.document.source')} ${table.notes.map((note) => `[${note}]`).join(' ')}`]
        .filter((part) => part !== '')
        .join(' '),
      asOf,
    })),
    {
      name: 'missing',
      title: t.text('report.column.missing'),
      columns: [
        { key: 'section', title: t.text('report.column.topic'), numeric: false },
        { key: 'missing', title: t.text('report.column.missing'), numeric: false },
      ],
      rows: missing,
      source: '',
      asOf,
    },
    {
      name: 'sources',
      title: t.text('web.document.notes'),
      columns: [
        { key: 'number', title: t.text('report.column.n'), numeric: true },
        { key: 'source', title: t.text('web.document.notes'), numeric: false },
      ],
      rows: document.notes.map(({ number, text }) => [{ kind: 'number', value: number, digits: 0, certain: true }, textCell(text)]),
      source: t.text('web.document.notesLead'),
      asOf,
    },
  ]
}

/** A figure with a sign keeps it: it is a text then, so that nobody adds up what is only known as "more than". */
const plain = (cell: DocumentCell, t: Translator): ViewCell =>
  cell.kind === 'number' && cell.sign !== undefined && cell.sign !== '' ? textCell(`${cell.sign} ${t.number(cell.value, { digits: cell.digits })}`) : cell
