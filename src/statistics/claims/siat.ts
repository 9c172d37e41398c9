import { isPeriod } from '#lib/period.ts'
import { ok, refuse, type Fault, type Result } from '#lib/result.ts'
import type { Texts } from '#lib/language.ts'

/** One series of the agency's file: what it is about, and its figures by period. */
export type SiatSeries = { readonly code: string; readonly names: Texts; readonly figures: readonly { readonly period: string; readonly value: number }[] }
/** An indicator in the statistics agency's exchange format. */
export type SiatFile = {
  readonly id: string
  readonly names: Texts
  readonly unit: string
  readonly publisher: string
  readonly modified: string | null
  readonly series: readonly SiatSeries[]
}

type Json = Readonly<Record<string, unknown>>
const isRecord = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const clean = (value: unknown) =>
  String(value ?? '')
    .replace(/\s+/g, ' ')
    .trim()

/** Reads `[{metadata: […], data: [{Code, Klassifikator…, "2024": 106.7 | "2024-Q1": …}]}]`, naming each cell that does not fit. */
export function readSiat(text: string): Result<SiatFile[]> {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    return refuse('import.format', { expected: 'JSON' })
  }
  const blocks = Array.isArray(parsed) ? parsed : [parsed]
  const faults: Fault[] = []
  const files = blocks.map((block, index) => readBlock(block, `[${index}]`, faults))
  if (faults.length > 0) return refuse('import.rows', { count: faults.length }, faults)
  const whole = files.flatMap((file) => file ?? [])
  return whole.length === 0 ? refuse('import.empty') : ok(whole)
}

function readBlock(block: unknown, path: string, faults: Fault[]): SiatFile | undefined {
  if (!isRecord(block) || !Array.isArray(block['metadata']) || !Array.isArray(block['data'])) {
    faults.push({ path, code: 'import.column.missing', expected: 'metadata, data' })
    return undefined
  }
  const metadata = block['metadata'].filter(isRecord)
  const find = (...names: readonly string[]) => metadata.find((entry) => names.some((name) => clean(entry['name_en']).toLowerCase().startsWith(name)))
  const id = clean(find('indicator identification')?.['value_en'])
  const title = find('indicator name', 'data set name')
  if (id === '' || title === undefined) {
    faults.push({ path: `${path}.metadata`, code: 'import.column.missing', expected: 'Indicator identification number (code), Indicator name' })
    return undefined
  }
  const series = block['data'].filter(isRecord).map((row, index) => readRow(row, `${path}.data[${index}]`, faults))
  const modified = clean(find('last modified')?.['value_en'])
  return {
    id,
    names: namesOf(title, 'value_'),
    unit: clean(find('unit of measurement')?.['value_en']),
    publisher: clean(find('official statistics preparer', 'name of the organization')?.['value_en']),
    modified: /^\d{4}-\d{2}-\d{2}$/.test(modified) ? modified : null,
    series,
  }
}

const namesOf = (entry: Json, stem: string): Texts => ({
  uz: clean(entry[`${stem}uz`]),
  'uz-Cyrl': clean(entry[`${stem}uzc`]),
  ru: clean(entry[`${stem}ru`]),
  en: clean(entry[`${stem}en`]),
})

function readRow(row: Json, path: string, faults: Fault[]): SiatSeries {
  const figures: { period: string; value: number }[] = []
  for (const [key, value] of Object.entries(row)) {
    if (key === 'Code' || key.startsWith('Klassifikator')) continue
    const period = periodOf(key)
    if (period === undefined) faults.push({ path: `${path}.${key}`, code: 'import.value.period', value: key })
    else if (typeof value === 'number') figures.push({ period, value })
    else if (!isMissing(value)) faults.push({ path: `${path}.${key}`, code: 'import.value.number', value: clean(value).slice(0, 50), expected: '106.7' })
  }
  const names = {
    uz: clean(row['Klassifikator']),
    'uz-Cyrl': clean(row['Klassifikator_uzc']),
    ru: clean(row['Klassifikator_ru']),
    en: clean(row['Klassifikator_en']),
  }
  return { code: clean(row['Code']), names, figures }
}

/** 2024, 2024-Q1, and a month as 2024-M03 or 2024-03. */
const periodOf = (key: string): string | undefined => [key.replace(/-M(\d\d)$/, '-$1')].find(isPeriod)

/** The ways the agency leaves a figure out. */
const isMissing = (value: unknown) => value === null || ['', '-', '–', '…', '...', 'x', 'X'].includes(clean(value))
