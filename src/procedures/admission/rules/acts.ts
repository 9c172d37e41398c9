import { formatTiyin } from '@sanoat/uzbek'
import type { ActDocument } from '#lib/act-document.ts'
import type { Translator } from '#lib/translator.ts'
import type { CaseRecord } from '#procedures/cases/model.ts'
import type { Row } from '#procedures/cases/rules/input.ts'
import type { AdmissionData } from '../model.ts'

type Act = { readonly kind: string; readonly document: (t: Translator) => Omit<ActDocument, 'kind' | 'language' | 'training' | 'number' | 'dated'> }

const shared = (t: Translator, record: CaseRecord, data: AdmissionData) => ({
  letterhead: [t.text('acceptance.letterhead.directorate'), t.of(record.zoneNames)],
  place: t.of(record.zoneNames),
  facts: [
    [t.text('acceptance.fact.party'), record.partyNames === null ? '' : t.of(record.partyNames)],
    [t.text('admission.field.project'), data.application.project],
    [t.text('admission.field.lot'), data.lotNumber === '' ? '–' : data.lotNumber],
    [t.text('admission.field.investment'), formatTiyin(data.application.investment, t.language)],
    [t.text('admission.field.jobs'), t.number(data.application.jobs)],
  ] as const,
})

/** The decision on an application, with opinions and score; a rejection cites its norm. */
export const decisionAct = (record: CaseRecord, data: AdmissionData): Act => ({
  kind: 'admission.decision',
  document: (t) => ({
    title: t.text(`admission.act.${data.decision?.decision ?? 'changes'}`),
    ...shared(t, record, data),
    sections: [
      {
        kind: 'table',
        heading: t.text('admission.part.opinions'),
        columns: ['agency', 'opinion', 'reason'].map((name) => ({ title: t.text(`admission.column.${name}`) })),
        rows: data.opinions.map((one) => [t.text(`role.${one.role}`), t.text(`admission.opinion.${one.opinion}`), one.reason === '' ? '–' : one.reason]),
      },
      {
        kind: 'table',
        heading: t.text('admission.part.score'),
        columns: [
          { title: t.text('admission.column.criterion') },
          { title: t.text('admission.column.part'), figures: true },
          { title: t.text('admission.column.weight'), figures: true },
        ],
        rows: (data.score?.criteria ?? []).map(({ code, part, weight }) => [t.text(`admission.criterion.${code}`), t.percent(part), t.number(weight)]),
      },
      ...(data.decision === null || data.decision.norm === ''
        ? []
        : [{ kind: 'paragraph' as const, heading: t.text('admission.field.norm'), text: data.decision.norm }]),
      ...(data.decision === null || data.decision.reason === ''
        ? []
        : [{ kind: 'paragraph' as const, heading: t.text('admission.field.reason'), text: data.decision.reason }]),
    ],
    signatures: [{ role: t.text('role.directorate.head'), name: data.decision?.by ?? '' }],
  }),
})

/** The investment contract with its obligations and the lease. */
export const contractAct = (record: CaseRecord, data: AdmissionData, obligations: readonly Row[]): Act => ({
  kind: 'admission.contract',
  document: (t) => ({
    title: t.text('admission.act.contract', { number: data.contract?.number ?? '' }),
    ...shared(t, record, data),
    sections: [
      {
        kind: 'paragraph',
        text: t.text('admission.act.contractText', { lease: data.contract?.leaseNumber ?? '', rent: formatTiyin(data.contract?.rent ?? 0, t.language) }),
      },
      {
        kind: 'table',
        heading: t.text('acceptance.part.obligations'),
        columns: [
          { title: t.text('acceptance.column.item') },
          { title: t.text('acceptance.column.target'), figures: true },
          { title: t.text('acceptance.column.weight'), figures: true },
          { title: t.text('acceptance.column.due') },
        ],
        rows: obligations.map((row) => [
          t.text('obligation.described', { item: String(row['item']), description: typeof row['description'] === 'string' ? row['description'] : '' }),
          `${t.number(Number(row['target'] ?? 0))} ${typeof row['currency'] === 'string' ? row['currency'] : ''}`.trim(),
          t.number(Number(row['weight'] ?? 0)),
          t.day(String(row['due'] ?? '')),
        ]),
      },
    ],
    signatures: [
      { role: t.text('role.directorate.head'), name: '' },
      { role: t.text('role.investor'), name: record.partyNames === null ? '' : t.of(record.partyNames) },
    ],
  }),
})
