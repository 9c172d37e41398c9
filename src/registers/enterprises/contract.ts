import * as z from 'zod/mini'
import { operation } from '#lib/operation.ts'
import { day, importReport, importWish, pageOf, paging, slug } from '#lib/schema.ts'
import { enterprise, enterpriseFile, enterpriseRow, LEGAL_FORMS, residency, SIZES, STATUSES, twins } from './model.ts'

const id = z.string().check(z.maxLength(80))
const line = (longest = 300) => z._default(z.string().check(z.trim(), z.maxLength(longest)), '')
const reason = z.string().check(z.trim(), z.minLength(3), z.maxLength(1000))
const orNone = <T extends z.ZodMiniType>(type: T) => z._default(z.nullable(type), null)

/** What is said of an enterprise; empty is not known. The service names every fault by field. */
const said = {
  nameUz: z.string().check(z.trim(), z.minLength(2), z.maxLength(300)),
  nameRu: line(),
  nameEn: line(),
  stir: line(40),
  place: line(10),
  legalForm: orNone(z.enum(LEGAL_FORMS)),
  registeredOn: orNone(day),
  ifut: line(10),
  hsCodes: z._default(z.array(z.string().check(z.maxLength(20))).check(z.maxLength(100)), []),
  headName: line(),
  phone: line(40),
  email: line(200),
  address: line(500),
  account: line(40),
  mfo: line(10),
  size: orNone(z.enum(SIZES)),
  foreignShare: orNone(z.number()),
  contacts: z._default(
    z.array(z.object({ name: z.string().check(z.maxLength(300)), post: line(), phone: line(40), email: line(200) })).check(z.maxLength(20)),
    [],
  ),
}

export const listEnterprises = operation({
  method: 'GET',
  path: '/enterprises',
  summary: 'Enterprises by zone, activity, status or name in either script; without personal data',
  can: 'register.read',
  snapshot: true,
  input: z.object({
    zone: z.optional(slug),
    ifut: z.optional(z.string().check(z.regex(/^([A-U]|\d{2,5})$/, 'input.activity'))),
    status: z.optional(z.enum(STATUSES)),
    q: z.optional(z.string().check(z.maxLength(100))),
    training: z._default(z.union([z.boolean(), z.stringbool()]), false),
    ...paging,
  }),
  output: z.extend(pageOf(enterpriseRow), { total: z.number() }),
})

export const getEnterprise = operation({
  method: 'GET',
  path: '/enterprises/{party}',
  summary: 'One enterprise with its zones, contracts and history; for staff of its zones and its own people',
  can: 'account.own',
  scope: 'record',
  snapshot: true,
  input: z.object({ party: id }),
  output: enterpriseFile,
})

export const listTwins = operation({
  method: 'GET',
  path: '/enterprises/twins',
  summary: 'Enterprises that may be one and the same, with the reasons',
  can: 'register.read',
  input: z.object({}),
  output: z.object({ items: z.array(twins) }),
})

export const addEnterprise = operation({
  method: 'POST',
  path: '/enterprises',
  summary: 'Add an enterprise, with the zone it works in when that is known',
  can: 'enterprise.write',
  audit: 'enterprise.added',
  input: z.object({ ...said, headJshshir: line(40), zone: z.optional(slug), since: z.optional(day) }),
  output: enterprise,
})

export const changeEnterprise = operation({
  method: 'POST',
  path: '/enterprises/{party}',
  summary: 'Change what the register says of an enterprise; an empty personal number leaves the one on record',
  can: 'enterprise.write',
  scope: 'record',
  audit: 'enterprise.changed',
  input: z.object({ party: id, revision: z.number(), ...said, headJshshir: line(40), reason: line(1000) }),
  output: enterprise,
})

export const setEnterpriseStatus = operation({
  method: 'POST',
  path: '/enterprises/{party}/status',
  summary: 'Suspend, liquidate, close or reopen an enterprise; closing ends its residencies',
  can: 'enterprise.write',
  scope: 'record',
  audit: 'enterprise.statusSet',
  input: z.object({ party: id, status: z.enum(STATUSES), from: day, reason }),
  output: enterprise,
})

export const mergeEnterprises = operation({
  method: 'POST',
  path: '/enterprises/{party}/merger',
  summary: 'Join an enterprise that was recorded twice into the other record; cannot be undone',
  can: 'enterprise.write',
  audit: 'enterprise.merged',
  input: z.object({ party: id, into: id, reason }),
  output: enterprise,
})

export const revealPerson = operation({
  method: 'POST',
  path: '/enterprises/{party}/person',
  summary: 'Read the personal number of an enterprise’s head; each reading is journalled',
  can: 'person.reveal',
  scope: 'record',
  audit: 'person.revealed',
  input: z.object({ party: id, reason }),
  output: z.object({ name: z.string(), jshshir: z.string() }),
})

export const addResidency = operation({
  method: 'POST',
  path: '/zones/{zone}/residencies',
  summary: 'Record that an enterprise works, or will work, in a zone',
  can: 'enterprise.write',
  audit: 'residency.added',
  input: z.object({
    zone: slug,
    party: id,
    since: day,
    status: z._default(z.enum(['planned', 'active']), 'active'),
    ifut: line(10),
    contract: orNone(id),
    contractNote: line(),
  }),
  output: residency,
})

export const endResidency = operation({
  method: 'POST',
  path: '/zones/{zone}/residencies/{id}/end',
  summary: 'Record the last day of an enterprise in a zone',
  can: 'enterprise.write',
  audit: 'residency.ended',
  input: z.object({ zone: slug, id, until: day, reason }),
  output: residency,
})

export const listResidents = operation({
  method: 'GET',
  path: '/zones/{zone}/residents',
  summary: 'Enterprises that work in a zone: name and activity',
  can: 'public.read',
  input: z.object({ zone: slug, ...paging }),
  output: z.extend(pageOf(z.object({ id: z.string(), names: enterprise.shape.names, ifut: z.nullable(z.string()) })), { total: z.number() }),
})

export const importEnterprises = operation({
  method: 'POST',
  path: '/imports/enterprises',
  summary: 'Import enterprises and the zones they work in from CSV or XLSX',
  can: 'register.import',
  audit: 'enterprises.imported',
  file: ['csv', 'xlsx'],
  input: importWish,
  output: z.extend(importReport, {
    /** What was taken although it is unusual: by row and column. */
    warnings: z.array(z.object({ path: z.string(), code: z.string() })),
  }),
})
