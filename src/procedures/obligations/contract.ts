import * as z from 'zod/mini'
import { operation } from '#lib/operation.ts'
import { day, pageOf, paging, slug } from '#lib/schema.ts'
import { CURRENCIES, item, listed, obligation, obligationState, tranche } from './model.ts'

const id = z.uuid('input.id')

export const listObligations = operation({
  method: 'GET',
  path: '/obligations',
  summary: 'Obligations by due date, with the last day on which acceptance must be decided: the calendar and the overdue board',
  can: 'register.read',
  scope: 'record',
  input: z.object({
    inZone: z.optional(slug),
    status: z.optional(obligationState),
    from: z.optional(day),
    to: z.optional(day),
    overdue: z.optional(z.stringbool()),
    ...paging,
  }),
  output: z.extend(pageOf(listed), { today: day, overdue: z.number(), open: z.number() }),
})

export const listPublicObligations = operation({
  method: 'GET',
  path: '/public/obligations',
  summary: 'Public register of obligations; confidential figures are masked, the training zone is left out',
  can: 'public.read',
  input: z.object({ inZone: z.optional(slug), status: z.optional(obligationState), ...paging }),
  output: pageOf(listed),
})

export const getContractObligations = operation({
  method: 'GET',
  path: '/zones/{zone}/contracts/{contract}/obligations',
  summary: 'Obligations of a contract, those replaced by amendments too',
  can: 'register.read',
  scope: 'record',
  input: z.object({ zone: slug, contract: id }),
  output: z.object({
    zone: z.string(),
    contract: z.string(),
    number: z.string(),
    party: z.string(),
    items: z.array(z.extend(obligation, { tranches: z.array(tranche) })),
  }),
})

const wish = z.object({
  item,
  description: z._default(z.string().check(z.maxLength(500)), ''),
  /** Money in units of its currency, not in hundredths. */
  target: z.number(),
  currency: z._default(z.nullable(z.enum(CURRENCIES)), null),
  weight: z.number(),
  mandatory: z._default(z.boolean(), false),
  due: z._default(z.nullable(z.string()), null),
  keepMonths: z._default(z.nullable(z.number().check(z.int(), z.gte(1), z.lte(240))), null),
  sense: z._default(z.enum(['atLeast', 'atMost']), 'atLeast'),
  confidential: z._default(z.boolean(), false),
  tranches: z._default(z.array(tranche), []),
})

export const setObligations = operation({
  method: 'POST',
  path: '/zones/{zone}/contracts/{contract}/obligations',
  summary: 'Set the obligations of a contract, or those of an amendment with its reason and day of signing',
  can: 'enterprise.write',
  audit: 'obligation.set',
  input: z.object({
    zone: slug,
    contract: id,
    obligations: z.array(wish).check(z.minLength(1, 'input.emptyList'), z.maxLength(100)),
    reason: z._default(z.string().check(z.maxLength(2000)), ''),
    signedOn: z.optional(day),
  }),
  output: z.object({ items: z.array(obligation) }),
})
