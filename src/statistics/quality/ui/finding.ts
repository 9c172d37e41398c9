import type { Translator } from '#lib/translator.ts'
import { capital } from '#web/view/cells.ts'
import type { Finding } from '../model.ts'

/** The sentence of a finding, put together from the rule's message and what it computed. */
export function findingText(finding: Pick<Finding, 'rule' | 'parameters' | 'arithmetic'>, t: Translator): string {
  const key = `quality.rule.${finding.rule}.text`
  const parameters = Object.fromEntries(Object.entries(finding.parameters).map(([name, value]) => [name, typeof value === 'string' ? ratioName(value, t) : value]))
  return capital(t.has(key) ? t.text(key, parameters) : finding.arithmetic)
}

/** A quotient of two figures, `workers/area_ha`, in words. */
const ratioName = (text: string, t: Translator): string => (t.has(`quality.ratio.${text}`) ? t.text(`quality.ratio.${text}`) : text)

export const ruleTitle = (rule: string, t: Translator): string => (t.has(`quality.rule.${rule}.title`) ? t.text(`quality.rule.${rule}.title`) : rule)

export const SEVERITY_TAGS = { error: 'bad', warning: 'warning', note: '' } as const
export const STATE_TAGS = { open: 'warning', explained: '', settled: 'good' } as const
