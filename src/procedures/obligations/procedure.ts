import type { Field, Procedure } from '#lib/procedure.ts'
import { CURRENCIES, EVIDENCE_KINDS, OUTCOMES } from './model.ts'

const reason: Field = { name: 'reason', kind: 'longText', required: true }
const DECIDING = ['evidence', 'verification', 'decision', 'commission', 'signing'] as const

/** What the deciding body says: the outcome, why it departs from the conclusion where it does, and until when it is postponed. */
const decision: readonly Field[] = [
  { name: 'outcome', kind: 'choice', required: true, options: OUTCOMES },
  { name: 'reason', kind: 'longText' },
  { name: 'until', kind: 'day' },
  { name: 'ground', kind: 'document' },
]

/**
 * Acceptance of investment and social obligations (uz: investitsiya va ijtimoiy majburiyatlarni qabul qilish), VMQ-432 of 17.07.2024:
 * within three months of the due date, by the unified directorate; in the city of Tashkent (SOATO 1726) by the government commission.
 * Steps and terms inside the three months are assumed: the text of the resolution could not be read.
 */
export const acceptance = {
  kind: 'acceptance',
  act: 'VMQ-432',
  mark: 'paper',
  start: 'evidence',
  openedBy: ['system', 'resident.head', 'directorate.specialist'],
  opening: [{ name: 'contract', kind: 'choice', required: true }],
  states: {
    evidence: {},
    verification: {},
    decision: {},
    commission: {},
    signing: {},
    cure: {},
    postponed: {},
    accepted: { end: 'good' },
    notAccepted: { end: 'bad' },
  },
  deadlines: {
    decide: { unit: 'months', parameter: 'obligation.acceptance_months', runs: DECIDING, fromTrigger: true },
    evidence: { unit: 'calendarDays', parameter: 'obligation.evidence_days', runs: ['evidence'] },
    verification: { unit: 'calendarDays', parameter: 'obligation.verification_days', runs: ['verification'] },
    cure: { unit: 'months', parameter: 'obligation.cure_months', runs: ['cure'] },
  },
  parameters: ['obligation.accept_threshold_pct', 'obligation.commission_regions', 'obligation.working_group_least'],
  steps: {
    addEvidence: {
      from: ['evidence', 'cure'],
      to: ['evidence', 'cure'],
      who: ['resident.head', 'resident.operator'],
      optional: true,
      guards: ['countsOnce', 'rateKnown'],
      input: [
        { name: 'obligation', kind: 'choice', required: true },
        { name: 'kind', kind: 'choice', required: true, options: EVIDENCE_KINDS },
        { name: 'number', kind: 'text', required: true },
        { name: 'dated', kind: 'day', required: true },
        { name: 'month', kind: 'text' },
        { name: 'amount', kind: 'number', required: true, min: 0 },
        { name: 'currency', kind: 'choice', options: CURRENCIES },
        { name: 'document', kind: 'document', required: true },
      ],
    },
    handIn: { from: ['evidence', 'cure'], to: ['verification'], who: ['resident.head'], guards: ['hasEvidence'] },
    proceed: { from: ['evidence', 'cure'], to: ['verification'], who: ['directorate.specialist'], optional: true, guards: ['termOver'], input: [reason] },
    returnEvidence: { from: ['verification'], to: ['evidence'], who: ['directorate.specialist'], optional: true, input: [reason] },
    verify: {
      from: ['verification'],
      to: ['verification'],
      who: ['directorate.specialist'],
      guards: ['unverified'],
      input: [
        {
          name: 'evidence',
          kind: 'rows',
          required: true,
          columns: [
            { name: 'id', kind: 'text', required: true },
            { name: 'verdict', kind: 'choice', required: true, options: ['accepted', 'rejected'] },
            { name: 'accepted', kind: 'number', min: 0 },
            { name: 'remark', kind: 'text' },
          ],
        },
      ],
    },
    visit: {
      from: ['verification'],
      to: ['verification'],
      who: ['zone.admin', 'directorate.specialist'],
      guards: ['notVisited'],
      input: [
        { name: 'visitedOn', kind: 'day', required: true },
        { name: 'members', kind: 'longText', required: true },
        { name: 'usedArea', kind: 'number', min: 0 },
        { name: 'seen', kind: 'longText', required: true },
        { name: 'photos', kind: 'documents' },
      ],
    },
    conclude: {
      from: ['verification'],
      to: ['decision', 'commission'],
      who: ['directorate.specialist'],
      guards: ['allVerified', 'visited'],
      input: [
        { name: 'note', kind: 'longText' },
        { name: 'until', kind: 'day' },
        { name: 'ground', kind: 'document' },
      ],
      issues: 'acceptance.conclusion',
    },
    decide: {
      from: ['decision'],
      to: ['signing'],
      who: ['directorate.head'],
      guards: ['outcomeFits'],
      otherThan: ['verify', 'conclude'],
      input: decision,
      issues: 'acceptance.act',
    },
    commissionDecides: { from: ['commission'], to: ['signing', 'verification'], who: [], guards: ['minutesSigned'], issues: 'acceptance.act' },
    sign: {
      from: ['signing'],
      to: ['accepted', 'cure', 'notAccepted', 'postponed'],
      who: ['directorate.head', 'commission.chair'],
      guards: ['bodySigns'],
      input: [{ name: 'signature', kind: 'signature', required: true }],
    },
    resume: { from: ['postponed'], to: ['evidence'], who: ['directorate.specialist'], guards: ['postponedUntil'] },
  },
} as const satisfies Procedure
