import type { Writer } from '#platform/database/sql.ts'
import { upsert, type ReferenceFile } from '#platform/reference.ts'
import { putShippedIndicators } from './store.ts'

export const INDICATOR_FILES = ['pillars', 'indicators'] as const

/** Loads pillars and the dictionary; an indicator that changed gets a new version. */
export async function loadIndicators(writer: Writer, [pillars, indicators]: readonly ReferenceFile[], now: Date): Promise<void> {
  await upsert(
    writer,
    'pillar',
    ['code'],
    (pillars?.rows ?? []).map((row, position) => ({ code: row.text('code'), position, names: row.texts('name'), weight: row.number('weight') })),
  )
  const rows = (indicators?.rows ?? []).map((row, position) => ({
    code: row.text('code'),
    position,
    pillar: row.text('pillar'),
    names: row.texts('name'),
    unit: row.text('unit'),
    direction: row.text('direction'),
    periods: row.text('period'),
    formula: row.text('formula_cel'),
    formula_text: row.text('formula_text'),
    source_form: row.text('source_form'),
    provenance: row.text('provenance'),
    weight: row.number('weight') ?? 0,
    in_default_rating: row.text('in_default_rating') === 'yes',
    notes: row.text('notes'),
  }))
  await putShippedIndicators(writer, rows, now)
}
