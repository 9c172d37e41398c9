import { Environment, type ASTNode } from '@marcbachmann/cel-js'

/** A formula as the program computes it: figures, numbers and arithmetic; indicators it names are already put in. */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  /** A base figure of the period, or of the same period some years earlier. */
  | { readonly kind: 'figure'; readonly measure: string; readonly yearsBack: number }
  /** Compound annual growth of a figure from its first stated year to the period. */
  | { readonly kind: 'growth'; readonly measure: string }
  | { readonly kind: 'binary'; readonly operator: Operator; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'negative'; readonly of: Expression }
  | { readonly kind: 'extreme'; readonly which: 'min' | 'max'; readonly of: readonly Expression[] }

export const OPERATORS = ['+', '-', '*', '/'] as const
export type Operator = (typeof OPERATORS)[number]

/** What is wrong with a formula: message code, place in the text (from 0), what stands there, what was expected. */
export type FormulaFault = { readonly code: string; readonly at: number; readonly value: string; readonly expected: string }

export type Names = {
  /** Codes of base figures. */
  readonly measures: ReadonlySet<string>
  /** Formulas of indicators by the name they have in formulas: ECO-04 is ECO_04. */
  readonly indicators: ReadonlyMap<string, string>
}

export type Parsed =
  | { readonly expression: Expression; readonly faults: readonly [] }
  | { readonly expression: undefined; readonly faults: readonly FormulaFault[] }

/** The name of an indicator inside a formula. */
export const nameInFormula = (code: string) => code.replace('-', '_')

const FUNCTIONS = { prev: 1, cagr: 1, stated: 1, min: 2, max: 2 } as const
const isFunction = (name: string): name is keyof typeof FUNCTIONS => Object.hasOwn(FUNCTIONS, name)
const isOperator = (text: string): text is Operator => OPERATORS.some((operator) => operator === text)

/**
 * Reads a CEL formula over base figures and indicators. Functions: prev(x) the same a year earlier, cagr(figure),
 * stated(figure), min(a, b), max(a, b). All faults are returned at once; numbers are CEL doubles (100.0).
 */
export function parseFormula(text: string, names: Names, path: readonly string[] = []): Parsed {
  let tree: ASTNode
  try {
    const environment = new Environment({ unlistedVariablesAreDyn: true })
    for (const [name, count] of Object.entries(FUNCTIONS))
      environment.registerFunction(`${name}(${Array.from({ length: count }, () => 'double').join(', ')}): double`, () => 0)
    for (const name of [...names.measures, ...names.indicators.keys()]) environment.registerVariable(name, 'double')
    const parsed = environment.parse(text)
    tree = parsed.ast
    const checked = parsed.check()
    const faults: FormulaFault[] = []
    const expression = read(tree, names, path, faults)
    if (faults.length === 0 && !checked.valid) faults.push({ code: 'formula.syntax', at: 0, value: firstLine(checked.error), expected: '' })
    return faults.length > 0 || expression === undefined ? { expression: undefined, faults } : { expression, faults: [] }
  } catch (error) {
    return { expression: undefined, faults: [{ code: 'formula.syntax', at: 0, value: firstLine(error), expected: '' }] }
  }
}

const firstLine = (error: unknown) => (error instanceof Error ? error.message : String(error)).split('\n')[0]?.trim() ?? ''

function read(node: ASTNode, names: Names, path: readonly string[], faults: FormulaFault[]): Expression | undefined {
  const fault = (code: string, value: string, expected = '') => {
    faults.push({ code, at: node.start, value, expected })
    return undefined
  }
  if (node.op === 'value') {
    const { args } = node
    return typeof args === 'number' || typeof args === 'bigint'
      ? { kind: 'number', value: Number(args) }
      : fault('formula.operator', String(args), OPERATORS.join(' '))
  }
  if (node.op === 'id') return readName(node.args, names, path, fault, faults)
  if (node.op === '-_') {
    const of = read(node.args, names, path, faults)
    return of && { kind: 'negative', of }
  }
  if (node.op === 'call') {
    const [name, args] = node.args
    if (!isFunction(name)) return fault('formula.function', name, Object.keys(FUNCTIONS).join(', '))
    if (args.length !== FUNCTIONS[name]) return fault('formula.arguments', name, String(FUNCTIONS[name]))
    const parts = args.map((argument) => read(argument, names, path, faults))
    const whole = parts.filter((part) => part !== undefined)
    return whole.length === parts.length ? applyFunction(name, whole, fault) : undefined
  }
  if (isOperator(node.op) && Array.isArray(node.args)) {
    const [first, second] = node.args
    if (isNode(first) && isNode(second)) {
      const [left, right] = [read(first, names, path, faults), read(second, names, path, faults)]
      return left && right && { kind: 'binary', operator: node.op, left, right }
    }
  }
  return fault('formula.operator', node.op, OPERATORS.join(' '))
}

const isNode = (value: unknown): value is ASTNode => typeof value === 'object' && value !== null && 'op' in value

type Faulter = (code: string, value: string, expected?: string) => undefined

function readName(name: string, names: Names, path: readonly string[], fault: Faulter, faults: FormulaFault[]): Expression | undefined {
  if (names.measures.has(name)) return { kind: 'figure', measure: name, yearsBack: 0 }
  const formula = names.indicators.get(name)
  if (formula === undefined) return fault('formula.unknownName', name)
  if (path.includes(name)) return fault('formula.cycle', [...path, name].join(' → '))
  const inner = parseFormula(formula, names, [...path, name])
  faults.push(...inner.faults)
  return inner.expression
}

function applyFunction(name: keyof typeof FUNCTIONS, parts: readonly Expression[], fault: Faulter): Expression | undefined {
  const [first] = parts
  if (first === undefined) return undefined
  if (name === 'min' || name === 'max') return { kind: 'extreme', which: name, of: parts }
  if (name === 'prev') return shifted(first)
  if (first.kind !== 'figure') return fault('formula.arguments', name, 'figure')
  return name === 'cagr' ? { kind: 'growth', measure: first.measure } : first
}

/** The expression a year earlier. */
function shifted(expression: Expression): Expression {
  if (expression.kind === 'figure') return { ...expression, yearsBack: expression.yearsBack + 1 }
  if (expression.kind === 'binary') return { ...expression, left: shifted(expression.left), right: shifted(expression.right) }
  if (expression.kind === 'negative') return { ...expression, of: shifted(expression.of) }
  if (expression.kind === 'extreme') return { ...expression, of: expression.of.map(shifted) }
  return expression
}

/** The figures an expression needs, each once. */
export function figuresOf(expression: Expression): { measure: string; yearsBack: number; growth: boolean }[] {
  const found = new Map<string, { measure: string; yearsBack: number; growth: boolean }>()
  const walk = (part: Expression): void => {
    if (part.kind === 'figure') found.set(`${part.measure}-${part.yearsBack}`, { measure: part.measure, yearsBack: part.yearsBack, growth: false })
    if (part.kind === 'growth') found.set(`${part.measure}-growth`, { measure: part.measure, yearsBack: 0, growth: true })
    if (part.kind === 'binary') [part.left, part.right].forEach(walk)
    if (part.kind === 'negative') walk(part.of)
    if (part.kind === 'extreme') part.of.forEach(walk)
  }
  walk(expression)
  return [...found.values()]
}

export const measuresOf = (expression: Expression): string[] => [...new Set(figuresOf(expression).map(({ measure }) => measure))]
