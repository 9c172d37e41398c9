import { dayOf, isDay, type Day } from './day.ts'

/** Either the checked value or the code of what is wrong; a wrong identifier is no exception. */
export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: string; readonly details: Readonly<Record<string, string | number>> }

const wrong = (code: string, details: Readonly<Record<string, string | number>> = {}) => ({ ok: false as const, code, details })

export type Stir = {
  readonly stir: string
  /** Set where the number is valid but unusual: legal entities mostly begin with 2 or 3 (not confirmed by a published rule). */
  readonly warning?: 'stir.unusualFirstDigit'
}

/**
 * Taxpayer number (uz: STIR): 9 digits, not all equal. No check digit is published, so a number that passes is only
 * well-formed; the tax register confirms it. Codes: stir.digits, stir.length, stir.allEqual.
 */
export function checkStir(text: string): Checked<Stir> {
  const stir = text.replace(/[\s\u00A0]/g, '')
  if (!/^\d*$/.test(stir)) return wrong('stir.digits')
  if (stir.length !== 9) return wrong('stir.length', { expected: 9, actual: stir.length })
  if (/^(\d)\1*$/.test(stir)) return wrong('stir.allEqual')
  return { ok: true, value: /^[23]/.test(stir) ? { stir } : { stir, warning: 'stir.unusualFirstDigit' } }
}

export type Jshshir = {
  readonly jshshir: string
  readonly sex: 'male' | 'female'
  readonly birthDay: Day
  /** Digits 8–10: district of registration; digits 11–13: serial number. */
  readonly district: string
  readonly serial: string
}

const CENTURIES = ['18', '18', '19', '19', '20', '20'] as const

/**
 * Personal number (uz: JSHSHIR, PINFL), VMQ-177 of 12.04.2022: 14 digits; 1 sex and century (odd male; 1–2 → 18xx,
 * 3–4 → 19xx, 5–6 → 20xx), 2–7 birth date DDMMYY, 8–10 district, 11–13 serial, 14 check digit.
 * Codes: jshshir.digits, jshshir.length, jshshir.century, jshshir.birthDay, jshshir.checkDigit.
 */
export function checkJshshir(text: string): Checked<Jshshir> {
  const jshshir = text.replace(/[\s\u00A0]/g, '')
  if (!/^\d*$/.test(jshshir)) return wrong('jshshir.digits')
  if (jshshir.length !== 14) return wrong('jshshir.length', { expected: 14, actual: jshshir.length })
  const first = Number(jshshir.charAt(0))
  const century = CENTURIES[first - 1]
  if (century === undefined) return wrong('jshshir.century', { digit: first })
  const birthDay = `${century}${jshshir.slice(5, 7)}-${jshshir.slice(3, 5)}-${jshshir.slice(1, 3)}`
  if (!isDay(birthDay)) return wrong('jshshir.birthDay', { birthDay })
  const expected = jshshirCheckDigit(jshshir)
  if (Number(jshshir.charAt(13)) !== expected) return wrong('jshshir.checkDigit', { expected, actual: Number(jshshir.charAt(13)) })
  return {
    ok: true,
    value: { jshshir, sex: first % 2 === 1 ? 'male' : 'female', birthDay: dayOf(birthDay), district: jshshir.slice(7, 10), serial: jshshir.slice(10, 13) },
  }
}

/** Check digit of a personal number: Σ dᵢ·(7, 3, 1 repeating) mod 10 over its first 13 digits. */
export function jshshirCheckDigit(digits: string): number {
  const weights = [7, 3, 1]
  return Array.from(digits.slice(0, 13)).reduce((sum, digit, index) => sum + Number(digit) * (weights[index % 3] ?? 0), 0) % 10
}
