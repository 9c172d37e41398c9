import * as z from 'zod/mini'
import { operation } from '#lib/operation.ts'
import { day, pageOf, paging, slug, texts } from '#lib/schema.ts'
import { arrears, contract, contractKind, contractVersion, encumbrance, ledgerEntry, LEDGER_KINDS } from './model.ts'

const id = z.string().check(z.maxLength(80))
const text = (shortest: number) => z.string().check(z.trim(), z.minLength(shortest), z.maxLength(1000))
const amount = z.number().check(z.int(), z.gte(-9007199254740991), z.lte(9007199254740991))

export const listContracts = operation({
  method: 'GET',
  path: '/zones/{zone}/contracts',
  summary: 'Contracts of a zone as they stand on a day',
  can: 'register.read',
  input: z.object({ zone: slug, kind: z.optional(contractKind), party: z.optional(id), day: z.optional(day), ...paging }),
  output: pageOf(contract),
})

export const getContract = operation({
  method: 'GET',
  path: '/zones/{zone}/contracts/{id}',
  summary: 'One contract on a day: versions, what is due and paid, arrears with their penalty, encumbrances; for staff and its party',
  can: 'account.own',
  scope: 'record',
  snapshot: true,
  input: z.object({ zone: slug, id, day: z.optional(day) }),
  output: z.object({
    contract,
    partyNames: texts,
    versions: z.array(contractVersion),
    ledger: z.array(ledgerEntry),
    arrears,
    encumbrances: z.array(encumbrance),
  }),
})

export const recordContract = operation({
  method: 'POST',
  path: '/zones/{zone}/contracts',
  summary: 'Record a contract; with its day of signing it binds at once, without it is a draft',
  can: 'enterprise.write',
  audit: 'contract.recorded',
  input: z.object({
    zone: slug,
    party: id,
    kind: contractKind,
    number: z.string().check(z.trim(), z.minLength(1), z.maxLength(100)),
    signedOn: z.optional(day),
    startsOn: z._default(z.nullable(day), null),
    endsOn: z._default(z.nullable(day), null),
    amount: z._default(z.nullable(amount.check(z.gte(0))), null),
    currency: z._default(z.string().check(z.regex(/^[A-Z]{3}$/, 'input.currency')), 'UZS'),
    /** Day whose parameters hold; the day of signing where it is not named. */
    parameterDay: z.optional(day),
  }),
  output: contract,
})

export const recordLedgerEntry = operation({
  method: 'POST',
  path: '/zones/{zone}/contracts/{id}/ledger',
  summary: 'Record what is due (above zero) or paid (below zero) under a contract, in hundredths of its currency',
  can: 'enterprise.write',
  audit: 'ledger.recorded',
  input: z.object({ zone: slug, id, kind: z.enum(LEDGER_KINDS), dueOn: day, amount, note: z._default(z.string().check(z.trim(), z.maxLength(1000)), '') }),
  output: ledgerEntry,
})

export const endContract = operation({
  method: 'POST',
  path: '/zones/{zone}/contracts/{id}/end',
  summary: 'End a contract before its term, or as fulfilled',
  can: 'enterprise.write',
  audit: 'contract.ended',
  input: z.object({ zone: slug, id, on: day, ground: text(3), completed: z._default(z.boolean(), false) }),
  output: contract,
})
