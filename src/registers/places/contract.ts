import * as z from 'zod/mini'
import { operation } from '#lib/operation.ts'
import { pageOf, paging, soato } from '#lib/schema.ts'
import { place, placeLevel } from './model.ts'

export const listPlaces = operation({
  method: 'GET',
  path: '/places',
  summary: 'Territories by level, parent or name',
  can: 'public.read',
  input: z.object({
    level: z.optional(placeLevel),
    parent: z.optional(soato),
    q: z.optional(z.string().check(z.maxLength(100))),
    ...paging,
  }),
  output: pageOf(place),
})

export const getPlace = operation({
  method: 'GET',
  path: '/places/{soato}',
  summary: 'One territory, with what it contains',
  can: 'public.read',
  input: z.object({ soato }),
  output: z.object({ place, children: z.array(place) }),
})
