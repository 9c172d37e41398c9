import { expect, test } from 'vitest'
import type { Actor, Grant } from '#lib/access.ts'
import { attachingParty, mayReadDocument } from './rules.ts'

const OWN = '0190a0b0-0000-7000-8000-000000000001'
const OTHER = '0190a0b0-0000-7000-8000-000000000002'
const actor = (...grants: Grant[]): Actor => ({ id: 'somebody', name: 'Somebody', grants })
const paper = { zone: 'sirgali', party: OWN, uploadedBy: 'uploader' }
const ofDirectorate = { ...paper, party: null }

test.each<[string, Actor, typeof paper | typeof ofDirectorate, boolean]>([
  ['the public', actor({ role: 'public' }), paper, false],
  ['who attached it, whatever their grants are now', { ...actor(), id: 'uploader' }, paper, true],
  ['the directorate', actor({ role: 'directorate.specialist' }), paper, true],
  ['the administrator of the zone', actor({ role: 'zone.admin', zone: 'sirgali' }), paper, true],
  ['the administrator of another zone', actor({ role: 'zone.admin', zone: 'bektemir' }), paper, false],
  ['the auditor', actor({ role: 'auditor' }), paper, true],
  ['the system administrator', actor({ role: 'sysadmin' }), paper, false],
  ['a valuer of the zone', actor({ role: 'valuer', zone: 'sirgali' }), ofDirectorate, true],
  ['a resident whose it is', actor({ role: 'resident.operator', party: OWN }), paper, true],
  ['a resident whose it is, in this zone', actor({ role: 'resident.head', zone: 'sirgali', party: OWN }), paper, true],
  ['a resident whose it is, in another zone', actor({ role: 'resident.head', zone: 'bektemir', party: OWN }), paper, false],
  ['another resident', actor({ role: 'resident.head', party: OTHER }), paper, false],
  ['another resident of the zone', actor({ role: 'resident.head', zone: 'sirgali', party: OTHER }), paper, false],
  ['a resident without an organisation', actor({ role: 'resident.head', zone: 'sirgali' }), paper, false],
  ['an investor without an organisation', actor({ role: 'investor' }), paper, false],
  ['a resident, where it is the directorate’s', actor({ role: 'resident.head', party: OWN }), ofDirectorate, false],
  ['an investor without an organisation, where it is the directorate’s', actor({ role: 'investor' }), ofDirectorate, false],
])('%s may read a document exactly as it belongs', (_who, reader, document, expected) => {
  expect(mayReadDocument(reader, document)).toBe(expected)
})

test.each<[string, Actor, string | undefined, ReturnType<typeof attachingParty>]>([
  ['a specialist for the zone', actor({ role: 'directorate.specialist' }), undefined, { party: null }],
  ['a specialist for an organisation', actor({ role: 'directorate.specialist' }), OWN, { party: OWN }],
  ['a resident for their own, unasked', actor({ role: 'resident.head', party: OWN }), undefined, { party: OWN }],
  ['a resident for another', actor({ role: 'resident.head', party: OWN }), OTHER, undefined],
  [
    'a person of two organisations, who must say which',
    actor({ role: 'resident.head', party: OWN }, { role: 'resident.head', party: OTHER }),
    undefined,
    undefined,
  ],
  ['a resident of another zone', actor({ role: 'resident.head', zone: 'bektemir', party: OWN }), undefined, undefined],
  ['the auditor', actor({ role: 'auditor' }), undefined, undefined],
])('%s attaches for whom they act', (_who, person, party, expected) => {
  expect(attachingParty(person, 'sirgali', party)).toEqual(expected)
})
