import type { MessageValue, MessageValues } from '#lib/message.ts'
import type { Translator } from '#lib/translator.ts'
import { capital } from '#web/view/cells.ts'
import type { Finding } from '../model.ts'

/** The sentence of a finding, put together from the rule's message and what it computed. */
export function findingText(finding: Pick<Finding, 'rule' | 'parameters' | 'arithmetic'>, t: Translator): string {
  const key = `quality.rule.${finding.rule}.text`
  return capital(t.has(key) ? t.text(key, inWords(finding.parameters, t)) : finding.arithmetic)
}

/** The explanation a rule proposes, in words. */
export function explanationText({ explanation, parameters }: Pick<Finding, 'explanation' | 'parameters'>, t: Translator): string {
  if (explanation === null) return ''
  return t.has(explanation) ? t.text(explanation, inWords(parameters, t)) : explanation
}

/** A rule's parameters as the reader says them: measures, units, scopes, quotients and qualifiers are codes. */
function inWords(parameters: Finding['parameters'], t: Translator): MessageValues {
  const { qualifier, stated } = parameters
  const words = Object.entries(parameters).map(([name, value]) => [name, wordOf(name, value, t)] as const)
  const quoted = qualifier === undefined || stated === undefined ? '' : t.text(`quality.words.${qualifier}`, { stated })
  return Object.fromEntries([...words, ['words', quoted]])
}

function wordOf(name: string, value: MessageValue, t: Translator): MessageValue {
  if (typeof value === 'number') return value
  const named = (key: string, otherwise: string) => (t.has(key) ? t.text(key) : otherwise)
  if (name === 'measure') return named(`quality.measure.${value}`, t.text('quality.measure.other'))
  if (/unit$/i.test(name)) return afterNumber(value, t)
  if (/scope$/i.test(name)) return named(`quality.scope.${value}`, value)
  return named(`quality.ratio.${value}`, value)
}

/** A unit as it follows a number: nothing after a count, and no space before an English per cent. */
const afterNumber = (unit: string, t: Translator): string => (unit === 'count' ? '' : unit === 'percent' && t.language === 'en' ? '%' : `\u00a0${t.unit(unit)}`)

export const ruleTitle = (rule: string, t: Translator): string => (t.has(`quality.rule.${rule}.title`) ? t.text(`quality.rule.${rule}.title`) : rule)

export const SEVERITY_TAGS = { error: 'bad', warning: 'warning', note: '' } as const
export const STATE_TAGS = { open: 'warning', explained: '', settled: 'good' } as const
