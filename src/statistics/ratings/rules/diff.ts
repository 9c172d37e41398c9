import type { MethodChange, MethodContent, MethodItem } from '../model.ts'

/** What the second version does otherwise than the first, from the whole down to single indicators. */
export function compareContents(before: MethodContent, after: MethodContent): MethodChange[] {
  const changes: MethodChange[] = []
  const say = (kind: MethodChange['kind'], subject: string, from: unknown, to: unknown) => {
    if (text(from) !== text(to)) changes.push({ kind, subject, from: text(from), to: text(to) })
  }
  say('normalisation', '', before.normalisation, after.normalisation)
  say('aggregation', '', before.aggregation, after.aggregation)
  say('winsorise', '', before.winsorise, after.winsorise)
  say('coverage', '', before.coverage, after.coverage)
  const earlier = new Map(before.pillars.map((pillar) => [pillar.code, pillar]))
  for (const pillar of after.pillars) {
    const was = earlier.get(pillar.code)
    if (was === undefined) changes.push({ kind: 'pillarAdded', subject: pillar.code, from: '', to: text(pillar.weight) })
    else say('pillarWeight', pillar.code, was.weight, pillar.weight)
  }
  for (const { code, weight } of before.pillars)
    if (!after.pillars.some((pillar) => pillar.code === code)) changes.push({ kind: 'pillarRemoved', subject: code, from: text(weight), to: '' })
  const [old, now] = [itemsOf(before), itemsOf(after)]
  for (const [code, { item, pillar }] of now) {
    const was = old.get(code)
    if (was === undefined) changes.push({ kind: 'itemAdded', subject: code, from: '', to: pillar })
    else {
      say('itemMoved', code, was.pillar, pillar)
      sayItem(say, was.item, item)
    }
  }
  for (const [code, { pillar }] of old) if (!now.has(code)) changes.push({ kind: 'itemRemoved', subject: code, from: pillar, to: '' })
  return changes
}

type Say = (kind: MethodChange['kind'], subject: string, from: unknown, to: unknown) => void

function sayItem(say: Say, was: MethodItem, item: MethodItem): void {
  say('itemWeight', item.code, was.weight, item.weight)
  say('direction', item.code, was.direction, item.direction)
  say('goalposts', item.code, boundsText(was), boundsText(item))
  say('threshold', item.code, was.threshold, item.threshold)
  say('intended', item.code, was.intended, item.intended)
}

const boundsText = ({ goalposts }: MethodItem): string => (goalposts === null ? '' : `${goalposts.low}…${goalposts.high}`)

const text = (value: unknown): string => (value === null || value === undefined ? '' : String(value))

const itemsOf = (content: MethodContent) => new Map(content.pillars.flatMap((pillar) => pillar.items.map((item) => [item.code, { item, pillar: pillar.code }])))
