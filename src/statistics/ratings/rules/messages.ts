import { SMALL_UNIT_COUNT, type Build } from '@sanoat/composite'
import type { MethodContent, RatingData, RatingMessage } from '../model.ts'
import { boundsOf, isScored } from './specification.ts'

type Counts = { readonly ranked: number; readonly pairs: number; readonly firmPairs: number | undefined; readonly failures: number }

/** What cannot be concluded, gravest first: who is not ranked and why, how firm the order is, what few zones do not allow. */
export function messagesOf(data: RatingData, content: MethodContent, build: Build, counts: Counts): RatingMessage[] {
  const zones = data.zones.length
  const items = content.pillars.flatMap((pillar) => pillar.items)
  const scored = items.filter((item) => isScored(content, item))
  const empty = scored.filter((item) => (data.indicators.find(({ code }) => code === item.code)?.known ?? 0) === 0)
  const lone = scored.filter((item) => data.indicators.find(({ code }) => code === item.code)?.known === 1)
  const relative =
    content.normalisation === 'zScore' || content.normalisation === 'rank' ? scored : scored.filter((item) => boundsOf(content, item) === undefined)
  const small = zones < SMALL_UNIT_COUNT
  const messages: (RatingMessage | undefined)[] = [
    counts.ranked < zones
      ? {
          code: counts.ranked === 0 ? 'nobodyRanked' : 'someUnranked',
          values: { unranked: zones - counts.ranked, zones, coverage: Math.round(content.coverage * 100) },
        }
      : undefined,
    empty.length > 0 ? { code: 'emptyIndicators', values: { empty: empty.length, indicators: scored.length } } : undefined,
    lone.length > 0 ? { code: 'loneIndicators', values: { lone: lone.length } } : undefined,
    scored.length < items.length ? { code: 'noThresholds', values: { without: items.length - scored.length, indicators: items.length } } : undefined,
    counts.firmPairs !== undefined && counts.pairs > 0
      ? { code: counts.firmPairs === counts.pairs ? 'allFirm' : 'someFirm', values: { firm: counts.firmPairs, pairs: counts.pairs } }
      : undefined,
    small && counts.ranked > 0 ? { code: 'few', values: { zones, limit: SMALL_UNIT_COUNT } } : undefined,
    small && relative.length > 0 && counts.ranked > 0 ? { code: 'relativeScale', values: { indicators: relative.length, all: scored.length } } : undefined,
    small && counts.ranked > 0 ? { code: 'noCorrelations', values: { zones, limit: SMALL_UNIT_COUNT } } : undefined,
    build.messages.some(({ code }) => code === 'treat.tooFewUnits') && counts.ranked > 0 ? { code: 'noWinsorising', values: { limit: 10 } } : undefined,
    counts.failures > 0 ? { code: 'failedRuns', values: { failures: counts.failures } } : undefined,
  ]
  return messages.filter((message) => message !== undefined)
}
