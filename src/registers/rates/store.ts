import { sql, type Reader, type Writer } from '#platform/database/sql.ts'
import type { Rate } from './model.ts'

const columns = sql.raw('currency, day, rate, nominal, source')

export const rateBefore = (reader: Reader, currency: string, day: string) =>
  reader.first(sql<Rate>`select ${columns} from currency_rate where currency = ${currency} and day <= ${day}::date order by day desc limit 1`)

export const currencies = (reader: Reader) => reader.all(sql<{ currency: string }>`select distinct currency from currency_rate order by currency limit 300`)

/** Rates newest first, after a day and currency. */
export const ratesAfter = (
  reader: Reader,
  filter: { currency: string | undefined; from: string | undefined; to: string | undefined },
  after: readonly [string, string] | null,
  limit: number,
) =>
  reader.all(sql<Rate>`
    select ${columns} from currency_rate
    where (${filter.currency ?? null}::text is null or currency = ${filter.currency ?? null})
      and (${filter.from ?? null}::date is null or day >= ${filter.from ?? null}::date)
      and (${filter.to ?? null}::date is null or day <= ${filter.to ?? null}::date)
      and (${after?.[0] ?? null}::date is null or day < ${after?.[0] ?? null}::date or (day = ${after?.[0] ?? null}::date and currency > ${after?.[1] ?? null}))
    order by day desc, currency limit ${limit}`)

/** The rates of a file beside those that stand: which are new, which differ. */
export const compareRates = (reader: Reader, rates: readonly Rate[]) =>
  reader.all(sql<{ index: number; known: boolean; same: boolean }>`
    select new.index::int, old.currency is not null as known, coalesce(old.rate = new.rate and old.nominal = new.nominal, false) as same
    from unnest(${rates.map(({ currency }) => currency)}::text[], ${rates.map(({ day }) => day)}::date[], ${rates.map(({ rate }) => rate)}::bigint[], ${rates.map(({ nominal }) => nominal)}::int[])
      with ordinality as new (currency, day, rate, nominal, index)
    left join currency_rate old using (currency, day) order by new.index`)

export const putRates = (writer: Writer, rates: readonly Rate[]) =>
  writer.run(sql`
    insert into currency_rate (currency, day, rate, nominal, source)
    select * from unnest(${rates.map(({ currency }) => currency)}::text[], ${rates.map(({ day }) => day)}::date[], ${rates.map(({ rate }) => rate)}::bigint[], ${rates.map(({ nominal }) => nominal)}::int[], ${rates.map(({ source }) => source)}::text[])
    on conflict (currency, day) do update set rate = excluded.rate, nominal = excluded.nominal, source = excluded.source`)
