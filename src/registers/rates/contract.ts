import * as z from 'zod/mini'
import { operation } from '#lib/operation.ts'
import { day, importReport, importWish, pageOf, paging } from '#lib/schema.ts'
import { rate } from './model.ts'

const currency = z.string().check(z.regex(/^[A-Z]{3}$/, 'input.currency'))

export const listRates = operation({
  method: 'GET',
  path: '/rates',
  summary: 'Rates of the Central Bank, newest first',
  can: 'public.read',
  input: z.object({ currency: z.optional(currency), from: z.optional(day), to: z.optional(day), ...paging }),
  output: z.extend(pageOf(rate), { currencies: z.array(z.string()) }),
})

export const getRate = operation({
  method: 'GET',
  path: '/rates/{currency}/{day}',
  summary: 'The rate that holds on a day: the latest on or before it',
  can: 'public.read',
  input: z.object({ currency, day }),
  output: rate,
})

export const importRates = operation({
  method: 'POST',
  path: '/imports/rates',
  summary: 'Import rates from CSV or from the JSON of the Central Bank',
  can: 'register.import',
  audit: 'rates.imported',
  file: ['csv', 'xlsx', 'json'],
  input: importWish,
  output: importReport,
})
