import { writeFileSync } from 'node:fs'
import { Command } from 'commander'
import { writeCsv } from 'hucre/csv'
import { writeXlsx } from 'hucre/xlsx'
import type { OpenProduct } from './tools.ts'
import { reasonOf } from '../database/connect.ts'
import { disarm } from '../spreadsheet.ts'
import { Stop } from '../stop.ts'
import { operatorActor, withProduct, type Tools } from './tools.ts'

/** What can be exported: the list operation that gives the rows. */
const EXPORTS = {
  claims: 'listClaims',
  'official-values': 'listOfficialValues',
  zones: 'listZones',
  places: 'listPlaces',
  sources: 'listSources',
  acts: 'listActs',
  parameters: 'listParameters',
  measures: 'listMeasures',
  events: 'listEvents',
} as const

const KINDS = Object.keys(EXPORTS)
const isKind = (kind: string): kind is keyof typeof EXPORTS => KINDS.includes(kind)

export const exportCommand = (tools: Tools): Command =>
  new Command('export')
    .description('write a register or the claims to a file')
    .argument('<kind>', KINDS.join(', '))
    .argument('<file>', 'name ending in .csv, .xlsx or .json')
    .option('--as-of <day>', 'claims and official values as they were known on a day (2025-03-31)')
    .action(async (kind: string, path: string, options: { asOf?: string }) => {
      if (!isKind(kind)) throw new Stop('stop.usage', { message: `export ${kind}: expected ${KINDS.join(', ')}` })
      const format = /\.(csv|xlsx|json)$/.exec(path)?.[1]
      if (format === undefined) throw new Stop('stop.usage', { message: `export ${path}: expected .csv, .xlsx or .json` })
      await withProduct(tools, async (product) => {
        const rows = await allRows(product, EXPORTS[kind], options.asOf === undefined ? {} : { asOf: options.asOf })
        try {
          writeFileSync(
            path,
            format === 'json'
              ? JSON.stringify(rows, null, 2)
              : format === 'csv'
                ? writeCsv(
                    flat(rows).map((row) => row.map((cell) => (typeof cell === 'string' ? disarm(cell) : cell))),
                    { bom: true },
                  )
                : await writeXlsx({ sheets: [{ name: kind, rows: flat(rows) }] }),
          )
        } catch (error) {
          throw new Stop('stop.fileUnreadable', { file: path, reason: reasonOf(error) })
        }
        console.log(tools.t.text('export.done', { rows: rows.length, file: path }))
      })
    })

type Row = Readonly<Record<string, unknown>>

/** Every page of a list, through the same operation that the interface offers. */
async function allRows({ dispatch }: OpenProduct, operation: string, input: Row): Promise<Row[]> {
  const rows: Row[] = []
  let cursor: string | undefined
  do {
    const answer = await dispatch.answer(
      operation,
      { ...input, limit: 500, ...(cursor === undefined ? {} : { cursor }) },
      { actor: operatorActor(), language: 'en', now: new Date() },
    )
    if (!answer.ok) throw new Stop('stop.usage', { message: `${operation}: ${answer.code} ${JSON.stringify(answer.faults ?? answer.details)}` })
    const page: { items: Row[]; next?: string } = JSON.parse(answer.value.json)
    rows.push(...page.items)
    cursor = page.next
  } while (cursor !== undefined)
  return rows
}

/** Rows as a table: names and titles by language become columns of their own, lists are joined. */
function flat(rows: readonly Row[]): (string | number | boolean | null)[][] {
  const spread = rows.map((row) => Object.fromEntries(Object.entries(row).flatMap(([key, value]) => cells(key, value))))
  const header = [...new Set(spread.flatMap((row) => Object.keys(row)))]
  return [header, ...spread.map((row) => header.map((key) => row[key] ?? null))]
}

function cells(key: string, value: unknown): [string, string | number | boolean | null][] {
  if (value === null || value === undefined) return [[key, null]]
  if (Array.isArray(value)) return [[key, value.map((part) => (typeof part === 'object' ? JSON.stringify(part) : String(part))).join('; ')]]
  if (typeof value === 'object') return Object.entries(value).flatMap(([inner, part]) => cells(`${key}.${inner}`, part))
  return [[key, typeof value === 'number' || typeof value === 'boolean' ? value : String(value)]]
}
