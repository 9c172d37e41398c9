import * as z from 'zod/mini'
import { operation } from '#lib/operation.ts'
import { importReport, importWish, pageOf, paging, slug } from '#lib/schema.ts'
import { source } from './model.ts'

export const listSources = operation({
  method: 'GET',
  path: '/sources',
  summary: 'Publications, acts, letters, submissions and data sets that claims rest on',
  can: 'public.read',
  input: z.object({ ...paging }),
  output: pageOf(z.extend(source, { claims: z.number() })),
})

export const getSource = operation({
  method: 'GET',
  path: '/sources/{id}',
  summary: 'One source',
  can: 'public.read',
  input: z.object({ id: slug }),
  output: source,
})

export const importSources = operation({
  method: 'POST',
  path: '/imports/sources',
  summary: 'Import sources from CSV or XLSX',
  can: 'register.import',
  audit: 'sources.imported',
  file: ['csv', 'xlsx'],
  input: importWish,
  output: importReport,
})
