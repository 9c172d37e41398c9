import * as z from 'zod/mini'
import type { Writer } from '#platform/database/sql.ts'
import { upsert, type ReferenceFile, type ReferenceRow } from '#platform/reference.ts'
import { periodBasis, qualifier, scope, type Claim } from './model.ts'
import { sameContent } from './rules.ts'
import { newClaim, readStandingClaims, refreshOfficials } from './service.ts'
import { claimsByIds, closeClaims, insertClaims } from './store.ts'

export const CLAIM_FILES = ['measures', 'units', 'claims', 'statements'] as const

/** Loads measures, statements and the shipped claims; a shipped claim that changed is corrected, not overwritten. */
export async function loadClaims(writer: Writer, [measures, units, claims, statements]: readonly ReferenceFile[], now: Date): Promise<void> {
  const measureRows = (measures?.rows ?? []).map((row) => ({
    code: row.text('code'),
    names: row.texts('name'),
    unit: row.text('unit'),
    dimension: row.text('dimension'),
    aggregation: row.text('aggregation'),
    kind: row.text('kind'),
    note: row.text('note'),
  }))
  await upsert(writer, 'measure', ['code'], measureRows)
  await upsert(
    writer,
    'unit',
    ['code'],
    (units?.rows ?? []).map((row) => ({ code: row.text('code'), symbols: row.texts('symbol'), dimension: row.text('dimension') })),
  )
  const statementRows = (statements?.rows ?? []).map((row) => ({
    id: row.text('id'),
    kind: row.text('kind'),
    subject: row.text('subject'),
    measure: row.text('measure_or_text'),
    year: row.number('year'),
    value: row.number('value'),
    out_of: row.number('out_of'),
    against: row.orNull('against'),
    text: row.text('text_uz'),
    source: row.text('source'),
    locator: row.text('locator'),
    quote: row.text('quote'),
    note: row.text('note'),
  }))
  await upsert(writer, 'statement', ['id'], statementRows)
  await loadShippedClaims(
    writer,
    (claims?.rows ?? []).map((row) => shippedClaim(row, now)),
    now,
  )
}

async function loadShippedClaims(writer: Writer, shipped: readonly Claim[], now: Date): Promise<void> {
  const known = new Map(
    (
      await claimsByIds(
        writer,
        shipped.map(({ id }) => id),
      )
    ).map((claim) => [claim.id, claim]),
  )
  const added = shipped.filter(({ id }) => !known.has(id))
  const changed = shipped.flatMap((claim) => {
    const old = known.get(claim.id)
    if (old === undefined || old.recordedTo !== null || sameContent(old, claim)) return []
    return [{ ...claim, id: `${claim.id}@${now.toISOString().slice(0, 10)}`, corrects: old.id, reason: 'shipped reference data corrected' }]
  })
  await closeClaims(
    writer,
    changed.map(({ subject }) => subject),
    changed.map(({ corrects }) => corrects ?? ''),
    now.toISOString(),
  )
  const inserted = await insertClaims(writer, [...added, ...changed])
  if (inserted < added.length + changed.length)
    throw new Error(`Cannot load the shipped claims: ${added.length + changed.length - inserted} of them stand on record already`)
  await refreshOfficials(writer, added.length + changed.length === 0 ? [] : await readStandingClaims(writer))
}

function shippedClaim(row: ReferenceRow, now: Date): Claim {
  return newClaim(
    {
      subject: row.text('subject'),
      measure: row.text('measure'),
      period: row.orNull('period'),
      periodBasis: z.parse(periodBasis, row.text('period_basis')),
      value: row.number('value'),
      unit: row.text('unit'),
      qualifier: z.parse(qualifier, row.text('qualifier')),
      scope: z.parse(scope, row.text('scope')),
      asPrinted: row.orNull('as_printed'),
      source: row.text('source'),
      locator: row.text('locator'),
      quote: row.text('quote'),
      note: row.text('note'),
    },
    row.text('id'),
    now,
  )
}
