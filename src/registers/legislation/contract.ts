import * as z from 'zod/mini'
import { operation } from '#lib/operation.ts'
import { day, pageOf, paging } from '#lib/schema.ts'
import { act, actKind, actRelation, mark, parameter, parameterChange, target } from './model.ts'

export const listActs = operation({
  method: 'GET',
  path: '/acts',
  summary: 'Legal acts, newest first; those in force on a day',
  can: 'public.read',
  input: z.object({ kind: z.optional(actKind), inForceOn: z.optional(day), q: z.optional(z.string().check(z.maxLength(100))), ...paging }),
  output: pageOf(act),
})

export const getAct = operation({
  method: 'GET',
  path: '/acts/{id}',
  summary: 'One act with its relations, parameters and targets',
  can: 'public.read',
  snapshot: true,
  input: z.object({ id: z.string().check(z.maxLength(80)) }),
  output: z.object({ act, relations: z.array(actRelation), parameters: z.array(parameter), targets: z.array(target) }),
})

export const listParameters = operation({
  method: 'GET',
  path: '/parameters',
  summary: 'Dated rules, terms and prices with their acts; those valid on a day',
  can: 'public.read',
  input: z.object({ mark: z.optional(mark), validOn: z.optional(day), ...paging }),
  output: pageOf(parameter),
})

const id = z.uuid('input.id')
const reason = z.string().check(z.minLength(10, 'input.reason'), z.maxLength(2000))
const key = z.string().check(z.regex(/^[a-z_]+(\.[a-z_0-9]+)+$/, 'input.slug'), z.maxLength(80))

export const listParameterChanges = operation({
  method: 'GET',
  path: '/parameter-changes',
  summary: 'Changes of parameters, proposed and decided, latest first',
  can: 'parameter.propose',
  input: z.object({ state: z.optional(z.enum(['proposed', 'approved', 'rejected'])) }),
  output: z.object({ today: day, items: z.array(parameterChange), parameters: z.array(parameter) }),
})

export const proposeParameterChange = operation({
  method: 'POST',
  path: '/parameter-changes',
  summary: 'Propose a new value of a parameter from a day on; somebody else decides it',
  can: 'parameter.propose',
  audit: 'parameter.proposed',
  input: z.object({
    key,
    value: z.string().check(z.minLength(1), z.maxLength(300)),
    validFrom: day,
    act: z._default(z.nullable(z.string().check(z.maxLength(80))), null),
    mark,
    reason,
  }),
  output: parameterChange,
})

export const decideParameterChange = operation({
  method: 'POST',
  path: '/parameter-changes/{id}/decision',
  summary: 'Approve or reject a change of a parameter; not one of your own',
  can: 'parameter.decide',
  audit: 'parameter.decided',
  input: z.object({ id, decision: z.enum(['approved', 'rejected']), reason }),
  output: parameterChange,
})
