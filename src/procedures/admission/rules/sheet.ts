import type { FormParts, Option, SheetPart, Shown } from '#procedures/cases/model.ts'
import type { Application } from '../model.ts'
import type { AdmissionFacts } from '../rules.ts'

const text = (value: string): Shown => (value === '' ? { as: 'missing' } : { as: 'text', text: value })
const word = (key: string): Shown => ({ as: 'said', said: { key, values: {} } })
const figure = (value: number | null, unit: string): Shown => (value === null ? { as: 'missing' } : { as: 'number', value, unit })
const money = (tiyin: number | null): Shown => (tiyin === null ? { as: 'missing' } : { as: 'money', tiyin, currency: 'UZS' })

/** What the page of an admission shows: the project, what was found at fault, opinions, the score part by part, decision, contract. */
export function admissionSheet(facts: AdmissionFacts): SheetPart[] {
  return [...faultsPart(facts), projectPart(facts), ...opinionsPart(facts), ...scorePart(facts), ...decisionPart(facts), ...contractPart(facts)]
}

function projectPart({ data: { application: one, lotNumber } }: AdmissionFacts): SheetPart {
  return {
    title: 'admission.part.project',
    facts: [
      { label: 'admission.field.lot', value: text(lotNumber) },
      { label: 'admission.field.kind', value: word(`admission.option.${one.kind}`) },
      { label: 'admission.field.project', value: text(one.project) },
      { label: 'admission.field.ifut', value: text(one.ifut) },
      { label: 'admission.field.products', value: text(one.products) },
      { label: 'admission.field.landNeed', value: figure(one.landNeed, 'm2') },
      { label: 'admission.field.investment', value: money(one.investment) },
      { label: 'admission.field.ownFunds', value: money(one.ownFunds) },
      { label: 'admission.field.jobs', value: figure(one.jobs, 'person') },
      { label: 'admission.field.exportShare', value: one.exportShare === null ? { as: 'missing' } : { as: 'share', value: one.exportShare } },
      { label: 'admission.field.power', value: figure(one.power, 'kW') },
      { label: 'admission.field.gas', value: figure(one.gas, 'm3_per_hour') },
      { label: 'admission.field.water', value: figure(one.water, 'm3_per_day') },
      { label: 'admission.field.environment', value: text(one.environment) },
      { label: 'admission.field.startsOn', value: { as: 'day', day: one.startsOn } },
      { label: 'admission.field.finishesOn', value: { as: 'day', day: one.finishesOn } },
    ],
  }
}

const table = (names: readonly string[], numeric: readonly string[], rows: Shown[][]) => ({
  columns: names.map((name) => ({ label: `admission.column.${name}`, numeric: numeric.includes(name) })),
  rows,
})

function faultsPart({ data: { faults } }: AdmissionFacts): SheetPart[] {
  if (faults.length === 0) return []
  return [
    {
      title: 'admission.part.faults',
      facts: [],
      table: table(
        ['field', 'fault'],
        [],
        faults.map(({ field, fault }): Shown[] => [word(`admission.field.${field}`), text(fault)]),
      ),
    },
  ]
}

function opinionsPart({ data: { opinions } }: AdmissionFacts): SheetPart[] {
  if (opinions.length === 0) return []
  return [
    {
      title: 'admission.part.opinions',
      facts: [],
      table: table(
        ['agency', 'opinion', 'reason', 'by'],
        [],
        opinions.map(({ role, opinion, reason, by }): Shown[] => [word(`role.${role}`), word(`admission.opinion.${opinion}`), text(reason), text(by)]),
      ),
    },
  ]
}

function scorePart({ data: { score } }: AdmissionFacts): SheetPart[] {
  if (score === null) return []
  return [
    {
      title: 'admission.part.score',
      note: { key: 'admission.score.note', values: {} },
      facts: [
        { label: 'admission.fact.total', value: { as: 'share', value: score.total } },
        { label: 'acceptance.fact.by', value: text(score.by) },
      ],
      table: table(
        ['criterion', 'part', 'weight'],
        ['part', 'weight'],
        score.criteria.map(({ code, part, weight }): Shown[] => [
          word(`admission.criterion.${code}`),
          { as: 'share', value: part },
          { as: 'number', value: weight, unit: '' },
        ]),
      ),
    },
  ]
}

function decisionPart({ data: { decision } }: AdmissionFacts): SheetPart[] {
  if (decision === null) return []
  return [
    {
      title: 'admission.part.decision',
      facts: [
        { label: 'admission.field.decision', value: word(`admission.option.${decision.decision}`) },
        { label: 'admission.field.norm', value: text(decision.norm) },
        { label: 'admission.field.reason', value: text(decision.reason) },
        { label: 'acceptance.fact.by', value: text(decision.by) },
      ],
    },
  ]
}

function contractPart({ data: { contract } }: AdmissionFacts): SheetPart[] {
  if (contract === null) return []
  return [
    {
      title: 'admission.part.contract',
      facts: [
        { label: 'admission.field.number', value: text(contract.number) },
        { label: 'admission.field.leaseNumber', value: text(contract.leaseNumber) },
        { label: 'admission.field.rent', value: money(contract.rent) },
      ],
    },
  ]
}

const written = (value: number | null, scale = 1): string => (value === null ? '' : String(value / scale))

/** The application as its form begins again after it was returned. */
export function applicationParts(one: Application, lots: readonly Option[]): FormParts {
  const value = (text: string) => ({ value: text })
  return {
    lot: { value: one.lot ?? '', options: lots },
    kind: value(one.kind),
    project: value(one.project),
    ifut: value(one.ifut),
    products: value(one.products),
    landNeed: value(written(one.landNeed)),
    investment: value(written(one.investment, 100)),
    ownFunds: value(written(one.ownFunds, 100)),
    jobs: value(written(one.jobs)),
    exportShare: value(written(one.exportShare === null ? null : one.exportShare * 100)),
    power: value(written(one.power)),
    gas: value(written(one.gas)),
    water: value(written(one.water)),
    environment: value(one.environment),
    startsOn: value(one.startsOn),
    finishesOn: value(one.finishesOn),
    plan: value(one.plan),
    charter: value(one.charter),
  }
}

/** What the specialist found wrong with a field, said beside it. */
const remarkOn = (name: string, faults: AdmissionFacts['data']['faults']): { remark?: string } => {
  const own = faults.filter(({ field }) => field === name).map(({ fault }) => fault)
  return own.length === 0 ? {} : { remark: own.join('; ') }
}

/** What the forms of an admission begin with. */
export function admissionForm(step: string, { data }: AdmissionFacts, lots: readonly Option[]): FormParts {
  if (step === 'handInAgain') {
    const parts = applicationParts(data.application, lots)
    return Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, { ...part, ...remarkOn(name, data.faults) }]))
  }
  if (step === 'draftContract')
    return {
      lot: { value: data.application.lot ?? '', options: lots },
      obligations: {},
    }
  if (step === 'returnFile')
    return { faults: { columnOptions: { field: RETURNABLE.map((id) => ({ id, said: { key: `admission.field.${id}`, values: {} } })) } } }
  return {}
}

const RETURNABLE = [
  'lot',
  'kind',
  'project',
  'ifut',
  'products',
  'landNeed',
  'investment',
  'ownFunds',
  'jobs',
  'exportShare',
  'power',
  'gas',
  'water',
  'environment',
  'startsOn',
  'finishesOn',
  'plan',
  'charter',
]
