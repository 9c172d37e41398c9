import type { Day } from '#lib/day.ts'
import type { FormParts, SheetPart, Shown } from '#procedures/cases/model.ts'
import type { PrivatizationFacts } from '../rules.ts'
import { eligible } from '../rules.ts'

const text = (value: string): Shown => (value === '' ? { as: 'missing' } : { as: 'text', text: value })
const word = (key: string): Shown => ({ as: 'said', said: { key, values: {} } })
const money = (tiyin: number): Shown => ({ as: 'money', tiyin, currency: 'UZS' })
const day = (value: Day): Shown => ({ as: 'day', day: value })

/** What the page of a privatization shows: what stands for or against it, valuation, price, order, instalments, title. */
export function privatizationSheet(facts: PrivatizationFacts): SheetPart[] {
  const { data } = facts
  return [
    filePart(facts),
    ...valuationPart(facts),
    ...pricePart(facts),
    ...paymentsPart(facts),
    ...titlePart(facts),
    ...(data.ground === null ? [] : [groundPart(data.ground)]),
  ]
}

function filePart(facts: PrivatizationFacts): SheetPart {
  const { data, accepted, unsettled, arrears, encumbrances } = facts
  const verdict = eligible(facts)
  return {
    title: 'privatization.part.file',
    note: verdict.ok ? { key: 'privatization.eligible', values: {} } : { key: `privatization.against.${verdict.code.split('.').at(-1) ?? ''}`, values: {} },
    facts: [
      { label: 'acceptance.fact.contract', value: text(data.contractNumber) },
      { label: 'privatization.field.cadastralNumber', value: text(data.cadastralNumber) },
      { label: 'privatization.field.extract', value: { as: 'document', id: data.extract, name: data.cadastralNumber } },
      {
        label: 'privatization.fact.accepted',
        value: { as: 'said', said: { key: 'privatization.acceptedOf', values: { accepted, all: accepted + unsettled } } },
      },
      { label: 'privatization.fact.arrears', value: money(arrears) },
      {
        label: 'privatization.fact.encumbrances',
        value: encumbrances.length === 0 ? word('privatization.none') : text(encumbrances.map(({ ground }) => ground).join('; ')),
      },
    ],
  }
}

function valuationPart({ data: { valuation } }: PrivatizationFacts): SheetPart[] {
  if (valuation === null) return []
  return [
    {
      title: 'privatization.part.valuation',
      facts: [
        { label: 'privatization.field.value', value: money(valuation.value) },
        { label: 'privatization.field.valuedOn', value: day(valuation.valuedOn) },
        { label: 'privatization.field.method', value: text(valuation.method) },
        { label: 'privatization.field.licence', value: text(valuation.licence) },
        { label: 'privatization.field.licenceUntil', value: day(valuation.licenceUntil) },
        { label: 'privatization.field.report', value: { as: 'document', id: valuation.report, name: valuation.licence } },
        { label: 'acceptance.fact.by', value: text(valuation.by) },
      ],
    },
  ]
}

function pricePart({ data: { price, order } }: PrivatizationFacts): SheetPart[] {
  if (price === null) return []
  return [
    {
      title: 'privatization.part.price',
      note: { key: 'privatization.priceAssumed', values: {} },
      facts: [
        { label: 'privatization.field.strategy', value: word(`privatization.option.${price.strategy}`) },
        { label: 'privatization.field.act', value: text(price.act) },
        { label: 'privatization.field.base', value: money(price.base) },
        { label: 'privatization.fact.price', value: money(price.amount) },
        { label: 'privatization.field.instalments', value: { as: 'number', value: price.instalments, unit: '' } },
        { label: 'privatization.fact.decided', value: word(price.decided ? 'privatization.decided' : 'privatization.notDecided') },
        { label: 'privatization.field.orderNumber', value: text(order?.number ?? '') },
      ],
    },
  ]
}

function paymentsPart({ data: { sale, paid }, today }: PrivatizationFacts): SheetPart[] {
  if (sale === null) return []
  let owed = 0
  return [
    {
      title: 'privatization.part.payments',
      facts: [
        { label: 'privatization.field.contractNumber', value: text(sale.number) },
        { label: 'privatization.fact.paid', value: money(paid) },
      ],
      table: {
        columns: [
          { label: 'privatization.column.number', numeric: true },
          { label: 'privatization.column.due', numeric: false },
          { label: 'privatization.column.amount', numeric: true },
          { label: 'privatization.column.state', numeric: false },
        ],
        rows: sale.instalments.map((one): Shown[] => {
          owed += one.amount
          const state = paid >= owed ? 'paid' : one.due < today ? 'overdue' : 'open'
          return [{ as: 'number', value: one.number, unit: '' }, day(one.due), money(one.amount), word(`privatization.instalment.${state}`)]
        }),
      },
    },
  ]
}

function titlePart({ data: { title } }: PrivatizationFacts): SheetPart[] {
  if (title === null) return []
  return [
    {
      title: 'privatization.part.title',
      facts: [
        { label: 'privatization.field.registrationNumber', value: text(title.number) },
        { label: 'privatization.field.registeredOn', value: day(title.registeredOn) },
      ],
    },
  ]
}

const groundPart = (ground: { readonly norm: string; readonly reason: string }): SheetPart => ({
  title: 'privatization.part.ground',
  facts: [
    { label: 'privatization.field.norm', value: text(ground.norm) },
    { label: 'privatization.field.reason', value: text(ground.reason) },
  ],
})

/** What the forms begin with: the strategy that is usual, the numbers known already. */
export function privatizationForm(step: string, { data, instalmentsMost }: PrivatizationFacts): FormParts {
  if (step === 'proposePrice') return { strategy: { value: 'appraised' }, act: { value: 'VMQ-432' }, instalments: { value: String(instalmentsMost) } }
  if (step === 'handInAgain') return { cadastralNumber: { value: data.cadastralNumber }, extract: { value: data.extract } }
  return {}
}
