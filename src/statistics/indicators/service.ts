import { fold, toCyrillic } from '@sanoat/uzbek'
import { periodOrder, type Period } from '#lib/period.ts'
import { ok, refuse, type Fault } from '#lib/result.ts'
import type { Reader } from '#platform/database/sql.ts'
import type { ReadHandler, WriteHandler } from '#platform/dispatch.ts'
import { readPlace, readPlacesOf } from '#registers/places/service.ts'
import { readClaims, readUnits } from '../claims/service.ts'
import type { checkFormula, defineIndicator, getIndicator, indicatorValues, listIndicators, traceValue } from './contract.ts'
import { loadEngine, readDictionary, THE_COUNTRY, type Dictionary, type Engine } from './engine.ts'
import type { FormulaCheck, Indicator, Trace } from './model.ts'
import { dimensionOf, parseDimension, sameDimension, writeDimension } from './rules/dimension.ts'
import { figuresOf, measuresOf, nameInFormula, parseFormula, type FormulaFault } from './rules/formula.ts'
import { inputsOf } from './rules/values.ts'
import { lockDictionary, pillarRows, putOwnIndicator } from './store.ts'

export const answerListIndicators: ReadHandler<typeof listIndicators> = async (input, reader) => {
  const dictionary = await readDictionary(reader)
  const engine = await loadEngine(reader, { place: THE_COUNTRY, codes: dictionary.indicators.map(({ code }) => code) })
  if (!engine.ok) return engine
  const search = input.q === undefined ? undefined : fold(input.q)
  const items = dictionary.indicators
    .filter((indicator) => input.pillar === undefined || indicator.pillar === input.pillar)
    .filter((indicator) => search === undefined || fold([indicator.code, ...Object.values(indicator.names)].join(' ')).includes(search))
    .map((indicator) => ({ ...indicator, ...countValues(engine.value, indicator) }))
  return ok({ items, zones: engine.value.zones.length, pillars: await pillarRows(reader) })
}

/** In how many zones, and in which latest period, an indicator has a value. */
function countValues(engine: Engine, indicator: Indicator): { zonesWithValue: number; latest: string | null } {
  for (const period of engine.periodsOf(indicator).toReversed()) {
    const zones = engine.zones.filter(({ id }) => engine.zoneValue(indicator, id, period).bounds !== null).length
    if (zones > 0) return { zonesWithValue: zones, latest: period }
  }
  return { zonesWithValue: 0, latest: null }
}

export const answerGetIndicator: ReadHandler<typeof getIndicator> = async ({ code }, reader) => {
  const engine = await loadEngine(reader, { place: THE_COUNTRY, codes: [code] })
  if (!engine.ok) return engine
  const { dictionary, periodsOf, chosen } = engine.value
  const [indicator] = chosen
  if (indicator === undefined) return refuse('indicator.unknown', { code })
  const measures = measuresOf(dictionary.expressionOf(indicator)).flatMap((measure) => dictionary.measures.get(measure) ?? [])
  const named = (formula: string, other: string) => new RegExp(`\\b${nameInFormula(other)}\\b`).test(formula)
  const others = dictionary.indicators.filter((other) => other.code !== code)
  return ok({
    indicator,
    measures,
    uses: others.filter((other) => named(indicator.formula, other.code)).map((other) => other.code),
    usedBy: others.filter((other) => named(other.formula, code)).map((other) => other.code),
    periods: periodsOf(indicator),
  })
}

export const answerIndicatorValues: ReadHandler<typeof indicatorValues> = async (input, reader) => {
  const engine = await loadEngine(reader, { place: input.place ?? THE_COUNTRY, codes: [input.code], asOf: input.asOf, period: input.from ?? input.to })
  if (!engine.ok) return engine
  const { chosen, periodsOf, zones, zoneValue, placeValue, place } = engine.value
  const [indicator] = chosen
  if (indicator === undefined) return refuse('indicator.unknown', { code: input.code })
  const within = (period: Period) =>
    (input.from === undefined || periodOrder(period) >= periodOrder(input.from)) && (input.to === undefined || periodOrder(period) <= periodOrder(input.to))
  const periods = periodsOf(indicator).filter(within)
  if (input.level === 'zone') {
    const chosenZones = zones.filter(({ id }) => input.subject === undefined || id === input.subject)
    if (input.subject !== undefined && chosenZones.length === 0) return refuse('subject.unknown', { subject: input.subject })
    return ok({ indicator, values: chosenZones.flatMap(({ id }) => periods.map((period) => zoneValue(indicator, id, period).value)) })
  }
  const groups = input.level === 'country' ? [place.level === 'country' ? place : undefined] : await placesOfLevel(reader, input.level, place.soato)
  const values = groups.flatMap((group) =>
    group === undefined || (input.subject !== undefined && group.soato !== input.subject)
      ? []
      : periods.map((period) => placeValue(indicator, group, period).value),
  )
  return ok({ indicator, values })
}

async function placesOfLevel(reader: Reader, level: 'district' | 'region', soato: string) {
  const place = await readPlace(reader, soato)
  if (place?.level === level) return [place]
  const children = await readPlacesOf(reader, soato)
  if (level === 'region' || place?.level !== 'country') return children.filter((child) => child.level === level)
  const below = []
  for (const child of children) below.push(...(await readPlacesOf(reader, child.soato)))
  return below.filter((child) => child.level === level)
}

