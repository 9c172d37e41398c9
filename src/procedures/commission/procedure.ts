import type { Procedure } from '#lib/procedure.ts'

const VOTES = ['for', 'against', 'abstain'] as const

/**
 * A session of the government commission of the city of Tashkent, which decides acceptance and privatization there (VMQ-432): agenda,
 * quorum of two thirds, simple majority of those present, the chair decides a tie, dissent is written down, a conflict of interest bars the
 * vote. Quorum and majority are assumed: the commission's own order could not be read.
 */
export const session = {
  kind: 'session',
  act: 'VMQ-432',
  mark: 'paper',
  start: 'planned',
  openedBy: ['commission.secretary'],
  opening: [
    { name: 'day', kind: 'day', required: true },
    { name: 'place', kind: 'text', required: true },
    { name: 'cases', kind: 'rows', required: true, columns: [{ name: 'case', kind: 'choice', required: true }] },
  ],
  states: { planned: {}, open: {}, signing: {}, signed: { end: 'good' }, cancelled: { end: 'neutral' } },
  deadlines: { minutes: { unit: 'workingDays', parameter: 'commission.minutes_days', runs: ['signing'] } },
  parameters: ['commission.quorum_share'],
  steps: {
    addCases: {
      from: ['planned'],
      to: ['planned'],
      who: ['commission.secretary'],
      optional: true,
      input: [{ name: 'cases', kind: 'rows', required: true, columns: [{ name: 'case', kind: 'choice', required: true }] }],
    },
    open: {
      from: ['planned'],
      to: ['open'],
      who: ['commission.chair'],
      guards: ['quorum', 'dayCome'],
      input: [
        {
          name: 'present',
          kind: 'rows',
          required: true,
          columns: [
            { name: 'member', kind: 'choice', required: true },
            { name: 'here', kind: 'yes' },
          ],
        },
      ],
    },
    declareConflict: {
      from: ['open'],
      to: ['open'],
      who: ['commission.chair', 'commission.member'],
      optional: true,
      guards: ['isPresent', 'notVoted'],
      input: [
        { name: 'case', kind: 'choice', required: true },
        { name: 'reason', kind: 'longText', required: true },
      ],
    },
    vote: {
      from: ['open'],
      to: ['open'],
      who: ['commission.chair', 'commission.member'],
      oncePer: 'person',
      guards: ['isPresent', 'noConflict'],
      input: [
        {
          name: 'votes',
          kind: 'rows',
          required: true,
          columns: [
            { name: 'case', kind: 'text', required: true },
            { name: 'vote', kind: 'choice', required: true, options: VOTES },
            { name: 'opinion', kind: 'text' },
          ],
        },
      ],
    },
    close: { from: ['open'], to: ['signing'], who: ['commission.chair'], guards: ['everybodyVoted'], issues: 'commission.minutes' },
    sign: {
      from: ['signing'],
      to: ['signing', 'signed'],
      who: ['commission.chair', 'commission.secretary'],
      oncePer: 'role',
      input: [{ name: 'signature', kind: 'signature', required: true }],
    },
    cancel: {
      from: ['planned', 'open'],
      to: ['cancelled'],
      who: ['commission.chair', 'commission.secretary'],
      optional: true,
      input: [{ name: 'reason', kind: 'longText', required: true }],
    },
  },
} as const satisfies Procedure
