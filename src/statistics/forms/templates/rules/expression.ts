import { Environment, type ASTNode } from '@marcbachmann/cel-js'

/** What is wrong with an expression: message code, place in the text (from 0), what stands there, what was expected. */
export type ExpressionFault = { readonly code: string; readonly at: number; readonly value: string; readonly expected: string }

/** An expression ready to be asked; `needs` are the figures it names. */
export type Expression = { readonly needs: readonly string[]; readonly ask: (figures: Readonly<Record<string, number>>) => boolean | number }

export type Read =
  | { readonly expression: Expression; readonly faults: readonly [] }
  | { readonly expression: undefined; readonly faults: readonly ExpressionFault[] }

const known = new Map<string, Read>()
const MOST_KNOWN = 2000

/**
 * Reads a CEL expression over figures of a form. All figures are CEL doubles, so numbers are written 0.0; `abs(x)` is the only
 * function. A check must give a truth, a ratio a number. Expressions are read once and kept.
 */
export function readExpression(text: string, names: readonly string[], gives: 'bool' | 'double' = 'bool'): Read {
  const key = `${gives}|${text}|${names.join(' ')}`
  const kept = known.get(key)
  if (kept !== undefined) return kept
  const read = parse(text, names, gives)
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(key, read)
  return read
}

function parse(text: string, names: readonly string[], gives: 'bool' | 'double'): Read {
  const wrong = (code: string, value: string, expected = '', at = 0): Read => ({ expression: undefined, faults: [{ code, at, value, expected }] })
  try {
    const environment = new Environment({ unlistedVariablesAreDyn: true })
    environment.registerFunction('abs(double): double', (value: number) => Math.abs(value))
    for (const name of names) environment.registerVariable(name, 'double')
    const parsed = environment.parse(text)
    const needs = new Set<string>()
    collectNames(parsed.ast, needs)
    const unknown = [...needs].find((name) => !names.includes(name))
    if (unknown !== undefined) return wrong('formula.unknownName', unknown, '', Math.max(0, text.indexOf(unknown)))
    const checked = parsed.check()
    if (!checked.valid) return wrong('formula.syntax', firstLine(checked.error))
    if (checked.type !== gives) return wrong('form.expression.gives', String(checked.type), gives)
    return { expression: { needs: [...needs], ask: (figures) => answerOf(parsed({ ...figures })) }, faults: [] }
  } catch (error) {
    return wrong('formula.syntax', firstLine(error))
  }
}

function answerOf(answer: unknown): boolean | number {
  if (typeof answer === 'boolean' || typeof answer === 'number') return answer
  throw new Error(`Cannot ask an expression: it answered ${typeof answer}, expected a truth or a number`)
}

function collectNames(node: ASTNode, names: Set<string>): void {
  if (node.op === 'id') names.add(node.args)
  else walk(node.args, names)
}

/** The arguments of a node: nodes, lists of them, or plain values. */
function walk(part: unknown, names: Set<string>): void {
  if (Array.isArray(part)) part.forEach((one) => walk(one, names))
  else if (isNode(part)) collectNames(part, names)
}

const isNode = (value: unknown): value is ASTNode => typeof value === 'object' && value !== null && 'op' in value && 'args' in value

const firstLine = (error: unknown) => (error instanceof Error ? error.message : String(error)).split('\n')[0]?.trim() ?? ''
