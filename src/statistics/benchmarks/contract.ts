import * as z from 'zod/mini'
import { operation } from '#lib/operation.ts'
import { importReport, importWish, soato } from '#lib/schema.ts'
import { basis, benchmark, intensity } from './model.ts'

export const compareAbroad = operation({
  method: 'GET',
  path: '/benchmarks',
  summary: 'A territory beside peers abroad by an intensity; a rank only where definitions and year are the same',
  can: 'public.read',
  snapshot: true,
  input: z.object({
    intensity: z._default(intensity, 'enterprises-per-ha'),
    basis: z._default(basis, 'usd'),
    place: z._default(soato, '1726'),
    year: z.optional(z.coerce.number().check(z.int(), z.gte(1990), z.lte(2100))),
  }),
  output: benchmark,
})

export const importPeers = operation({
  method: 'POST',
  path: '/imports/peers',
  summary: 'Import figures of peers abroad from CSV or XLSX',
  can: 'register.import',
  audit: 'peers.imported',
  file: ['csv', 'xlsx'],
  input: importWish,
  output: importReport,
})

export const importConversions = operation({
  method: 'POST',
  path: '/imports/conversions',
  summary: 'Import factors that money of different currencies and years is compared by',
  can: 'register.import',
  audit: 'conversions.imported',
  file: ['csv', 'xlsx'],
  input: importWish,
  output: importReport,
})
