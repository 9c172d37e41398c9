import { ROLES, type Role } from '#lib/access.ts'
import type { Field, Procedure } from '#lib/procedure.ts'
import { ITEMS } from '#procedures/obligations/model.ts'

/** Agencies asked for an opinion, in parallel. */
export const AGENCIES = ROLES.filter((role): role is Role & `${'customs' | 'tax' | 'utility' | 'hokimiyat'}.officer` =>
  /^(customs|tax|utility|hokimiyat)\.officer$/.test(role),
)

const reason: Field = { name: 'reason', kind: 'longText', required: true }
const signature: readonly Field[] = [{ name: 'signature', kind: 'signature', required: true }]

/** The project as the applicant tells it (uz: ariza). Money in soʻm. */
const application: readonly Field[] = [
  { name: 'lot', kind: 'choice' },
  { name: 'kind', kind: 'choice', required: true, options: ['place', 'expand', 'activity', 'succession'] },
  { name: 'project', kind: 'text', required: true },
  { name: 'ifut', kind: 'text', required: true },
  { name: 'products', kind: 'text', required: true },
  { name: 'landNeed', kind: 'number', required: true, min: 0 },
  { name: 'investment', kind: 'money', required: true, min: 0 },
  { name: 'ownFunds', kind: 'money', min: 0 },
  { name: 'jobs', kind: 'whole', required: true, min: 0 },
  { name: 'exportShare', kind: 'share', min: 0, max: 100 },
  { name: 'power', kind: 'number', min: 0 },
  { name: 'gas', kind: 'number', min: 0 },
  { name: 'water', kind: 'number', min: 0 },
  { name: 'environment', kind: 'choice', required: true, options: ['I', 'II', 'III', 'IV'] },
  { name: 'startsOn', kind: 'day', required: true },
  { name: 'finishesOn', kind: 'day', required: true },
  { name: 'headJshshir', kind: 'text' },
  { name: 'plan', kind: 'document', required: true },
  { name: 'charter', kind: 'document', required: true },
]

/**
 * Admission of a participant (uz: ishtirokchini qabul qilish): decided by the directorate within 10 working days (PF-153), agencies give
 * their opinions in parallel; silence counts as consent and is flagged (assumed). Order and documents follow the rules for special
 * economic zones as far as they were found; for small industrial zones they are assumed.
 */
export const admission = {
  kind: 'admission',
  act: 'PF-153',
  mark: 'found',
  start: 'submitted',
  openedBy: ['investor', 'resident.head'],
  opening: application,
  states: {
    submitted: {},
    returned: {},
    review: {},
    decision: {},
    changes: {},
    contract: {},
    signing: {},
    participant: { end: 'good' },
    rejected: { end: 'bad' },
    withdrawn: { end: 'neutral' },
  },
  deadlines: {
    completeness: { unit: 'workingDays', parameter: 'admission.documents_return_days', runs: ['submitted'] },
    opinions: { unit: 'workingDays', parameter: 'admission.opinion_days', runs: ['review'] },
    decision: { unit: 'workingDays', parameter: 'admission.directorate_decision_days', runs: ['submitted', 'review', 'decision'] },
    contract: { unit: 'calendarDays', parameter: 'admission.contract_sign_days', runs: ['contract', 'signing'] },
  },
  parameters: ['admission.score_weights', 'lease.term_years'],
  steps: {
    acceptFile: { from: ['submitted'], to: ['review'], who: ['directorate.specialist'], guards: ['lotFits'], input: [{ name: 'note', kind: 'longText' }] },
    returnFile: {
      from: ['submitted'],
      to: ['returned'],
      who: ['directorate.specialist'],
      optional: true,
      input: [
        {
          name: 'faults',
          kind: 'rows',
          required: true,
          columns: [
            { name: 'field', kind: 'choice', required: true, options: application.map(({ name }) => name) },
            { name: 'fault', kind: 'text', required: true },
          ],
        },
      ],
    },
    handInAgain: { from: ['returned', 'changes'], to: ['submitted'], who: ['investor', 'resident.head'], input: application },
    opine: {
      from: ['review'],
      to: ['review', 'decision'],
      who: AGENCIES,
      oncePer: 'role',
      input: [
        { name: 'opinion', kind: 'choice', required: true, options: ['agreed', 'agreedWithConditions', 'against'] },
        { name: 'reason', kind: 'longText' },
        { name: 'document', kind: 'document' },
      ],
    },
    silence: { from: ['review'], to: ['decision'], who: [], guards: ['opinionsTermOver'] },
    score: {
      from: ['decision'],
      to: ['decision'],
      who: ['directorate.specialist'],
      guards: ['notScored'],
      input: [
        { name: 'technology', kind: 'whole', required: true, min: 0, max: 100 },
        { name: 'cooperation', kind: 'whole', required: true, min: 0, max: 100 },
        { name: 'readiness', kind: 'whole', required: true, min: 0, max: 100 },
      ],
    },
    decide: {
      from: ['decision'],
      to: ['contract', 'rejected', 'changes'],
      who: ['directorate.head'],
      guards: ['scored'],
      otherThan: ['score'],
      input: [
        { name: 'decision', kind: 'choice', required: true, options: ['approve', 'reject', 'changes'] },
        { name: 'norm', kind: 'text' },
        { name: 'reason', kind: 'longText' },
      ],
      issues: 'admission.decision',
    },
    draftContract: {
      from: ['contract'],
      to: ['signing'],
      who: ['directorate.specialist'],
      guards: ['lotFree', 'weightsSum'],
      input: [
        { name: 'number', kind: 'text', required: true },
        { name: 'leaseNumber', kind: 'text', required: true },
        { name: 'lot', kind: 'choice', required: true },
        { name: 'rent', kind: 'money', required: true, min: 0 },
        {
          name: 'obligations',
          kind: 'rows',
          required: true,
          columns: [
            { name: 'item', kind: 'choice', required: true, options: ITEMS },
            { name: 'description', kind: 'text' },
            { name: 'target', kind: 'number', required: true, min: 0 },
            { name: 'currency', kind: 'choice', options: ['UZS', 'USD', 'EUR'] },
            { name: 'weight', kind: 'number', required: true, min: 0 },
            { name: 'due', kind: 'day', required: true },
            { name: 'mandatory', kind: 'yes' },
          ],
        },
      ],
      issues: 'admission.contract',
    },
    reviseContract: { from: ['signing'], to: ['contract'], who: ['directorate.specialist'], optional: true, guards: ['nobodySigned'], input: [reason] },
    sign: {
      from: ['signing'],
      to: ['signing', 'participant'],
      who: ['investor', 'resident.head', 'directorate.head'],
      oncePer: 'role',
      guards: ['eachSideOnce'],
      input: signature,
    },
    withdraw: {
      from: ['submitted', 'returned', 'changes', 'review', 'decision', 'contract'],
      to: ['withdrawn'],
      who: ['investor', 'resident.head'],
      optional: true,
    },
  },
} as const satisfies Procedure
