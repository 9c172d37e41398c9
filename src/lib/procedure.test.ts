import { describe, expect, test } from 'vitest'
import type { Actor } from './access.ts'
import { diagramOf, faultsOfProcedure, refusalByTable, type Procedure } from './procedure.ts'
import { procedures } from '../procedures.ts'

const table: Procedure = {
  kind: 'permit',
  act: null,
  mark: 'assumed',
  start: 'asked',
  states: { asked: {}, checked: {}, granted: { end: 'good' } },
  openedBy: ['investor'],
  parameters: [],
  deadlines: { check: { unit: 'workingDays', parameter: 'permit.days', runs: ['asked'] } },
  steps: {
    check: { from: ['asked'], to: ['checked'], who: ['directorate.specialist'] },
    grant: { from: ['checked'], to: ['granted'], who: ['directorate.head', 'directorate.specialist'], otherThan: ['check'] },
    opine: { from: ['asked'], to: ['asked'], who: ['tax.officer'], oncePer: 'role', optional: true },
  },
}
const actor = (id: string, role: Actor['grants'][number]['role'], zone?: string): Actor => ({
  id,
  name: id,
  grants: [zone === undefined ? { role } : { role, zone }],
})
const standing = (state: string, taken: readonly { step: string; actor: string; role: string; round: number }[] = []) => ({
  state,
  round: 1,
  zone: 'bektemir',
  party: null,
  taken,
})

describe('a table', () => {
  test.each(procedures.map((procedure) => [procedure.kind, procedure] as const))('of the product, %s, is sound', (_kind, procedure) => {
    expect(faultsOfProcedure(procedure)).toEqual([])
  })
  test('with a state nobody reaches, one nobody leaves, or an unknown name is told so', () => {
    const broken = {
      ...table,
      states: { ...table.states, lost: {} },
      steps: { ...table.steps, grant: { ...table.steps['grant'], from: ['checked'], to: ['nowhere'], who: [] } },
    }
    expect(faultsOfProcedure(broken)).toEqual([
      'permit: step grant names the unknown state nowhere',
      'permit: nothing leads to granted',
      'permit: nothing leads to lost',
      'permit: nothing leads out of lost',
    ])
  })
  test('is drawn as a diagram', () => {
    expect(diagramOf(table)).toBe(
      [
        'stateDiagram-v2',
        '  [*] --> asked',
        '  asked --> checked: check',
        '  checked --> granted: grant',
        '  asked --> asked: opine',
        '  granted --> [*]',
      ].join('\n'),
    )
  })
})

describe('a step is refused', () => {
  const rule = (name: string) => table.steps[name] ?? { from: [], to: [], who: [] }
  test.each([
    ['from another state', 'grant', standing('asked'), actor('h', 'directorate.head'), 'case.wrongState'],
    ['to another role', 'check', standing('asked'), actor('t', 'tax.officer'), 'case.notYours'],
    ['in another zone', 'check', standing('asked'), actor('s', 'directorate.specialist', 'sirgali'), 'case.notYours'],
    [
      'to who took the step it checks',
      'grant',
      standing('checked', [{ step: 'check', actor: 's', role: 'directorate.specialist', round: 1 }]),
      actor('s', 'directorate.specialist'),
      'case.ownWork',
    ],
    [
      'a second time to a role',
      'opine',
      standing('asked', [{ step: 'opine', actor: 'x', role: 'tax.officer', round: 1 }]),
      actor('y', 'tax.officer'),
      'case.takenAlready',
    ],
    [
      'to nobody else',
      'grant',
      standing('checked', [{ step: 'check', actor: 's', role: 'directorate.specialist', round: 1 }]),
      actor('h', 'directorate.head'),
      undefined,
    ],
    [
      'not again in a later stay',
      'opine',
      standing('asked', [{ step: 'opine', actor: 'x', role: 'tax.officer', round: 0 }]),
      actor('y', 'tax.officer'),
      undefined,
    ],
  ] as const)('%s', (_what, step, at, who, expected) => {
    expect(refusalByTable(rule(step), step, at, who)).toBe(expected)
  })
})
