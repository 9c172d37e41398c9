import type { Field, Procedure } from '#lib/procedure.ts'
import { PRICE_STRATEGIES } from './model.ts'

const refusal: readonly Field[] = [
  { name: 'norm', kind: 'text', required: true },
  { name: 'reason', kind: 'longText', required: true },
]
const signature: readonly Field[] = [{ name: 'signature', kind: 'signature', required: true }]
const price: readonly Field[] = [
  { name: 'strategy', kind: 'choice', required: true, options: PRICE_STRATEGIES },
  { name: 'act', kind: 'text', required: true },
  { name: 'base', kind: 'money', min: 0 },
  { name: 'multiplier', kind: 'number', min: 0 },
  { name: 'instalments', kind: 'whole', required: true, min: 1, max: 120 },
]

/**
 * Privatization of the land and buildings of a participant whose obligations are accepted (uz: xususiylashtirish), VMQ-432: the State
 * Assets Management Agency (DABA) issues the order and sells; in the city of Tashkent the commission decides the price. Documents, inner
 * terms and the price rule are assumed: strategies are chosen by act.
 */
export const privatization = {
  kind: 'privatization',
  act: 'VMQ-432',
  mark: 'paper',
  start: 'requested',
  openedBy: ['resident.head'],
  opening: [
    { name: 'contract', kind: 'choice', required: true },
    { name: 'cadastralNumber', kind: 'text', required: true },
    { name: 'extract', kind: 'document', required: true },
  ],
  states: {
    requested: {},
    returned: {},
    valuation: {},
    price: {},
    priceDecision: {},
    commission: {},
    order: {},
    orderSigning: {},
    contract: {},
    contractSigning: {},
    paying: {},
    title: {},
    closed: { end: 'good' },
    refused: { end: 'bad' },
    cancelled: { end: 'bad' },
    withdrawn: { end: 'neutral' },
  },
  deadlines: {
    check: { unit: 'workingDays', parameter: 'privatization.check_days', runs: ['requested'] },
    valuation: { unit: 'workingDays', parameter: 'privatization.valuation_days', runs: ['valuation'] },
    price: { unit: 'workingDays', parameter: 'privatization.price_days', runs: ['price', 'priceDecision', 'commission'] },
    order: { unit: 'workingDays', parameter: 'privatization.order_days', runs: ['order', 'orderSigning', 'contract', 'contractSigning'] },
    title: { unit: 'workingDays', parameter: 'privatization.title_days', runs: ['title'] },
  },
  parameters: ['obligation.commission_regions', 'privatization.price_strategy', 'privatization.instalments_most', 'privatization.valuation_valid_months'],
  steps: {
    checkFile: {
      from: ['requested'],
      to: ['valuation'],
      who: ['directorate.specialist'],
      guards: ['acceptedAct', 'noOpenAcceptance', 'lotOperates', 'noArrears', 'noEncumbrance'],
      input: [{ name: 'note', kind: 'longText' }],
    },
    returnFile: {
      from: ['requested'],
      to: ['returned'],
      who: ['directorate.specialist'],
      optional: true,
      input: [{ name: 'reason', kind: 'longText', required: true }],
    },
    handInAgain: {
      from: ['returned'],
      to: ['requested'],
      who: ['resident.head'],
      input: [
        { name: 'cadastralNumber', kind: 'text', required: true },
        { name: 'extract', kind: 'document', required: true },
      ],
    },
    value: {
      from: ['valuation'],
      to: ['price'],
      who: ['valuer'],
      guards: ['licenceValid'],
      input: [
        { name: 'value', kind: 'money', required: true, min: 0 },
        { name: 'valuedOn', kind: 'day', required: true },
        { name: 'method', kind: 'text', required: true },
        { name: 'licence', kind: 'text', required: true },
        { name: 'licenceUntil', kind: 'day', required: true },
        { name: 'report', kind: 'document', required: true },
      ],
    },
    proposePrice: {
      from: ['price'],
      to: ['priceDecision', 'commission'],
      who: ['directorate.specialist'],
      guards: ['valuationFresh', 'instalmentsAllowed'],
      input: price,
    },
    decidePrice: {
      from: ['priceDecision'],
      to: ['order', 'price'],
      who: ['directorate.head'],
      otherThan: ['proposePrice', 'value'],
      input: [
        { name: 'decision', kind: 'choice', required: true, options: ['confirm', 'return'] },
        { name: 'reason', kind: 'longText' },
      ],
    },
    commissionDecides: { from: ['commission'], to: ['order', 'price'], who: [], guards: ['minutesSigned'] },
    order: {
      from: ['order'],
      to: ['orderSigning'],
      who: ['daba.officer'],
      guards: ['noArrears', 'noEncumbrance'],
      input: [{ name: 'orderNumber', kind: 'text', required: true }],
      issues: 'privatization.order',
    },
    signOrder: { from: ['orderSigning'], to: ['contract'], who: ['daba.officer'], input: signature },
    draftContract: {
      from: ['contract'],
      to: ['contractSigning'],
      who: ['daba.officer'],
      input: [
        { name: 'contractNumber', kind: 'text', required: true },
        { name: 'firstDue', kind: 'day', required: true },
      ],
      issues: 'privatization.contract',
    },
    signContract: {
      from: ['contractSigning'],
      to: ['contractSigning', 'paying', 'title'],
      who: ['daba.officer', 'resident.head'],
      oncePer: 'role',
      input: signature,
    },
    recordPayment: {
      from: ['paying'],
      to: ['paying', 'title'],
      who: ['daba.officer'],
      guards: ['notMoreThanOwed'],
      input: [
        { name: 'amount', kind: 'money', required: true, min: 0.01 },
        { name: 'paidOn', kind: 'day', required: true },
        { name: 'document', kind: 'document', required: true },
      ],
    },
    cancel: {
      from: ['paying'],
      to: ['cancelled'],
      who: ['daba.officer'],
      optional: true,
      guards: ['instalmentOverdue'],
      input: refusal,
      issues: 'privatization.refusal',
    },
    registerTitle: {
      from: ['title'],
      to: ['closed'],
      who: ['daba.officer'],
      input: [
        { name: 'registrationNumber', kind: 'text', required: true },
        { name: 'registeredOn', kind: 'day', required: true },
        { name: 'extract', kind: 'document', required: true },
      ],
    },
    refuse: {
      from: ['requested', 'valuation', 'price', 'order'],
      to: ['refused'],
      who: ['directorate.head', 'daba.officer'],
      optional: true,
      input: refusal,
      issues: 'privatization.refusal',
    },
    withdraw: { from: ['requested', 'returned', 'valuation', 'price'], to: ['withdrawn'], who: ['resident.head'], optional: true },
  },
} as const satisfies Procedure
