import { sql, type Reader } from '#platform/database/sql.ts'
import type { ConversionFactor, PeerFigure } from './model.ts'

export const allPeerFigures = (reader: Reader) =>
  reader.all(sql<PeerFigure>`
    select peer, name, country, kind, year, measure, value, currency, price_basis as "priceBasis", definition_code as "definitionCode", definition, source, locator
    from benchmark_figure order by peer, year desc, measure limit 20000`)

export const allFactors = (reader: Reader) =>
  reader.all(
    sql<ConversionFactor>`select currency, year, basis, factor, price_year as "priceYear", source from conversion_factor order by currency, year, basis limit 20000`,
  )
