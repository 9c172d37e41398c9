import * as z from 'zod/mini'
import { operation } from '#lib/operation.ts'
import { day, pageOf, paging } from '#lib/schema.ts'
import { act, actKind, actRelation, mark, parameter, target } from './model.ts'

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
