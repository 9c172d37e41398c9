import { canonical, rankShift } from '@sanoat/composite'
import { toCyrillic } from '@sanoat/uzbek'
import { yearPeriod, type Period } from '#lib/period.ts'
import { ok, refuse, type Fault, type Result } from '#lib/result.ts'
import type { ReadHandler, WriteHandler } from '#platform/dispatch.ts'
import type { Reader } from '#platform/database/sql.ts'
import { loadEngine, readDictionary, type Engine } from '../indicators/engine.ts'
import type { Indicator } from '../indicators/model.ts'
import type { analyseSensitivity, compareMethods, getMethod, listMethods, rate, rateData, saveMethod } from './contract.ts'
import { methodContent, type MethodContent, type MethodSummary, type MethodVersion, type RatingData } from './model.ts'
import { hashContent } from './reference.ts'
import { computeRating } from './rules/compute.ts'
import { compareContents } from './rules/diff.ts'
import { driversOf } from './rules/drivers.ts'
import { insertVersion, latestMethods, methodAt, versionsOf, type MethodRow } from './store.ts'

/** A stored method's content; what was stored was checked before. */
export const contentOf = (row: MethodRow): MethodContent => methodContent.parse(JSON.parse(row.content))

const summaryOf = ({ id, version, names, notes, mark, own, hash }: MethodRow): MethodSummary => ({ id, version, names, notes, mark, own, hash })
const versionOf = (row: MethodRow): MethodVersion => ({ ...summaryOf(row), reason: row.reason, actor: row.actor, at: row.at })

export const answerListMethods: ReadHandler<typeof listMethods> = async (_input, reader) => {
  const rows = await latestMethods(reader)
  return ok({
    items: rows.map((row) => {
      const content = contentOf(row)
      const indicators = content.pillars.flatMap(({ items }) => items).length
      return { ...summaryOf(row), pillars: content.pillars.length, indicators, normalisation: content.normalisation, aggregation: content.aggregation }
    }),
  })
}

export const answerGetMethod: ReadHandler<typeof getMethod> = async ({ id, version, from }, reader) => {
  const versions = await versionsOf(reader, id)
  const chosen = version === undefined ? versions[0] : versions.find((row) => row.version === version)
  if (chosen === undefined) return refuse('rating.method.unknown', { id, version: version ?? null })
  const earlier = from === undefined ? versions.find((row) => row.version === chosen.version - 1) : versions.find((row) => row.version === from)
  if (earlier === undefined && from !== undefined) return refuse('rating.method.unknown', { id, version: from })
  const content = contentOf(chosen)
  const dictionary = await readDictionary(reader)
  const used = [...content.pillars, ...(earlier === undefined ? [] : contentOf(earlier).pillars)].flatMap((pillar) =>
    pillar.items.map(({ code }) => ({ code, pillar: pillar.code })),
  )
  return ok({
    method: versionOf(chosen),
    content,
    indicators: [...new Map(used.toReversed().map((one) => [one.code, one])).values()].flatMap(({ code, pillar }) => {
      const indicator = dictionary.find(code)
      return indicator === undefined ? [] : [{ code, names: indicator.names, unit: indicator.unit, pillar }]
    }),
    versions: versions.map(versionOf),
    against: earlier?.version ?? null,
    changes: earlier === undefined ? [] : compareContents(contentOf(earlier), content),
  })
}

