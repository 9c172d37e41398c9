import { formatTiyin } from '@sanoat/uzbek'
import type { ActDocument } from '#lib/act-document.ts'
import type { Translator } from '#lib/translator.ts'
import type { CaseRecord } from '#procedures/cases/model.ts'
import type { PrivatizationFacts } from '../rules.ts'

type Act = { readonly kind: string; readonly document: (t: Translator) => Omit<ActDocument, 'kind' | 'language' | 'training' | 'number' | 'dated'> }

const shared = (t: Translator, record: CaseRecord, { data }: PrivatizationFacts) => ({
  letterhead: [t.text('privatization.letterhead'), t.of(record.zoneNames)],
  place: t.of(record.zoneNames),
  facts: [
    [t.text('acceptance.fact.party'), record.partyNames === null ? '' : t.of(record.partyNames)],
    [t.text('acceptance.fact.contract'), data.contractNumber],
    [t.text('privatization.field.cadastralNumber'), data.cadastralNumber],
    ...(data.price === null ? [] : [[t.text('privatization.fact.price'), formatTiyin(data.price.amount, t.language)] as const]),
  ] as const,
})

/** The order of the State Assets Management Agency to privatize. */
export const orderAct = (record: CaseRecord, facts: PrivatizationFacts, officer: string): Act => ({
  kind: 'privatization.order',
  document: (t) => ({
    title: t.text('privatization.act.order', { number: facts.data.order?.number ?? '' }),
    ...shared(t, record, facts),
    sections: [
      {
        kind: 'paragraph',
        text: t.text('privatization.act.orderText', {
          strategy: t.text(`privatization.option.${facts.data.price?.strategy ?? 'appraised'}`),
          act: facts.data.price?.act ?? '',
        }),
      },
    ],
    signatures: [{ role: t.text('role.daba.officer'), name: officer }],
  }),
})

/** The sale contract with its instalments. */
export const saleAct = (record: CaseRecord, facts: PrivatizationFacts, officer: string): Act => ({
  kind: 'privatization.contract',
  document: (t) => ({
    title: t.text('privatization.act.contract', { number: facts.data.sale?.number ?? '' }),
    ...shared(t, record, facts),
    sections: [
      { kind: 'paragraph', text: t.text('privatization.act.contractText') },
      {
        kind: 'table',
        heading: t.text('privatization.part.payments'),
        columns: [
          { title: t.text('privatization.column.number'), figures: true },
          { title: t.text('privatization.column.due') },
          { title: t.text('privatization.column.amount'), figures: true },
        ],
        rows: (facts.data.sale?.instalments ?? []).map((one) => [String(one.number), t.day(one.due), formatTiyin(one.amount, t.language)]),
      },
    ],
    signatures: [
      { role: t.text('role.daba.officer'), name: officer },
      { role: t.text('role.resident.head'), name: record.partyNames === null ? '' : t.of(record.partyNames) },
    ],
  }),
})

/** A refusal or cancellation, citing its norm. */
export const refusalAct = (record: CaseRecord, facts: PrivatizationFacts, officer: string, role: string): Act => ({
  kind: 'privatization.refusal',
  document: (t) => ({
    title: t.text('privatization.act.refusal'),
    ...shared(t, record, facts),
    sections: [
      { kind: 'paragraph', heading: t.text('privatization.field.norm'), text: facts.data.ground?.norm ?? '' },
      { kind: 'paragraph', heading: t.text('privatization.field.reason'), text: facts.data.ground?.reason ?? '' },
    ],
    signatures: [{ role: t.text(`role.${role}`), name: officer }],
  }),
})
