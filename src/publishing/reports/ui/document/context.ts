import type { Translator } from '#lib/translator.ts'
import type { Release, ReleaseContent } from '#publishing/releases/model.ts'
import { locatorText } from '#registers/sources/ui/locator.ts'
import { missingText, signOf } from '#statistics/indicators/ui/figure.ts'
import { digitsOf } from '#web/view/digits.ts'
import type { DocumentCell } from '#web/view/document.ts'
import { mergePlaces } from './places.ts'

type Content = ReleaseContent
type Indicator = Content['dictionary']['indicators'][number]
type Value = Content['indicators'][number]

/** Everything the sections of a report are written from: the frozen content, the reader's language, and the notes as they gather. */
export type Context = {
  readonly t: Translator
  readonly content: Content
  readonly release: Pick<Release, 'id' | 'period' | 'preparedAt'>
  readonly period: string
  readonly place: string
  readonly zones: Content['scope']['zones']
  readonly nameOf: (subject: string) => string
  readonly indicator: (code: string) => Indicator | undefined
  readonly value: (code: string, subject: string) => Value | undefined
  /** Cell of an indicator's value; missing with its reason where there is none. */
  readonly cell: (code: string, subject: string, digits?: number) => DocumentCell
  /** Number of the note of these claims' sources. */
  readonly citeClaims: (ids: readonly string[]) => number[]
  /** Number of the note of a place in a source. */
  readonly citeLines: (source: string, lines: string) => number[]
  /** Notes of an indicator over subjects: the sources of its figures, and its formula where it is computed. */
  readonly citeIndicator: (code: string, subjects: readonly string[]) => number[]
  readonly notes: () => readonly { readonly number: number; readonly text: string }[]
}

type Note = { readonly key: string; readonly text: string }

export function makeContext(content: Content, release: Context['release'], t: Translator): Context {
  const notes: Note[] = []
  const { scope } = content
  const names = new Map([
    ...scope.zones.map(({ id, names }) => [id, t.of(names)] as const),
    ...scope.regions.map(({ soato, names }) => [soato, t.of(names)] as const),
    [scope.place.id, t.of(scope.place.names)] as const,
    ['17', t.of(scope.country.names)] as const,
  ])
  const claims = new Map(content.claims.map((claim) => [claim.id, claim]))
  const sources = new Map(content.sources.map((source) => [source.id, source]))
  const indicators = new Map(content.dictionary.indicators.map((one) => [one.code, one]))
  const values = new Map(content.indicators.map((one) => [`${one.indicator}|${one.subject}|${one.period}`, one]))

  const noteOf = (key: string, text: string): number => {
    const found = notes.findIndex((note) => note.key === key)
    return (found < 0 ? notes.push({ key, text }) - 1 : found) + 1
  }
  const citeSource = (id: string, places: readonly string[]): number => {
    const source = sources.get(id)
    const where = mergePlaces(places)
      .map((place) => locatorText(place, t))
      .join('; ')
    return noteOf(`source:${id}|${where}`, `${source === undefined ? id : t.of(source.titles)}${where === '' ? '' : `, ${where}`}`)
  }
  const citeClaims = (ids: readonly string[]): number[] => {
    const cited = Map.groupBy(
      [...new Set(ids)].flatMap((id) => claims.get(id) ?? []),
      ({ source }) => source,
    )
    return [...cited]
      .map(([source, all]) =>
        citeSource(
          source,
          all.flatMap(({ locator }) => (locator === '' ? [] : [locator])),
        ),
      )
      .toSorted((a, b) => a - b)
  }
  const citeIndicator = (code: string, subjects: readonly string[]): number[] => {
    const indicator = indicators.get(code)
    if (indicator === undefined) return []
    const used = content.figures.filter(
      ({ subject, measure, period }) =>
        subjects.includes(subject) &&
        new RegExp(`\\b${measure}\\b`).test(indicator.formula) &&
        (period === release.period || /cagr|prev/.test(indicator.formula)),
    )
    const cited = citeClaims(used.map(({ claim }) => claim))
    if (/^(stated\()?[a-z0-9_]+\)?$/.test(indicator.formula)) return cited
    return [...cited, noteOf(`formula:${code}`, t.text('report.note.formula', { indicator: t.of(indicator.names), code, formula: inWords(indicator.formula) }))]
  }
  const measures = new Map(content.dictionary.measures.map((measure) => [measure.code, measure]))
  const inWords = (formula: string): string =>
    formula
      .replace(/\b[a-z][a-z0-9_]+\b/g, (word) => {
        const measure = measures.get(word)
        return measure === undefined ? word : t.of(measure.names)
      })
      .replace(/cagr\((.*?)\) \* 100\.0/, (_, inside: string) => t.text('report.note.cagr', { what: inside }))
      .replaceAll(' / ', ' ÷ ')
      .replaceAll(' * ', ' × ')
      .replaceAll('.0', '')
  const value = (code: string, subject: string) => values.get(`${code}|${subject}|${release.period}`)
  return {
    t,
    content,
    release,
    period: t.periodShort(release.period),
    place: scope.place.id,
    zones: scope.zones,
    nameOf: (subject) => names.get(subject) ?? subject,
    indicator: (code) => indicators.get(code),
    value,
    cell: (code, subject, digits) => {
      const found = value(code, subject)
      if (found === undefined || found.value === null) return { kind: 'missing', reason: missingText(found?.missing ?? null, t) }
      const sign = signOf(found)
      return {
        kind: 'number',
        value: found.value,
        digits: digits ?? digitsOf(indicators.get(code)?.unit ?? ''),
        certain: found.certainty === 'exact',
        ...(sign === '' ? {} : { sign }),
      }
    },
    citeClaims,
    citeLines: (source, lines) => [citeSource(source, lines === '' ? [] : [lines])],
    citeIndicator,
    notes: () => notes.map(({ text }, index) => ({ number: index + 1, text: t.text('report.note.release', { note: text, release: release.id }) })),
  }
}

/** Cells of a report's table. */
export const text = (value: string): DocumentCell => ({ kind: 'text', text: value })

export const number = (value: number | null | undefined, digits: number, reason: string, sign = ''): DocumentCell =>
  value === null || value === undefined ? { kind: 'missing', reason } : { kind: 'number', value, digits, certain: true, ...(sign === '' ? {} : { sign }) }
