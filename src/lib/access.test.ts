import { describe, expect, test } from 'vitest'
import { grantsOf, may, PERMISSIONS, PUBLIC_ACTOR, ROLES, type Actor, type Permission, type Role } from './access.ts'

const holder = (...roles: readonly Role[]): Actor => ({ id: 'a', name: 'a', grants: grantsOf(roles) })
const granted = (actor: Actor): Permission[] => PERMISSIONS.filter((permission) => may(actor, permission))

describe('by role', () => {
  test('everybody may read what is public, and the public nothing else', () => {
    for (const role of ROLES) expect(may(holder(role), 'public.read')).toBe(true)
    expect(granted(PUBLIC_ACTOR)).toEqual(['public.read'])
  })

  test('who records claims does not choose official values against the rule: that is for the head', () => {
    expect(granted(holder('directorate.specialist'))).not.toContain('claim.override')
    expect(granted(holder('directorate.head'))).toContain('claim.override')
  })

  test('a system administrator decides nothing of business', () => {
    expect(granted(holder('sysadmin')).toSorted()).toEqual([
      'account.own',
      'calendar.write',
      'journal.verify',
      'key.manage',
      'mail.read',
      'people.manage',
      'people.read',
      'public.read',
    ])
  })

  test('an auditor changes nothing', () => {
    const changes = granted(holder('auditor')).filter((permission) => !/\.(read|verify|own)$/.test(permission))
    expect(changes).toEqual([])
  })

  test('somebody without a role may not even read', () => {
    expect(granted(holder())).toEqual([])
  })

  test('several roles add up', () => {
    const either = new Set([...granted(holder('auditor')), ...granted(holder('ministry.analyst'))])
    expect(new Set(granted(holder('auditor', 'ministry.analyst')))).toEqual(either)
    expect(either.has('journal.verify') && either.has('indicator.define')).toBe(true)
  })
})

describe('by place', () => {
  const local: Actor = { id: 'a', name: 'a', grants: grantsOf(['directorate.specialist'], ['bektemir']) }
  const resident: Actor = { id: 'b', name: 'b', grants: [{ role: 'resident.head', party: 'p1' }] }
  test.each([
    ['in a zone of theirs', local, 'land.write', { zone: 'bektemir' }, true],
    ['not in another zone', local, 'land.write', { zone: 'sirgali' }, false],
    ['not in what concerns the network', local, 'claim.write', {}, false],
    ['somewhere', local, 'claim.write', 'somewhere', true],
    ['to read any zone', local, 'public.read', { zone: 'sirgali' }, true],
    ['for an organisation of theirs', resident, 'submission.file', { zone: 'sirgali', party: 'p1' }, true],
    ['not for another organisation', resident, 'submission.file', { party: 'p2' }, false],
    ['not where no organisation is named', resident, 'submission.file', { zone: 'sirgali' }, false],
  ] as const)('a limited grant lets act %s', (_where, actor, permission, where, allowed) => {
    expect(may(actor, permission, where)).toBe(allowed)
  })

  test('somebody limited to no zone at all may act in none', () => {
    expect(may({ ...local, grants: grantsOf(['directorate.specialist'], []) }, 'land.write', { zone: 'bektemir' })).toBe(false)
  })
})
