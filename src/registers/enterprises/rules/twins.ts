import { fold } from '@sanoat/uzbek'
import type { TWIN_REASONS } from '../model.ts'

export type TwinReason = (typeof TWIN_REASONS)[number]

export type Comparable = {
  readonly id: string
  readonly name: string
  readonly stir: string | null
  readonly phone: string | null
  readonly headName: string
  readonly training: boolean
}

/** Words of legal forms as they are folded from both scripts: MChJ, OOO, QMJ, AJ, XK, OK, FX, UK, DK, YaTT, LLC… */
const FORM_WORDS = new Set([
  'mchj',
  'ooo',
  'kmj',
  'odo',
  'aj',
  'ao',
  'hk',
  'chp',
  'ok',
  'sp',
  'fh',
  'uk',
  'dk',
  'gp',
  'yatt',
  'ip',
  'llc',
  'jsc',
  'kk',
  'qk',
  'masuliyati',
  'cheklangan',
  'jamiyati',
])

/** Groups that are larger than this are no twins but a habit: one phone for a whole building. */
const MOST_ALIKE = 6

/** A name without its legal form, quotes, script and case. */
export const bareName = (name: string): string =>
  fold(name)
    .split(' ')
    .filter((word) => !FORM_WORDS.has(word))
    .join(' ')

/**
 * Pairs of enterprises that may be one: the same name without its legal form, the same phone, the same head. Two with
 * different STIR are two legal persons, and never a pair; nor is a training one with a real one. Pairs with more reasons first.
 */
export function findTwins(enterprises: readonly Comparable[]): { first: string; second: string; reasons: TwinReason[] }[] {
  const keys: readonly (readonly [TwinReason, (one: Comparable) => string])[] = [
    ['name', ({ name }) => bareName(name)],
    ['phone', ({ phone }) => phone ?? ''],
    ['head', ({ headName }) => fold(headName)],
  ]
  const pairs = new Map<string, { first: string; second: string; reasons: TwinReason[] }>()
  for (const [reason, keyOf] of keys) {
    for (const group of Map.groupBy(enterprises, (one) => `${one.training ? 't' : 'r'} ${keyOf(one)}`).values()) {
      if (group.length > MOST_ALIKE || keyOf(group[0] ?? NOBODY) === '') continue
      group.forEach((first, index) =>
        group.slice(index + 1).forEach((second) => {
          if (first.stir !== null && second.stir !== null) return
          const key = `${first.id} ${second.id}`
          const pair = pairs.get(key) ?? { first: first.id, second: second.id, reasons: [] }
          pair.reasons.push(reason)
          pairs.set(key, pair)
        }),
      )
    }
  }
  return [...pairs.values()].toSorted((a, b) => b.reasons.length - a.reasons.length)
}

const NOBODY: Comparable = { id: '', name: '', stir: null, phone: null, headName: '', training: false }
