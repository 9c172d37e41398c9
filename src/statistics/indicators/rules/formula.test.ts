import { describe, expect, test } from 'vitest'
import { dimensionOf, parseDimension, writeDimension } from './dimension.ts'
import { figuresOf, measuresOf, nameInFormula, parseFormula, type FormulaFault } from './formula.ts'

const names = {
  measures: new Set(['workers', 'area_ha', 'enterprises', 'output', 'cost']),
  indicators: new Map([
    ['ECO_07', 'enterprises / area_ha'],
    ['ECO_08', 'ECO_07 * 2.0'],
    ['LOOP_01', 'LOOP_02 + 1.0'],
    ['LOOP_02', 'LOOP_01 * 2.0'],
    ['BAD_01', 'nothing + 1.0'],
  ]),
}
const read = (text: string) => parseFormula(text, names)
const codes = (text: string) => read(text).faults.map(({ code }) => code)

describe('a formula is read', () => {
  test('as arithmetic over figures, with the usual precedence', () => {
    expect(read('workers + area_ha * 2.0').expression).toEqual({
      kind: 'binary',
      operator: '+',
      left: { kind: 'figure', measure: 'workers', yearsBack: 0 },
      right: { kind: 'binary', operator: '*', left: { kind: 'figure', measure: 'area_ha', yearsBack: 0 }, right: { kind: 'number', value: 2 } },
    })
  })

  test('with the formulas of other indicators put in place of their names', () => {
    expect(read('ECO_08').expression).toEqual(read('enterprises / area_ha * 2.0').expression)
  })

  test('with prev(…) as every figure inside it a year earlier, and twice as two', () => {
    expect(figuresOf(read('output - prev(output - prev(cost))').expression ?? { kind: 'number', value: 0 })).toEqual([
      { measure: 'output', yearsBack: 0, growth: false },
      { measure: 'output', yearsBack: 1, growth: false },
      { measure: 'cost', yearsBack: 2, growth: false },
    ])
  })

  test('and its figures are named once each', () => {
    expect(measuresOf(read('max(workers, output) / workers').expression ?? { kind: 'number', value: 0 })).toEqual(['workers', 'output'])
  })

  test('where indicators are written with an underscore in place of the hyphen', () => {
    expect(nameInFormula('ECO-07')).toBe('ECO_07')
  })
})

describe('a formula is refused, with every fault named,', () => {
  test.each([
    ['for its syntax', 'workers / / area_ha', ['formula.syntax']],
    ['where nothing stands', '', ['formula.syntax']],
    ['for names that are neither figure nor indicator', 'worker / areas', ['formula.unknownName', 'formula.unknownName']],
    ['for a name unknown inside an indicator it uses', 'BAD_01 * 2.0', ['formula.unknownName']],
    ['for a cycle', 'LOOP_01 + workers', ['formula.cycle']],
    ['for a function that does not exist', 'sqrt(workers)', ['formula.function']],
    ['for too few arguments', 'min(workers)', ['formula.arguments']],
    ['for growth of something that is no figure', 'cagr(workers / area_ha)', ['formula.arguments']],
    ['for a condition', 'workers > 10.0 ? 1.0 : 2.0', ['formula.operator']],
    ['for a comparison', 'workers == 1.0', ['formula.operator']],
    ['for a text', '"workers"', ['formula.operator']],
    ['for a list', '[workers]', ['formula.operator']],
    ['for an integer where CEL wants a double', 'workers * 100', ['formula.syntax']],
  ])('%s: %s', (_why, text, expected) => {
    expect(read(text).expression).toBeUndefined()
    expect(codes(text)).toEqual(expected)
  })

  test('with the place in the text and what stands there', () => {
    expect(read('workers / areas').faults).toEqual([{ code: 'formula.unknownName', at: 10, value: 'areas', expected: '' }])
  })

  test('and a cycle is written out', () => {
    expect(read('LOOP_01').faults[0]?.value).toBe('LOOP_01 → LOOP_02 → LOOP_01')
  })

  test('where an indicator names itself', () => {
    const own = { ...names, indicators: new Map([...names.indicators, ['OWN_01', 'OWN_01 + workers']]) }
    expect(parseFormula('OWN_01 + workers', own, ['OWN_01']).faults.map(({ code }) => code)).toEqual(['formula.cycle'])
  })

  test('for its length before it can exhaust the program', () => {
    expect(read(`${'('.repeat(5000)}workers${')'.repeat(5000)}`).expression).toBeUndefined()
  })
})

describe('units', () => {
  const dimensions = new Map(
    Object.entries({ workers: 'person', area_ha: 'area', enterprises: 'enterprise', output: 'money', cost: 'money' }).map(([name, text]) => [
      name,
      parseDimension(text),
    ]),
  )
  const unitsOf = (text: string) => {
    const faults: FormulaFault[] = []
    const { expression } = read(text)
    return {
      unit: expression === undefined ? undefined : writeDimension(dimensionOf(expression, dimensions, faults)),
      faults: faults.map(({ value, expected }) => [value, expected]),
    }
  }

  test.each([
    ['output / area_ha', 'area^-1*money'],
    ['output / output', '1'],
    ['output * area_ha / area_ha', 'money'],
    ['workers / enterprises', '1'],
    ['cagr(output)', '1'],
    ['-output', 'money'],
    ['max(output, cost)', 'money'],
  ])('of %s are %s', (text, unit) => {
    expect(unitsOf(text)).toEqual({ unit, faults: [] })
  })

  test.each([
    ['output + area_ha', [['area', 'money']]],
    ['min(output, area_ha)', [['area', 'money']]],
    [
      '(output - area_ha) / (cost + area_ha)',
      [
        ['area', 'money'],
        ['area', 'money'],
      ],
    ],
  ])('that do not fit are named: %s', (text, faults) => {
    expect(unitsOf(text).faults).toEqual(faults)
  })
})
