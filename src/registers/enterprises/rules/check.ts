import { checkJshshir, checkStir } from '@sanoat/uzbek'
import type { Fault } from '#lib/result.ts'

/** What was typed or imported of an enterprise, as texts; empty is not known. */
export type Said = {
  readonly stir: string
  readonly ifut: string
  readonly hsCodes: readonly string[]
  readonly headJshshir: string
  readonly phone: string
  readonly email: string
  readonly account: string
  readonly mfo: string
  readonly foreignShare: number | null
  readonly registeredOn: string | null
}

/** The same, in the one form the register keeps; null is not known. */
export type Checked = {
  readonly stir: string | null
  readonly ifut: string | null
  readonly hsCodes: string[]
  readonly jshshir: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly account: string | null
  readonly mfo: string | null
}

/** Faults of a personal number that an import takes with a warning: old files hold numbers nobody has checked. */
const TAKEN_FROM_FILES = ['jshshir.century', 'jshshir.birthDay', 'jshshir.checkDigit']

/**
 * Checks identifiers as PROCEDURES 1.4 has them: STIR 9 digits, JSHSHIR 14 digits with its check digit, phone +998 and
 * 9 digits, account 20 and MFO 5 digits, IFUT a section letter or 2–5 digits, HS code 4, 6 or 10 digits. Names every
 * fault by field; a personal number is never repeated in a fault. `strict` for what is typed; a file only warns where a
 * personal number has the right length but does not add up.
 */
export function checkSaid(said: Said, today: string, strict: boolean): { readonly value: Checked; readonly faults: Fault[]; readonly warnings: Fault[] } {
  const faults: Fault[] = []
  const warnings: Fault[] = []
  const note = (list: Fault[], path: string, code: string, value?: string) =>
    list.push({ path, code: `input.${code}`, ...(value === undefined ? {} : { value: value.slice(0, 100) }) })

  const matched = (path: keyof Said, text: string, pattern: RegExp, code: string): string | null => {
    const plain = compact(text)
    if (plain === '') return null
    if (!pattern.test(plain)) note(faults, path, code, text)
    return plain
  }

  const stir = said.stir.trim() === '' ? undefined : checkStir(said.stir)
  if (stir?.ok === false) note(faults, 'stir', stir.code, said.stir)
  if (stir?.ok === true && stir.value.warning !== undefined) note(warnings, 'stir', stir.value.warning, said.stir)

  const person = said.headJshshir.trim() === '' ? undefined : checkJshshir(said.headJshshir)
  if (person?.ok === false) note(!strict && TAKEN_FROM_FILES.includes(person.code) ? warnings : faults, 'headJshshir', person.code)

  const phone = phoneOf(said.phone)
  if (phone !== null && !/^\+998\d{9}$/.test(phone)) note(faults, 'phone', 'phone', said.phone)
  const email = said.email.trim()
  if (email !== '' && !/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]{2,}$/.test(email)) note(faults, 'email', 'email', email)
  const account = matched('account', said.account, /^\d{20}$/, 'account')
  const mfo = matched('mfo', said.mfo, /^\d{5}$/, 'mfo')
  if (account !== null && mfo === null) note(faults, 'mfo', 'mfoMissing')
  const ifut = matched('ifut', said.ifut.replaceAll('.', '').toUpperCase(), /^([A-U]|\d{2,5})$/, 'activity')
  const hsCodes = [...new Set(said.hsCodes.map(compact).filter((code) => code !== ''))]
  for (const code of hsCodes) if (!/^(\d{4}|\d{6}|\d{10})$/.test(code)) note(faults, 'hsCodes', 'hs', code)
  if (said.foreignShare !== null && !(said.foreignShare >= 0 && said.foreignShare <= 1)) note(faults, 'foreignShare', 'foreignShare', String(said.foreignShare))
  if (said.registeredOn !== null && said.registeredOn > today) note(faults, 'registeredOn', 'future', said.registeredOn)

  return {
    value: {
      stir: said.stir.trim() === '' ? null : compact(said.stir),
      ifut,
      hsCodes,
      jshshir: compact(said.headJshshir) || null,
      phone,
      email: email || null,
      account,
      mfo,
    },
    faults,
    warnings,
  }
}

const compact = (text: string): string => text.replace(/[\s\u00a0]/g, '')

/** +998 and nine digits from what people write: 998 90 123-45-67, (90) 123 45 67; anything else as it stands. */
function phoneOf(text: string): string | null {
  const plain = text.replace(/[\s\u00a0()-]/g, '')
  if (plain === '') return null
  if (/^\d{9}$/.test(plain)) return `+998${plain}`
  return /^998\d{9}$/.test(plain) ? `+${plain}` : plain
}
