import { readFileSync } from 'node:fs'
import type { Translator } from '#lib/translator.ts'
import type { DocumentBlock, DocumentCell, DocumentTable, ViewDocument } from '#web/view/document.ts'
import { renderPdf, TYPST_LANGUAGE } from './render.ts'

const SOURCE = readFileSync(new URL('report.typ', import.meta.url), 'utf8')

/** Sets a document as a tagged PDF: cover, contents, numbered tables and pictures, notes that lead to their sources. */
export async function renderDocument(document: ViewDocument, t: Translator): Promise<Buffer> {
  // The chart library is large: it is loaded when the first paper is set.
  const { chartSvg } = await import('#web/view/svg.ts')
  const { LIGHT } = await import('#web/theme.ts')
  const { language, script } = TYPST_LANGUAGE[t.language]
  let [tables, figures] = [0, 0]
  const set = (block: DocumentBlock): object => {
    if (block.kind === 'table') return { kind: 'table', ...setTable(block.table, t, t.text('web.document.table', { number: ++tables })) }
    if (block.kind !== 'chart' && block.kind !== 'picture') return block
    const caption = `${t.text('web.document.figure', { number: ++figures })} ${block.caption}`
    const svg = block.kind === 'chart' ? chartSvg(block.model, t, LIGHT, 680, false) : block.svg
    return {
      kind: 'picture',
      caption,
      svg,
      alt: block.alt,
      notes: block.notes,
      remark: block.remark ?? '',
      width: block.kind === 'picture' ? (block.width ?? 1) : 1,
    }
  }
  const sections = document.sections.map(({ title, blocks }) => ({ title, blocks: blocks.map(set) }))
  return renderPdf(
    SOURCE,
    {
      document: JSON.stringify({
        ...document,
        language,
        script,
        sections,
        running: document.imprint[0] ?? '',
        contents: t.text('web.document.contents'),
        source: t.text('web.document.source'),
        notesTitle: t.text('web.document.notes'),
        notesLead: `${t.text('web.document.notesLead')} ${t.text('web.document.legend')}`,
      }),
    },
    new Date(document.dated),
  )
}

/** Up to so many rows a table is not broken over pages. */
const WHOLE_ROWS = 16
/** In points: width of the text on the page, and the least a column of figures has. A letter's part of the font's size; texts up to so many letters keep one line. */
const PAGE = 478
const LEAST = 40
const LETTER_SHARE = 0.6
const SHORT = 24

function setTable(table: DocumentTable, t: Translator, number: string) {
  const texts = table.rows.concat(table.total === undefined ? [] : [table.total]).map((row) => row.map((cell) => cellText(cell, t)))
  const size = table.columns.length > 10 ? 7.5 : table.columns.length > 7 ? 8 : 8.5
  const inset = table.columns.length > 7 ? 3.2 : 4.5
  return {
    caption: `${number} ${table.caption}`,
    size,
    inset,
    columns: widthsOf(table, texts, size * LETTER_SHARE, inset * 2).map((width, index) => ({
      title: table.columns[index]?.title ?? '',
      unit: table.columns[index]?.unit ?? '',
      numeric: table.columns[index]?.numeric === true,
      hyphens: Math.max(0, ...texts.map((row) => row[index]?.length ?? 0)) > SHORT,
      ...width,
    })),
    rows: texts.slice(0, table.rows.length),
    total: texts.slice(table.rows.length).flat(),
    remark: table.remark ?? '',
    notes: table.notes,
    whole: table.rows.length <= WHOLE_ROWS,
  }
}

type Width = { readonly fixed: number; readonly share: number }

/**
 * Widths of columns: figures as wide as the longest word of their head or the longest figure; short names on one line where there is room; longer words
 * share what is left by their lengths. `fixed` is in points, `share` a part of the rest.
 */
function widthsOf(table: DocumentTable, texts: readonly (readonly string[])[], letter: number, inset: number): Width[] {
  const measured = table.columns.map((column, index) => {
    const cells = texts.map((row) => row[index] ?? '')
    const headWord = Math.max(...`${column.title} ${column.unit ?? ''}`.split(/[\s\u00a0]/).map(({ length }) => length)) * 1.2
    const word = Math.max(headWord, ...cells.flatMap((cell) => cell.split(' ')).map(({ length }) => length))
    const longest = Math.max(headWord, ...cells.map(({ length }) => length * (column.numeric ? 1.08 : 1)))
    const mean = cells.reduce((sum, { length }) => sum + length, 0) / Math.max(cells.length, 1)
    return {
      numeric: column.numeric,
      wide: column.wide === true,
      word: word * letter + inset,
      longest: longest * letter + inset,
      share: Math.max(mean, word),
      short: longest <= SHORT,
    }
  })
  const oneLine = measured.map(({ numeric, short, longest, word }) => (numeric || short ? longest : word))
  const fits = oneLine.reduce((sum, width) => sum + width, 0) <= PAGE
  const widths = measured.map(({ numeric, short, longest, share }): Width =>
    numeric || (short && fits) ? { fixed: numeric && table.columns.length < 8 ? Math.max(longest, LEAST) : longest, share: 0 } : { fixed: 0, share },
  )
  if (widths.some(({ share }) => share > 0)) return widths
  const growing = Math.max(
    measured.findIndex(({ wide }) => wide),
    0,
  )
  return widths.map((width, index) => (index === growing ? { fixed: 0, share: 1 } : width))
}

/** A cell as it is printed: three dots where nothing is stated. */
export const cellText = (cell: DocumentCell, t: Translator): string =>
  cell.kind === 'text' ? cell.text : cell.kind === 'missing' ? '…' : `${cell.sign ?? ''}${t.number(cell.value, { digits: cell.digits })}`
