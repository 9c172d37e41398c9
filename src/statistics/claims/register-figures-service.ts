import type { Writer } from '#platform/database/sql.ts'
import { newId } from '#platform/id.ts'
import { textsOf } from '#platform/reference.ts'
import { ensureSource } from '#registers/sources/service.ts'
import { newClaim, readMeasures, restateClaims } from './service.ts'

/** A base figure of a zone that a module of the product can supply from its own tables. */
export type RegisterFigure = { readonly zone: string; readonly measure: string; readonly value: number; readonly period: string }

/** Registers whose figures are stated as claims: the product's own record, as strong as a table of the directorate. */
export const REGISTERS = {
  land: ['Yer reyestri', 'Реестр земель', 'Land register'],
  obligations: ['Majburiyatlar reyestri', 'Реестр обязательств', 'Register of obligations'],
} as const satisfies Record<string, readonly [uz: string, ru: string, en: string]>

const PRIORITY = 20

/**
 * Puts the figures of a register on record as claims, beside what others publish: what is new or changed is stated, the same stays. Gives how
 * many changed. The figures must be of real zones, which the measures themselves see to; a measure the dictionary does not know throws.
 */
export async function stateRegisterFigures(writer: Writer, register: keyof typeof REGISTERS, figures: readonly RegisterFigure[], now: Date): Promise<number> {
  if (figures.length === 0) return 0
  const [uz, ru, en] = REGISTERS[register]
  const source = `register-${register}`
  await ensureSource(writer, {
    id: source,
    kind: 'dataset',
    titles: textsOf(uz, ru, en),
    publisher: '',
    date: null,
    priority: PRIORITY,
    note: 'Computed from the product’s own register',
  })
  const units = new Map((await readMeasures(writer)).map(({ code, unit }) => [code, unit]))
  const claims = figures.map(({ zone, measure, value, period }) => {
    const unit = units.get(measure)
    if (unit === undefined) throw new Error(`Cannot state ${measure} of ${zone}: the dictionary has no such measure`)
    const content = {
      subject: zone,
      measure,
      value: Number(value.toPrecision(12)),
      unit,
      qualifier: 'exact' as const,
      period,
      source,
      locator: measure,
      quote: '',
    }
    return newClaim({ ...content, periodBasis: 'stated', scope: 'zone' }, newId(now), now)
  })
  return restateClaims(writer, claims, 'register changed', now)
}
