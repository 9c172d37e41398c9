import * as z from 'zod/mini'
import { operation } from '#lib/operation.ts'
import { importReport, importWish, pageOf, paging, slug, soato } from '#lib/schema.ts'
import { boundaryCollection, zone, zoneEvent, zoneKind, zoneSummary } from './model.ts'

export const listZones = operation({
  method: 'GET',
  path: '/zones',
  summary: 'Zones by territory, kind or name',
  can: 'public.read',
  input: z.object({
    place: z.optional(soato),
    kind: z.optional(zoneKind),
    q: z.optional(z.string().check(z.maxLength(100))),
    ...paging,
  }),
  output: pageOf(zoneSummary),
})

export const getZone = operation({
  method: 'GET',
  path: '/zones/{zone}',
  summary: 'The register entry of one zone: kinds, founding, directions, events',
  can: 'public.read',
  snapshot: true,
  input: z.object({ zone: slug }),
  output: zone,
})

export const listEvents = operation({
  method: 'GET',
  path: '/events',
  summary: 'What happened to the zones, newest first',
  can: 'public.read',
  input: z.object({ place: z.optional(soato), ...paging }),
  output: pageOf(zoneEvent),
})

export const listBoundaries = operation({
  method: 'GET',
  path: '/boundaries',
  summary: 'Boundaries of a territory, of what it contains and of its zones, as far as they were imported (GeoJSON)',
  can: 'public.read',
  input: z.object({ place: soato }),
  output: boundaryCollection,
})

export const importZones = operation({
  method: 'POST',
  path: '/imports/zones',
  summary: 'Import zones from CSV or XLSX',
  can: 'register.import',
  audit: 'zones.imported',
  file: ['csv', 'xlsx'],
  input: importWish,
  output: importReport,
})
