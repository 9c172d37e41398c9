import type { FormParts, SheetPart, Shown } from '#procedures/cases/model.ts'
import { MONEY_ITEMS, type Obligation } from '../model.ts'
import type { AcceptanceFacts } from '../rules.ts'
import { achieved } from './fulfilment.ts'

const word = (key: string): Shown => ({ as: 'said', said: { key, values: {} } })
const text = (value: string): Shown => (value === '' ? { as: 'missing' } : { as: 'text', text: value })

/** An amount of an obligation: money in its currency, or a number with its unit. */
export const amountShown = (obligation: Pick<Obligation, 'item' | 'currency' | 'unit'>, value: number | null): Shown => {
  if (value === null) return { as: 'missing' }
  return MONEY_ITEMS.includes(obligation.item)
    ? { as: 'money', tiyin: value, currency: obligation.currency ?? 'UZS' }
    : { as: 'number', value, unit: obligation.unit }
}

/** What the page of an acceptance shows: obligations with what was accepted of each, evidence, visit, conclusion, decision. */
export function acceptanceSheet(facts: AcceptanceFacts): SheetPart[] {
  return [obligationsPart(facts), evidencePart(facts), ...visitPart(facts), ...conclusionPart(facts), ...decisionPart(facts)]
}

function obligationsPart({ obligations, evidence, data, byCommission }: AcceptanceFacts): SheetPart {
  const degrees = data.conclusion?.degrees ?? []
  return {
    title: 'acceptance.part.obligations',
    facts: [
      { label: 'acceptance.fact.contract', value: text(data.contractNumber) },
      { label: 'acceptance.fact.decides', value: word(byCommission ? 'acceptance.decides.commission' : 'acceptance.decides.directorate') },
    ],
    table: {
      columns: [
        { label: 'acceptance.column.item', numeric: false },
        { label: 'acceptance.column.due', numeric: false },
        { label: 'acceptance.column.target', numeric: true },
        { label: 'acceptance.column.accepted', numeric: true },
        { label: 'acceptance.column.weight', numeric: true },
        { label: 'acceptance.column.degree', numeric: true },
      ],
      rows: obligations.map((one): Shown[] => {
        const degree = degrees.find(({ id }) => id === one.id)
        const actual =
          degree?.actual ??
          achieved(
            one,
            evidence.filter(({ obligation }) => obligation === one.id),
          )
        return [
          one.description === ''
            ? word(`obligation.item.${one.item}`)
            : { as: 'said', said: { key: 'obligation.described', values: { item: one.item, description: one.description } } },
          { as: 'day', day: one.due },
          amountShown(one, one.target),
          amountShown(one, actual),
          { as: 'number', value: one.weight, unit: '' },
          degree === undefined ? { as: 'missing' } : { as: 'share', value: degree.degree },
        ]
      }),
    },
  }
}

function evidencePart({ obligations, evidence }: AcceptanceFacts): SheetPart {
  return {
    title: 'acceptance.part.evidence',
    ...(evidence.length === 0 ? { note: { key: 'acceptance.evidence.none', values: {} } } : {}),
    facts: [],
    ...(evidence.length === 0
      ? {}
      : {
          table: {
            columns: ['number', 'kind', 'dated', 'obligation', 'shown', 'converted', 'accepted', 'status', 'remark'].map((name) => ({
              label: `acceptance.evidence.${name}`,
              numeric: ['shown', 'converted', 'accepted'].includes(name),
            })),
            rows: evidence.map((one): Shown[] => {
              const own = obligations.find(({ id }) => id === one.obligation)
              const inTarget = (value: number | null): Shown => (own === undefined ? { as: 'missing' } : amountShown(own, value))
              return [
                { as: 'document', id: one.document, name: one.number },
                word(`acceptance.option.${one.kind}`),
                { as: 'day', day: one.dated },
                own === undefined ? { as: 'missing' } : word(`obligation.item.${own.item}`),
                one.currency === null ? inTarget(one.amount) : { as: 'money', tiyin: one.amount, currency: one.currency },
                inTarget(one.converted),
                inTarget(one.accepted),
                word(`acceptance.evidenceStatus.${one.status}`),
                text([one.month ?? '', one.remark].filter((part) => part !== '').join('; ')),
              ]
            }),
          },
        }),
  }
}

function visitPart({ data }: AcceptanceFacts): SheetPart[] {
  if (data.visit === null) return []
  const { visitedOn, members, usedArea, seen } = data.visit
  return [
    {
      title: 'acceptance.part.visit',
      facts: [
        { label: 'acceptance.field.visitedOn', value: dayShown(visitedOn) },
        { label: 'acceptance.fact.members', value: text(members.join(', ')) },
        { label: 'acceptance.field.usedArea', value: usedArea === null ? { as: 'missing' } : { as: 'number', value: usedArea, unit: 'm2' } },
        { label: 'acceptance.field.seen', value: text(seen) },
      ],
    },
  ]
}

const dayShown = (day: AcceptanceFacts['today']): Shown => ({ as: 'day', day })

function conclusionPart({ data }: AcceptanceFacts): SheetPart[] {
  if (data.conclusion === null) return []
  const { total, investment, social, proposal, note, by } = data.conclusion
  const share = (value: number | null): Shown => (value === null ? { as: 'missing' } : { as: 'share', value })
  return [
    {
      title: 'acceptance.part.conclusion',
      facts: [
        { label: 'acceptance.fact.total', value: share(total) },
        { label: 'acceptance.fact.investment', value: share(investment) },
        { label: 'acceptance.fact.social', value: share(social) },
        { label: 'acceptance.fact.proposal', value: word(`acceptance.option.${proposal}`) },
        { label: 'acceptance.fact.by', value: text(by) },
        { label: 'acceptance.field.note', value: text(note) },
      ],
    },
  ]
}

function decisionPart({ data }: AcceptanceFacts): SheetPart[] {
  if (data.decision === null) return []
  const { outcome, reason, until, body, by } = data.decision
  return [
    {
      title: 'acceptance.part.decision',
      facts: [
        { label: 'acceptance.fact.body', value: word(`acceptance.decides.${body}`) },
        { label: 'acceptance.fact.outcome', value: word(`acceptance.option.${outcome}`) },
        { label: 'acceptance.field.reason', value: text(reason) },
        { label: 'acceptance.field.until', value: until === null ? { as: 'missing' } : { as: 'day', day: until } },
        { label: 'acceptance.fact.by', value: text(by) },
      ],
    },
  ]
}

/** What the forms of an acceptance begin with: its obligations to choose from; evidence to verify as given rows; the outcome proposed. */
export function acceptanceForm(step: string, { obligations, evidence, data }: AcceptanceFacts): FormParts {
  if (step === 'addEvidence')
    return {
      obligation: { options: obligations.map(({ id, item, description }) => ({ id, said: { key: 'obligation.described', values: { item, description } } })) },
      currency: { value: obligations.find(({ currency }) => currency !== null)?.currency ?? '' },
    }
  if (step === 'verify')
    return {
      evidence: {
        rows: evidence
          .filter(({ status }) => status === 'submitted')
          .map(({ id, number, converted, obligation }) => {
            const money = MONEY_ITEMS.includes(obligations.find((one) => one.id === obligation)?.item ?? 'jobs')
            return { id, label: number, verdict: 'accepted', accepted: String(money ? converted / 100 : converted), remark: '' }
          }),
      },
    }
  if (step === 'decide' && data.conclusion !== null) return { outcome: { value: data.conclusion.proposal } }
  return {}
}
