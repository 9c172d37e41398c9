import type { Texts } from '#lib/language.ts'
import type { Translator } from '#lib/translator.ts'
import type { MethodChange, MethodContent, RatingMessage } from '../model.ts'

/** A message of a rating as a sentence. */
export const messageText = ({ code, values }: RatingMessage, t: Translator): string => t.text(`rating.message.${code}`, values)

/** Names of pillars and indicators by code. */
export type NodeNames = (code: string) => string

export function nodeNames(
  content: Pick<MethodContent, 'pillars'>,
  indicators: readonly { readonly code: string; readonly names: Texts }[],
  t: Translator,
): NodeNames {
  const names = new Map([
    ...content.pillars.map(({ code, names }) => [code, t.of(names)] as const),
    ...indicators.map(({ code, names }) => [code, t.of(names)] as const),
  ])
  return (code) => names.get(code) ?? code
}

const CHOICES: readonly MethodChange['kind'][] = ['normalisation', 'aggregation', 'direction', 'winsorise']

/** A difference between two versions as a sentence. */
export function changeText(change: MethodChange, t: Translator, nameOf: NodeNames): string {
  const said = (value: string) => {
    if (value === '') return t.text('rating.diff.none')
    if (CHOICES.includes(change.kind)) return t.text(`rating.${change.kind}.${value}`)
    if (change.kind === 'coverage') return t.percent(Number(value), { digits: 0 })
    if (change.kind === 'itemAdded' || change.kind === 'itemRemoved' || change.kind === 'itemMoved') return nameOf(value)
    return Number.isNaN(Number(value)) ? value : t.number(Number(value))
  }
  return t.text(`rating.diff.${change.kind}`, { subject: nameOf(change.subject), from: said(change.from), to: said(change.to) })
}

export const MARK_TAGS = { paper: 'good', found: 'good', assumed: 'assumed', unverified: 'warning' } as const
export const STATE_TAGS = { draft: '', published: 'warning', final: 'good', withdrawn: 'bad' } as const
