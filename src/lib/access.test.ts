import { describe, expect, test } from 'vitest'
import { may, PERMISSIONS, PUBLIC_ACTOR, ROLES, type Actor, type Permission, type Role } from './access.ts'

const holder = (...roles: readonly Role[]): Actor => ({ id: 'a', name: 'a', roles })
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
    expect(granted(holder('sysadmin')).toSorted()).toEqual(['journal.verify', 'key.manage', 'public.read'])
  })

  test('an auditor changes nothing', () => {
    expect(granted(holder('auditor')).toSorted()).toEqual(['journal.verify', 'public.read'])
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

describe('by zone', () => {
  const local = { ...holder('directorate.specialist'), zones: ['bektemir'] }
  test.each([
    ['in a zone of theirs', 'claim.write', 'bektemir', true],
    ['not in another zone', 'claim.write', 'sirgali', false],
    ['to read any zone', 'public.read', 'sirgali', true],
  ] as const)('somebody limited to Bektemir may act %s', (_where, permission, zone, allowed) => {
    expect(may(local, permission, zone)).toBe(allowed)
  })

  test('somebody limited to no zone at all may act in none', () => {
    expect(may({ ...local, zones: [] }, 'claim.write', 'bektemir')).toBe(false)
  })
})
