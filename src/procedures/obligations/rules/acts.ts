import { formatTiyin } from '@sanoat/uzbek'
import type { ActDocument } from '#lib/act-document.ts'
import type { Translator } from '#lib/translator.ts'
import type { CaseRecord } from '#procedures/cases/model.ts'
import { MONEY_ITEMS, type Obligation } from '../model.ts'
import type { AcceptanceFacts } from '../rules.ts'

type Act = { readonly kind: string; readonly document: (t: Translator) => Omit<ActDocument, 'kind' | 'language' | 'training' | 'number' | 'dated'> }

/** An amount of an obligation as an act writes it. */
function amountText(t: Translator, one: Obligation, value: number): string {
  if (!MONEY_ITEMS.includes(one.item)) return `${t.number(value)} ${t.unit(one.unit)}`
  return one.currency === 'UZS' || one.currency === null ? formatTiyin(value, t.language) : `${t.number(value / 100, { digits: 2 })} ${one.currency}`
}

const itemText = (t: Translator, { item, description }: Obligation): string => t.text('obligation.described', { item, description })

function table(t: Translator, facts: AcceptanceFacts) {
  const degrees = facts.data.conclusion?.degrees ?? []
  return {
    kind: 'table' as const,
    heading: t.text('acceptance.part.obligations'),
    columns: [
      { title: t.text('acceptance.column.item') },
      { title: t.text('acceptance.column.due') },
      { title: t.text('acceptance.column.target'), figures: true },
      { title: t.text('acceptance.column.accepted'), figures: true },
      { title: t.text('acceptance.column.weight'), figures: true },
      { title: t.text('acceptance.column.degree'), figures: true },
    ],
    rows: facts.obligations.map((one) => {
      const degree = degrees.find(({ id }) => id === one.id)
      return [
        itemText(t, one),
        t.day(one.due),
        amountText(t, one, one.target),
        amountText(t, one, degree?.actual ?? 0),
        t.number(one.weight),
        t.percent(degree?.degree ?? 0),
      ]
    }),
  }
}

const shared = (t: Translator, record: CaseRecord, facts: AcceptanceFacts) => ({
  place: t.of(record.zoneNames),
  facts: [
    [t.text('acceptance.fact.party'), record.partyNames === null ? '' : t.of(record.partyNames)],
    [t.text('acceptance.fact.contract'), facts.data.contractNumber],
    [t.text('acceptance.fact.zone'), t.of(record.zoneNames)],
    [t.text('acceptance.fact.due'), t.day(record.triggeredOn)],
  ] as const,
})

/** The conclusion on how far obligations are met. */
export const conclusionAct = (record: CaseRecord, facts: AcceptanceFacts): Act => ({
  kind: 'acceptance.conclusion',
  document: (t) => {
    const { conclusion, visit } = facts.data
    const total = t.percent(conclusion?.total ?? 0)
    return {
      title: t.text('acceptance.act.conclusion'),
      letterhead: [t.text('acceptance.letterhead.directorate'), t.of(record.zoneNames)],
      ...shared(t, record, facts),
      sections: [
        table(t, facts),
        { kind: 'paragraph', text: t.text('acceptance.act.total', { total, proposal: t.text(`acceptance.option.${conclusion?.proposal ?? 'notAccepted'}`) }) },
        ...(visit === null
          ? []
          : [
              {
                kind: 'paragraph' as const,
                heading: t.text('acceptance.part.visit'),
                text: t.text('acceptance.act.visit', { day: t.day(visit.visitedOn), members: visit.members.join(', '), seen: visit.seen }),
              },
            ]),
        ...(conclusion === null || conclusion.note === '' ? [] : [{ kind: 'paragraph' as const, text: conclusion.note }]),
      ],
      signatures: [{ role: t.text('role.directorate.specialist'), name: conclusion?.by ?? '' }],
    }
  },
})

/** The act of acceptance, of partial acceptance with its term to cure, or of refusal, citing the norm. */
export const acceptanceAct = (record: CaseRecord, facts: AcceptanceFacts): Act => ({
  kind: 'acceptance.act',
  document: (t) => {
    const { decision, conclusion } = facts.data
    const outcome = decision?.outcome ?? 'notAccepted'
    const commission = decision?.body === 'commission'
    return {
      title: t.text(`acceptance.act.title.${outcome}`),
      letterhead: [t.text(commission ? 'acceptance.letterhead.commission' : 'acceptance.letterhead.directorate'), t.of(record.zoneNames)],
      ...shared(t, record, facts),
      sections: [
        {
          kind: 'paragraph',
          text: t.text(`acceptance.act.decided.${outcome}`, {
            total: t.percent(conclusion?.total ?? 0),
            until: decision?.until === null || decision === null ? '' : t.day(decision.until),
          }),
        },
        table(t, facts),
        ...(decision === null || decision.reason === ''
          ? []
          : [{ kind: 'paragraph' as const, heading: t.text('acceptance.field.reason'), text: decision.reason }]),
        { kind: 'paragraph', text: t.text('acceptance.act.norm') },
      ],
      signatures: [{ role: t.text(commission ? 'role.commission.chair' : 'role.directorate.head'), name: decision?.by ?? '' }],
    }
  },
})
