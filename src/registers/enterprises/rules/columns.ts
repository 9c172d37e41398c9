import { choiceColumn, dayColumn, listColumn, readNumber, soatoColumn, textColumn, type Column } from '#lib/columns.ts'
import { LEGAL_FORMS, SIZES, STATUSES } from '../model.ts'
import { checkSaid, type Said } from './check.ts'

/** A column on its own does not know what day it is; whether a day has come is checked with the row. */
const LAST_DAY = '9999-12-31'
const NOTHING: Said = { stir: '', ifut: '', hsCodes: [], headJshshir: '', phone: '', email: '', account: '', mfo: '', foreignShare: null, registeredOn: null }

/** An identifier that is checked as it is read, so that every fault of a row is named at once. */
const identifier = (field: 'stir' | 'ifut' | 'headJshshir' | 'phone' | 'email' | 'account' | 'mfo'): Column<string> => ({
  read: (text) => {
    const fault = checkSaid({ ...NOTHING, [field]: text }, LAST_DAY, false).faults.find(({ path }) => path === field)
    return fault === undefined ? { ok: true, value: text } : { ok: false, code: fault.code, expected: '' }
  },
  empty: '',
})

/** A share written as per cent: 49 or 49,5. */
const percentColumn: Column<number | null> = {
  read: (text) => {
    const number = readNumber(text.replace('%', ''))
    if (!number.ok) return number
    return number.value >= 0 && number.value <= 100 ? { ok: true, value: number.value / 100 } : { ok: false, code: 'input.foreignShare', expected: '' }
  },
  empty: null,
}

/** One of a list of words, or nothing. */
const wordColumn = <const T extends string>(words: readonly T[]): Column<T | null> => ({ read: choiceColumn(words).read, empty: null })

/** Columns of a file of enterprises. An empty cell leaves what the register knows. */
export const ENTERPRISE_COLUMNS = {
  stir: identifier('stir'),
  name_uz: textColumn(),
  name_ru: textColumn(''),
  name_en: textColumn(''),
  legal_form: wordColumn(LEGAL_FORMS),
  registered_on: dayColumn(),
  place: soatoColumn(null),
  ifut: identifier('ifut'),
  hs_codes: listColumn(),
  head_name: textColumn(''),
  head_jshshir: identifier('headJshshir'),
  phone: identifier('phone'),
  email: identifier('email'),
  address: textColumn(''),
  account: identifier('account'),
  mfo: identifier('mfo'),
  size: wordColumn(SIZES),
  foreign_share_pct: percentColumn,
  status: wordColumn(STATUSES),
  zone: textColumn(''),
  since: dayColumn(),
  contract: textColumn(''),
}
