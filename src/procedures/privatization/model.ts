import * as z from 'zod/mini'
import { day } from '#lib/schema.ts'

/** How the price is made; the act at hand chooses (uz: narx tartibi). No act read so far gives it for small industrial zones. */
export const PRICE_STRATEGIES = ['appraised', 'cadastral', 'landTax', 'free'] as const
export const priceStrategy = z.enum(PRICE_STRATEGIES)
export type PriceStrategy = z.output<typeof priceStrategy>

export const instalment = z.object({ number: z.number(), due: day, amount: z.number() })
export type Instalment = z.output<typeof instalment>

/** What the module keeps of a case; amounts in tiyin. */
export const privatizationData = z.object({
  contract: z.string(),
  contractNumber: z.string(),
  lot: z.nullable(z.string()),
  cadastralNumber: z.string(),
  extract: z.string(),
  valuation: z.nullable(
    z.object({ value: z.number(), valuedOn: day, method: z.string(), licence: z.string(), licenceUntil: day, report: z.string(), by: z.string() }),
  ),
  price: z.nullable(
    z.object({
      strategy: priceStrategy,
      act: z.string(),
      base: z.number(),
      multiplier: z.number(),
      amount: z.number(),
      instalments: z.number(),
      decided: z.boolean(),
    }),
  ),
  order: z.nullable(z.object({ number: z.string() })),
  sale: z.nullable(z.object({ contract: z.string(), number: z.string(), instalments: z.array(instalment) })),
  paid: z.number(),
  title: z.nullable(z.object({ number: z.string(), registeredOn: day })),
  ground: z.nullable(z.object({ norm: z.string(), reason: z.string() })),
})
export type PrivatizationData = z.output<typeof privatizationData>