export const answerTraceValue: ReadHandler<typeof traceValue> = async ({ code, subject, period, asOf }, reader) => {
  const isPlace = /^\d+$/.test(subject)
  const engine = await loadEngine(reader, { place: isPlace ? subject : THE_COUNTRY, codes: [code], asOf, period })
  if (!engine.ok) return engine
  const { chosen, zones, zoneValue, placeValue, place, dictionary } = engine.value
  const [indicator] = chosen
  if (indicator === undefined) return refuse('indicator.unknown', { code })
  if (!isPlace && !zones.some(({ id }) => id === subject)) return refuse('subject.unknown', { subject })
  const { value } = isPlace ? placeValue(indicator, place, period) : zoneValue(indicator, subject, period)
  const subjects = isPlace && value.status !== 'stated' ? zones.map(({ id }) => id) : [subject]
  return ok({ indicator, value, inputs: await traceInputs(reader, engine.value, dictionary, indicator, subjects, period), expression: indicator.formula })
}

/** Each figure that went into a value, with the claim and quote it rests on. */
async function traceInputs(
  reader: Reader,
  engine: Engine,
  dictionary: Dictionary,
  indicator: Indicator,
  subjects: readonly string[],
  period: Period,
): Promise<Trace['inputs']> {
  const expression = dictionary.expressionOf(indicator)
  const bySubject = subjects.map((subject) => ({ subject, ...inputsOf(expression, engine.figuresOf(subject), period) }))
  const needed = new Map(bySubject.flatMap((one) => one.needed).map((need) => [`${need.measure}|${need.period}`, need]))
  const claims = new Map(
    (
      await readClaims(
        reader,
        bySubject.flatMap(({ found }) => found.map(({ official }) => official.claim)),
      )
    ).map((claim) => [claim.id, claim]),
  )
  return [...needed.values()].flatMap((need) => {
    const measure = dictionary.measures.get(need.measure)
    if (measure === undefined) return []
    const terms = bySubject.map(({ subject }) => {
      const official = engine.figuresOf(subject)?.at(need.measure, need.period)?.official
      const claim = official === undefined ? undefined : claims.get(official.claim)
      return {
        subject,
        value: official?.value ?? null,
        qualifier: official?.qualifier ?? null,
        claim: official?.claim ?? null,
        source: official?.source ?? null,
        locator: claim?.locator ?? null,
        quote: claim?.quote ?? null,
        chosenBy: official?.chosenBy ?? null,
      }
    })
    const total =
      terms.every(({ value }) => value !== null) && (measure.aggregation === 'sum' || terms.length === 1)
        ? terms.reduce((sum, { value }) => sum + (value ?? 0), 0)
        : null
    return [{ measure: measure.code, names: measure.names, unit: measure.unit, period: need.period, terms, total }]
  })
}

export const answerCheckFormula: ReadHandler<typeof checkFormula> = async ({ formula, unit }, reader) => ok(await examine(reader, formula, unit))

async function examine(reader: Reader, formula: string, unit: string | undefined, code?: string): Promise<FormulaCheck> {
  const { indicators, measures } = await readDictionary(reader)
  const names = { measures: new Set(measures.keys()), indicators: new Map(indicators.map((indicator) => [nameInFormula(indicator.code), indicator.formula])) }
  if (code !== undefined) names.indicators.set(nameInFormula(code), formula)
  const { expression, faults } = parseFormula(formula, names, code === undefined ? [] : [nameInFormula(code)])
  if (expression === undefined) return { ok: false, dimension: null, measures: [], faults: [...faults] }
  const found: FormulaFault[] = []
  const dimension = dimensionOf(expression, new Map([...measures].map(([name, measure]) => [name, parseDimension(measure.dimension)])), found)
  if (unit !== undefined) {
    const units = await readUnits(reader)
    const stated = units.find((one) => one.code === unit)
    if (stated === undefined) found.push({ code: 'formula.unitUnknown', at: 0, value: unit, expected: units.map((one) => one.code).join(', ') })
    else if (!sameDimension(dimension, parseDimension(stated.dimension)))
      found.push({ code: 'formula.unit', at: 0, value: writeDimension(dimension), expected: writeDimension(parseDimension(stated.dimension)) })
  }
  return {
    ok: found.length === 0,
    dimension: writeDimension(dimension),
    measures: [...new Set(figuresOf(expression).map(({ measure }) => measure))],
    faults: found,
  }
}

export const answerDefineIndicator: WriteHandler<typeof defineIndicator> = async (input, writer, { now, actor }) => {
  await lockDictionary(writer)
  const check = await examine(writer, input.formula, input.unit, input.code)
  if (!check.ok) {
    const faults = check.faults.map((fault): Fault => ({
      path: fault.code.startsWith('formula.unit') && fault.code !== 'formula.unknownName' ? 'unit' : 'formula',
      code: fault.code,
      value: fault.value,
      expected: fault.expected,
    }))
    return refuse('indicator.formula', { count: faults.length }, faults)
  }
  const indicator: Indicator = {
    code: input.code,
    pillar: input.pillar,
    names: { ...input.names, 'uz-Cyrl': toCyrillic(input.names.uz) },
    unit: input.unit,
    direction: input.direction,
    periods: 'Y',
    formula: input.formula,
    formulaText: input.formula,
    sourceForm: '',
    provenance: actor.name,
    weight: 0,
    inDefaultRating: false,
    notes: input.notes ?? '',
    own: true,
  }
  await putOwnIndicator(writer, indicator, now)
  return ok({ output: indicator, subject: input.code })
}