export const answerSaveMethod: WriteHandler<typeof saveMethod> = async (input, writer, { now, actor }) => {
  const standing = await methodAt(writer, input.id, undefined)
  if (standing === undefined && input.basedOn !== undefined) return refuse('rating.method.unknown', { id: input.id, version: input.basedOn })
  if (standing !== undefined && input.basedOn !== standing.version) return refuse('rating.method.moved', { version: standing.version })
  if (standing === undefined && input.names === undefined) return refuse('rating.method.unnamed', { id: input.id })
  const dictionary = await readDictionary(writer)
  const faults = faultsOf(input.content, (code) => dictionary.find(code))
  if (faults.length > 0) return refuse('rating.method', { faults: faults.map(({ path }) => path) }, faults)
  const hash = hashContent(input.content)
  if (hash === standing?.hash) return refuse('rating.method.unchanged', { version: standing.version })
  const given = input.names
  const names = given === undefined ? standing?.names : { ...given, 'uz-Cyrl': toCyrillic(given.uz) }
  if (names === undefined) return refuse('rating.method.unnamed', { id: input.id })
  const notes = standing?.notes ?? { uz: '', 'uz-Cyrl': '', ru: '', en: '' }
  const made = {
    id: input.id,
    position: standing?.position ?? 1000,
    names,
    notes,
    mark: 'assumed' as const,
    own: true,
    content: canonical(input.content),
    hash,
    reason: input.reason,
    actor: actor.name,
  }
  const version = await insertVersion(writer, made, now)
  const { id, reason } = made
  return ok({
    output: { id, version, names, notes, mark: made.mark, own: true, hash, reason, actor: actor.name, at: now.toISOString() },
    subject: `${id}@${version}`,
  })
}

/** What is wrong with a method beside its form: indicators nobody knows, without direction, or named twice; weights that are all zero. */
function faultsOf(content: MethodContent, find: (code: string) => Indicator | undefined): Fault[] {
  const seen = new Set<string>()
  const faults: Fault[] = []
  const say = (path: string, code: string, value: string) => faults.push({ path, code, value })
  for (const [p, pillar] of content.pillars.entries()) {
    if (seen.has(pillar.code)) say(`content.pillars.${p}.code`, 'input.twice', pillar.code)
    seen.add(pillar.code)
    if (pillar.items.every(({ weight }) => weight === 0)) say(`content.pillars.${p}.items`, 'input.noWeight', pillar.code)
    for (const [i, item] of pillar.items.entries()) {
      const path = `content.pillars.${p}.items.${i}`
      const indicator = find(item.code)
      if (seen.has(item.code)) say(`${path}.code`, 'input.twice', item.code)
      seen.add(item.code)
      if (indicator === undefined) say(`${path}.code`, 'input.indicatorUnknown', item.code)
      else if (indicator.direction === 'neutral') say(`${path}.code`, 'input.indicatorNeutral', item.code)
      if (item.goalposts !== null && item.goalposts.low >= item.goalposts.high) say(`${path}.goalposts`, 'input.goalposts', item.code)
    }
  }
  if (content.pillars.every(({ weight }) => weight === 0)) say('content.pillars', 'input.noWeight', '')
  return faults
}

type Wish = { readonly method: string; readonly version?: number; readonly place: string; readonly period?: Period }
export type Loaded = { readonly data: RatingData; readonly engine: Engine & { readonly chosen: readonly Indicator[] } }

/** The values a method needs, of the zones of a territory. Without a period the latest in which most of its indicators have figures. */
export async function loadRating(reader: Reader, wish: Wish): Promise<Result<Loaded>> {
  const row = await methodAt(reader, wish.method, wish.version)
  if (row === undefined) return refuse('rating.method.unknown', { id: wish.method, version: wish.version ?? null })
  const content = contentOf(row)
  const items = content.pillars.flatMap((pillar) => pillar.items.map(({ code }) => ({ code, pillar: pillar.code })))
  const engine = await loadEngine(reader, { place: wish.place, codes: items.map(({ code }) => code), period: wish.period })
  if (!engine.ok) return engine
  const { chosen, zones, zoneValue, periodsOf, place } = engine.value
  const byPeriod = new Map<Period, number>()
  for (const indicator of chosen) for (const period of periodsOf(indicator)) if (period.length === 4) byPeriod.set(period, (byPeriod.get(period) ?? 0) + 1)
  const periods = [...byPeriod.keys()].toSorted()
  const most = Math.max(0, ...byPeriod.values())
  const period = wish.period ?? periods.findLast((one) => byPeriod.get(one) === most) ?? yearPeriod(LATEST_YEAR_WITHOUT_DATA)
  const rated = zones.filter(({ training }) => !training)
  const pillarOf = new Map(items.map(({ code, pillar }) => [code, pillar]))
  const indicators = chosen.map((indicator) => {
    const values = rated.map(({ id }) => zoneValue(indicator, id, period).value.value)
    return {
      code: indicator.code,
      names: indicator.names,
      unit: indicator.unit,
      pillar: pillarOf.get(indicator.code) ?? '',
      known: values.filter((value) => value !== null).length,
      values,
    }
  })
  const data: RatingData = {
    method: summaryOf(row),
    content,
    place: { id: place.soato, names: place.names },
    period,
    periods,
    zones: rated.map(({ id, names, district, districtNames }) => ({ id, names, district, districtNames })),
    indicators,
  }
  return ok({ data, engine: engine.value })
}

