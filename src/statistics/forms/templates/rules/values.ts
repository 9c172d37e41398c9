import { readNumber, type Cell } from '#lib/columns.ts'
import { isDay } from '#lib/day.ts'
import type { FormColumn, FormField, ReportValue } from '../model.ts'

type Typed = Pick<FormField | FormColumn, 'type' | 'options'>

const cell = (value: ReportValue): Cell<ReportValue> => ({ ok: true, value })
const wrong = (code: string, expected = ''): Cell<never> => ({ ok: false, code, expected })

/** Cyrillic letters that look like a Latin letter or a digit, and what they are taken for. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  А: 'A', В: 'B', Е: 'E', К: 'K', М: 'M', Н: 'H', О: '0', о: '0', З: '3', з: '3', б: '6', Р: 'P', С: 'C', Т: 'T', У: 'Y', Х: 'X', а: 'a', е: 'e', р: 'p', с: 'c', х: 'x',
} // prettier-ignore
const LATIN_LOOKALIKES: Readonly<Record<string, string>> = { O: '0', o: '0', l: '1', I: '1' }

/** Whether a code of the goods nomenclature (HS, uz: TIF TN) is possible: 4, 6 or 10 digits, chapter 01–97 without the reserved 77. */
export const isHsCode = (text: string): boolean => /^(\d{4}|\d{6}|\d{10})$/.test(text) && chapterIs(text, 97) && !text.startsWith('77')

/** Divisions that the activity classifier (IFUT, after NACE rev. 2) does not have. */
const NO_DIVISIONS = new Set(['04', '34', '40', '44', '48', '54', '57', '67', '76', '83', '89'])

/** Whether a code of the activity classifier is possible: 2 to 5 digits, of a division that exists (01–99). */
export const isIfutCode = (text: string): boolean => /^\d{2,5}$/.test(text) && chapterIs(text, 99) && !NO_DIVISIONS.has(text.slice(0, 2))

const chapterIs = (text: string, last: number) => Number(text.slice(0, 2)) >= 1 && Number(text.slice(0, 2)) <= last

/**
 * What a typed text is for a field: the value, or what is wrong and what was expected. Numbers as people write them
 * (1 234,5); a code with a letter that only looks like a digit is refused, with what was surely meant.
 */
export function readTyped(field: Typed, typed: string): Cell<ReportValue> {
  const text = typed.trim()
  if (text === '') return cell(null)
  if (field.type === 'hs' || field.type === 'ifut') return readCode(field.type, text)
  if (field.type === 'text') return text.length > 2000 ? wrong('form.value.long', '2000') : cell(text)
  if (field.type === 'day') return isDay(text) ? cell(text) : wrong('form.value.day', '2026-03-31')
  if (field.type === 'choice') {
    const chosen = field.options.find(({ code, names }) => code === text || Object.values(names).some((name) => name === text))
    return chosen === undefined ? wrong('form.value.choice', field.options.map(({ code }) => code).join(', ')) : cell(chosen.code)
  }
  if (field.type === 'list') return wrong('form.value.list')
  return readFigure(field.type, text)
}

function readFigure(type: FormField['type'], text: string): Cell<ReportValue> {
  const isPercent = text.endsWith('%')
  const read = readNumber(grouped(isPercent ? text.slice(0, -1).trim() : text))
  if (!read.ok) return wrong('form.value.number', read.expected)
  if (isPercent && type !== 'share') return wrong('form.value.number', String(read.value))
  return acceptFigure(type, read.value)
}

/** Thousands with both separators, or several of one, are plain: 1,234,567.8 and 1.234.567,8. */
function grouped(text: string): string {
  const plain = text.replace(/[\s\u00a0\u202f]/g, '')
  if (/^-?\d{1,3}(,\d{3}){2,}$/.test(plain) || /^-?\d{1,3}(,\d{3})+\.\d+$/.test(plain)) return plain.replaceAll(',', '')
  if (/^-?\d{1,3}(\.\d{3}){2,}$/.test(plain) || /^-?\d{1,3}(\.\d{3})+,\d+$/.test(plain)) return plain.replaceAll('.', '')
  return plain
}

function acceptFigure(type: FormField['type'], value: number): Cell<ReportValue> {
  if (type === 'whole' && !Number.isInteger(value)) return wrong('form.value.whole')
  if (Math.abs(value) > 1e13) return wrong('form.value.tooLarge')
  return cell(value)
}

function readCode(type: 'hs' | 'ifut', text: string): Cell<ReportValue> {
  const plain = text.replace(/[\s.\u00a0]/g, '')
  if (/^\d+$/.test(plain)) return cell(plain)
  const meant = [...plain].map((letter) => LOOKALIKES[letter] ?? LATIN_LOOKALIKES[letter] ?? letter).join('')
  return /^\d+$/.test(meant) ? wrong('form.value.lookalike', meant) : wrong('form.value.code', type === 'hs' ? '8708299009' : '25110')
}

/** The same for a value that comes already typed, from a page or a program. */
export function acceptValue(field: Typed, value: ReportValue): Cell<ReportValue> {
  if (value === null || value === '') return cell(null)
  const isFigure = field.type === 'whole' || field.type === 'number' || field.type === 'money' || field.type === 'share'
  if (isFigure !== (typeof value === 'number')) return isFigure ? wrong('form.value.number', '1234.5') : wrong('form.value.text')
  return typeof value === 'number' ? (Number.isFinite(value) ? acceptFigure(field.type, value) : wrong('form.value.number', '1234.5')) : readTyped(field, value)
}
