import * as z from 'zod/mini'

/** A rate of the Central Bank (uz: valyuta kursi) from a day on: tiyin for `nominal` units of the currency. */
export const rate = z.object({ currency: z.string(), day: z.string(), rate: z.number(), nominal: z.number(), source: z.string() })
export type Rate = z.output<typeof rate>

/** A row of the Central Bank's public JSON: {"Ccy":"USD","Rate":"12650.50","Date":"25.11.2026","Nominal":"1"}. */
export const bankRow = z.object({
  Ccy: z.string(),
  Rate: z.union([z.string(), z.number()]),
  Date: z.string(),
  Nominal: z._default(z.union([z.string(), z.number()]), '1'),
})
