import { describe, expect, test } from 'vitest'
import { textsOf } from '#platform/reference.ts'
import { formContent, type FormContent } from './model.ts'
import { checkReport, commentOf, peersOf, unexplained, type CheckContext } from './rules/checks.ts'
import { readExpression } from './rules/expression.ts'
import { fieldAt, figuresOf } from './rules/paths.ts'
import { acceptValue, isHsCode, isIfutCode, readTyped } from './rules/values.ts'
import { carryOver, changesBetween, faultsOfContent } from './rules/versions.ts'

const none = textsOf('', '', '')
const said = (text: string) => textsOf(text, text, text)
const field = (code: string, rest: Record<string, unknown> = {}) => ({
  code, names: said(code), hint: none, unit: '', type: 'whole', mandatory: true, signed: false, options: [], section: 'all', measure: null, carried: false, changeLimit: null, columns: [], was: null, ...rest,
}) // prettier-ignore
const form = (rest: Record<string, unknown> = {}): FormContent =>
  formContent.parse({
    names: said('Form'),
    rhythm: 'month',
    nilAllowed: true,
    sections: [{ code: 'all', names: said('All') }],
    fields: [
      field('workers', { changeLimit: 0.5 }),
      field('workers_female', { mandatory: false }),
      field('output', { type: 'money', unit: 'thousand_som', measure: { code: 'output_mln_som', factor: 0.001 } }),
      field('electricity', { type: 'number' }),
      field('products', {
        type: 'list',
        mandatory: false,
        columns: [{ ...field('hs', { type: 'hs' }) }, { ...field('value', { type: 'money' }) }],
      }),
    ],
    checks: [
      { code: 'women', severity: 'error', expression: 'workers_female <= workers', field: 'workers_female', names: said('More women than workers') },
      {
        code: 'idle',
        severity: 'warning',
        expression: '!(output == 0.0 && electricity > prev_electricity)',
        field: 'electricity',
        names: said('Energy up, no output'),
      },
      {
        code: 'months',
        severity: 'warning',
        expression: 'abs(output - months_output) <= 0.01 * months_output',
        field: 'output',
        names: said('Quarter is not the months'),
      },
      {
        code: 'meter',
        severity: 'warning',
        expression: 'abs(electricity - known_electricity) <= 0.05 * known_electricity',
        field: 'electricity',
        names: said('Meter'),
      },
    ],
    ratios: [{ code: 'productivity', expression: 'output / workers', field: 'output', names: said('Far from usual') }],
    ...rest,
  })
const alone: CheckContext = { previous: {}, months: {}, known: {}, peers: {}, withinResidency: true }
const sound = { workers: 10, workers_female: 4, output: 5000, electricity: 900 }
const codes = (values: Record<string, number | string | null>, context: Partial<CheckContext> = {}, nil = false) =>
  checkReport(form(), values, { ...alone, ...context }, nil).map(({ code, severity, field: where }) => `${severity} ${code} ${where}`)

describe('a report is checked', () => {
  test('a sound report has nothing to be said of it', () => {
    expect(codes(sound)).toEqual([])
  })
  test.each([
    ['a mandatory field left out', { ...sound, output: null }, {}, ['error mandatory output']],
    ['a figure below zero', { ...sound, electricity: -1 }, {}, ['error negative electricity']],
    ['more women than workers', { ...sound, workers_female: 11 }, {}, ['error women workers_female']],
    ['a goods code of a chapter that does not exist', { ...sound, 'products.r1.hs': '7701', 'products.r1.value': 1 }, {}, ['error unknownHs products.r1.hs']],
    ['a row of a list that is not whole', { ...sound, 'products.r1.hs': '8708' }, {}, ['error mandatory products.r1.value']],
    ['a period outside the residency', sound, { withinResidency: false }, ['error outsideResidency workers']],
    ['16 workers after 10 (+60 %)', { ...sound, workers: 16 }, { previous: { workers: 10 } }, ['warning change workers']],
    ['15 workers after 10 (+50 %)', { ...sound, workers: 15 }, { previous: { workers: 10 } }, []],
    ['energy up with output 0', { ...sound, output: 0 }, { previous: { electricity: 899 } }, ['warning idle electricity']],
    ['a quarter 1.02 % above its months', { ...sound, output: 5051 }, { months: { output: 5000 } }, ['warning months output']],
    ['a quarter 1 % above its months', { ...sound, output: 5050 }, { months: { output: 5000 } }, []],
    ['5.6 % more electricity than the meter', { ...sound, electricity: 950 }, { known: { electricity: 900 } }, ['warning meter electricity']],
    ['5 % more electricity than the meter', { ...sound, electricity: 945 }, { known: { electricity: 900 } }, []],
  ])('%s', (_name, values, context, expected) => {
    expect(codes(values, context)).toEqual(expected)
  })
  test('an outlier is one whose modified z-score is beyond 3.5', () => {
    // Of 100, 110, 120, 130, 140: median 120, absolute deviations 20 10 0 10 20, MAD 10. z = 0.6745·(x − 120)/10, so beyond x = 171.9.
    const peers = { productivity: peersOf([140, 100, 130, 110, 120]) }
    expect(peers.productivity).toEqual({ count: 5, median: 120, mad: 10 })
    expect(codes({ ...sound, output: 1718 }, { peers })).toEqual([])
    expect(codes({ ...sound, output: 1720 }, { peers })).toEqual(['warning productivity output'])
    expect(codes({ ...sound, output: 1720 }, { peers: { productivity: peersOf([140, 100, 130, 110]) } })).toEqual([])
  })
  test('a nil report needs no figures', () => {
    expect(codes({}, {}, true)).toEqual([])
    expect(codes({}, { withinResidency: false }, true)).toEqual(['error outsideResidency workers'])
  })
  test('a warning is explained by a comment of its own', () => {
    const found = checkReport(form(), { ...sound, workers: 16 }, { ...alone, previous: { workers: 10 } })
    expect(unexplained(found, {}).length).toBe(1)
    expect(unexplained(found, { 'why.change.workers': 'A second line was opened' })).toEqual([])
    expect(found.map(commentOf)).toEqual(['why.change.workers'])
  })
})