/** The year named where a method has no figures at all: the last of the article's period. */
const LATEST_YEAR_WITHOUT_DATA = 2025

export const answerRateData: ReadHandler<typeof rateData> = async (input, reader) => {
  const loaded = await loadRating(reader, input)
  return loaded.ok ? ok(loaded.value.data) : loaded
}

export const answerRate: ReadHandler<typeof rate> = async (input, reader) => {
  const loaded = await loadRating(reader, input)
  if (!loaded.ok) return loaded
  const { data } = loaded.value
  const computed = computeRating(data, data.content)
  return computed.ok ? ok({ ...ratingOf(data), ...computed.value, periods: data.periods }) : computed
}

/** What a rating says of itself beside its rows. */
export const ratingOf = (data: RatingData) => ({
  method: data.method,
  content: data.content,
  place: data.place,
  period: data.period,
  indicators: data.indicators.map(({ code, names, unit, pillar, known }) => ({ code, names, unit, pillar, known })),
})

export const answerAnalyseSensitivity: ReadHandler<typeof analyseSensitivity> = async (input, reader) => {
  const loaded = await loadRating(reader, input)
  return loaded.ok ? driversOf(loaded.value.data, loaded.value.data.content) : loaded
}

export const answerCompareMethods: ReadHandler<typeof compareMethods> = async (input, reader) => {
  const first = await loadRating(reader, input)
  if (!first.ok) return first
  const second = await loadRating(reader, {
    method: input.against,
    version: input.againstVersion,
    place: input.place,
    period: input.period ?? asPeriod(first.value.data.period),
  })
  if (!second.ok) return second
  const sides = [first.value.data, second.value.data]
  const [a, b] = sides.map((data) => computeRating(data, data.content))
  if (a === undefined || b === undefined) throw new Error('Cannot compare methods: two sides were expected')
  if (!a.ok) return a
  if (!b.ok) return b
  const other = new Map(b.value.rows.map((row) => [row.subject, row]))
  const rows = a.value.rows.flatMap((row) => {
    const across = other.get(row.subject)
    if (across === undefined) return []
    const pick = ({ score, rank, rankLow, rankHigh }: typeof row) => ({ score, rank, rankLow, rankHigh })
    return [
      {
        subject: row.subject,
        names: row.names,
        sides: [pick(row), pick(across)],
        shift: row.rank === null || across.rank === null ? null : across.rank - row.rank,
      },
    ]
  })
  const both = rows.filter(({ shift }) => shift !== null)
  const shift = rankShift(
    Int32Array.from(both, ({ sides: [own] }) => own?.rank ?? 0),
    Int32Array.from(both, ({ sides: [, own] }) => own?.rank ?? 0),
  )
  return ok({
    methods: sides.map(({ method }) => method),
    period: first.value.data.period,
    changes: compareContents(first.value.data.content, second.value.data.content),
    meanShift: both.length === 0 ? null : shift.meanRankShift,
    maxShift: both.length === 0 ? null : shift.maxRankShift,
    rows,
  })
}

const asPeriod = (text: string): Period => yearPeriod(Number(text.slice(0, 4)))
