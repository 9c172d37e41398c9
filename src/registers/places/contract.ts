import * as z from 'zod/mini'
import { operation } from '#lib/operation.ts'
import { importReport, importWish, pageOf, paging, soato } from '#lib/schema.ts'
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

export const importPlaces = operation({
  method: 'POST',
  path: '/imports/places',
  summary: 'Import territories from CSV or XLSX',
  can: 'register.import',
  audit: 'places.imported',
  file: ['csv', 'xlsx'],
  input: importWish,
  output: importReport,
})

export const importBoundaries = operation({
  method: 'POST',
  path: '/imports/boundaries',
  summary: 'Import boundaries of territories and zones from GeoJSON (properties.soato or properties.zone)',
  can: 'register.import',
  audit: 'boundaries.imported',
  file: ['json'],
  input: importWish,
  output: importReport,
})