describe('what is typed', () => {
  const typed = (type: string, text: string) => {
    const target = form({ fields: [field('it', { type, options: [{ code: 'yes', names: textsOf('ha', 'да', 'yes') }] })], checks: [], ratios: [] }).fields[0]
    if (target === undefined) throw new Error('Cannot read the field: there is none')
    const read = readTyped(target, text)
    return read.ok ? read.value : `${read.code} ${read.expected}`.trim()
  }
  test.each([
    ['number', '1 234,5', 1234.5],
    ['number', '1234.5', 1234.5],
    ['number', '1,234,567.8', 1234567.8],
    ['number', '1.234.567,8', 1234567.8],
    ['number', '1,234', 'form.value.number 1234 / 1.234'],
    ['number', 'twelve', 'form.value.number 1234.5'],
    ['whole', '12,5', 'form.value.whole'],
    ['share', '45 %', 45],
    ['hs', '8708 29 900 9', '8708299009'],
    ['hs', '87О8299009', 'form.value.lookalike 8708299009'],
    ['hs', 'car parts', 'form.value.code 8708299009'],
    ['day', '31.03.2026', 'form.value.day 2026-03-31'],
    ['choice', 'да', 'yes'],
    ['choice', 'perhaps', 'form.value.choice yes'],
    ['whole', '', null],
  ])('%s: %s', (type, text, expected) => {
    expect(typed(type, text)).toBe(expected)
  })
  test('codes exist by chapter or division', () => {
    expect(['0101', '870829', '8708299009'].every(isHsCode)).toBe(true)
    expect(['0001', '7701', '9801', '87082', '870829900'].some(isHsCode)).toBe(false)
    expect(['25', '25110'].every(isIfutCode)).toBe(true)
    expect(['04', '34110', '00'].some(isIfutCode)).toBe(false)
  })
  test('a typed value of another kind is refused', () => {
    const [workers, output] = form().fields
    if (workers === undefined || output === undefined) throw new Error('Cannot test: the form has no fields')
    expect(acceptValue(workers, 'ten')).toMatchObject({ code: 'form.value.number' })
    expect(acceptValue(workers, 1.5)).toMatchObject({ code: 'form.value.whole' })
    expect(acceptValue(output, 1e14)).toMatchObject({ code: 'form.value.tooLarge' })
  })
})

describe('versions', () => {
  const later = form({
    fields: [
      field('people', { was: 'workers', changeLimit: 0.5 }),
      field('output', { type: 'money', unit: 'mln_som', measure: { code: 'output_mln_som', factor: 1 } }),
      field('water', { type: 'number' }),
    ],
    checks: [{ code: 'women', severity: 'warning', expression: 'output <= people', field: 'people', names: said('x') }],
    ratios: [],
  })
  test('values pass to a later version by its mapping, in its units', () => {
    expect(carryOver({ workers: 10, output: 5000, electricity: 3 }, form(), [later])).toEqual({ people: 10, output: 5 })
  })
  test('the difference names what was added, renamed, removed and changed', () => {
    expect(changesBetween(form(), later).map(({ kind, subject }) => `${kind} ${subject}`)).toEqual([
      'fieldRenamed people',
      'fieldChanged output',
      'fieldAdded water',
      'fieldRemoved workers_female',
      'fieldRemoved electricity',
      'fieldRemoved products',
      'checkChanged women',
      'checkRemoved idle',
      'checkRemoved months',
      'checkRemoved meter',
    ])
  })
  test.each([
    [
      'a rule that cannot be read',
      { checks: [{ code: 'bad', severity: 'error', expression: 'workers <', field: 'workers', names: said('x') }] },
      'formula.syntax',
    ],
    [
      'a rule over an unknown name',
      { checks: [{ code: 'bad', severity: 'error', expression: 'men <= workers', field: 'workers', names: said('x') }] },
      'formula.unknownName',
    ],
    [
      'a rule that gives no truth',
      { checks: [{ code: 'bad', severity: 'error', expression: 'workers', field: 'workers', names: said('x') }] },
      'form.expression.gives',
    ],
    ['a field twice', { fields: [field('workers'), field('workers')], checks: [], ratios: [] }, 'form.fault.double'],
    ['a choice of nothing', { fields: [field('workers', { type: 'choice' })], checks: [], ratios: [] }, 'form.fault.options'],
    ['a measure that does not exist', { fields: [field('workers', { measure: { code: 'gold', factor: 1 } })], checks: [], ratios: [] }, 'form.fault.measure'],
  ])('%s is refused', (_name, rest, code) => {
    expect(faultsOfContent(form(rest), undefined, new Set(['output_mln_som'])).map((one) => one.code)).toContain(code)
  })
  test('paths lead to fields and cells of lists, and nowhere else', () => {
    expect(fieldAt(form(), 'products.r1.hs')?.code).toBe('hs')
    expect(['products', 'products.r1', 'products.r1.gold', 'workers.r1', 'products.R!.hs'].map((path) => fieldAt(form(), path))).toEqual(
      Array(5).fill(undefined),
    )
    expect(figuresOf(form(), { workers: 1, 'products.a.value': 2, 'products.b.value': 3 })).toEqual({ workers: 1, rows_products: 2, sum_products_value: 5 })
    expect(readExpression('1.0 < 2.0', []).expression?.ask({})).toBe(true)
  })
})
