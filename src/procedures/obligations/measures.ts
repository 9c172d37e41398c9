import type { Reader } from '#platform/database/sql.ts'
import { decisionsByZone, fulfilmentByZone } from './store.ts'

/** A base figure of a zone, under the name and in the unit of the measure dictionary. */
export type ObligationMeasure = { readonly zone: string; readonly measure: string; readonly value: number; readonly period: string }

/**
 * Base figures of GOV-05 and SOC-09 from decided cases, by zone and year: `obligations_decided` and `obligations_decided_in_term` count the
 * first decision of each acceptance and those taken by the last day of the three months; `social_obligation_due` and
 * `social_obligation_fulfilled` are weights and weight times the smaller of fulfilment and 1. Real zones only. A zone without decided cases has no figure.
 */
export async function obligationMeasures(reader: Reader): Promise<ObligationMeasure[]> {
  const decided = (await decisionsByZone(reader)).flatMap(({ zone, year, decided: all, inTerm }) => [
    { zone, measure: 'obligations_decided', value: all, period: year },
    { zone, measure: 'obligations_decided_in_term', value: inTerm, period: year },
  ])
  const social = (await fulfilmentByZone(reader)).filter(({ section }) => section === 'social')
  return [
    ...decided,
    ...social.flatMap(({ zone, year, weight, met }) => [
      { zone, measure: 'social_obligation_due', value: weight, period: year },
      { zone, measure: 'social_obligation_fulfilled', value: met, period: year },
    ]),
  ]
}
