import { parse } from 'csv-parse/sync'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { makeCatalog } from '#lib/catalog.ts'
import { LANGUAGES } from '#lib/language.ts'
import { makeTranslator } from '#lib/translator.ts'
import { placeLevel } from '#registers/places/model.ts'
import { periodBasis, qualifier, scope, statement } from '../../claims/model.ts'
import en from '../messages/en.json' with { type: 'json' }
import ru from '../messages/ru.json' with { type: 'json' }
import uz from '../messages/uz.json' with { type: 'json' }
import { readTexts } from '#web/build/texts.ts'
import { explanationText, findingText } from '../ui/finding.ts'
import { findAll, QUALITY_RULES } from './all.ts'
import type { QualityInput } from './input.ts'

const table = (name: string): unknown => parse(readFileSync(new URL(`../../../../db/reference/${name}.csv`, import.meta.url)), { columns: true })
const text = z.string()
const optional = z.pipe(
  z.string(),
  z.transform((value) => (value === '' ? null : value)),
)
const number = z.pipe(
  z.string(),
  z.transform((value) => (value === '' ? null : Number(value))),
)

const claims = z
  .array(
    z.object({
      id: text,
      subject: text,
      measure: text,
      period: optional,
      period_basis: periodBasis,
      value: number,
      unit: text,
      qualifier,
      scope,
      as_printed: optional,
      source: text,
      locator: text,
    }),
  )
  .parse(table('claims'))
  .map(({ period_basis, as_printed, ...claim }) => ({ ...claim, periodBasis: period_basis, asPrinted: as_printed }))
const statements = z
  .array(
    z.object({
      id: text,
      kind: statement.shape.kind,
      subject: text,
      measure_or_text: text,
      year: number,
      value: number,
      out_of: number,
      against: optional,
      source: text,
      locator: text,
    }),
  )
  .parse(table('statements'))
  .map(({ measure_or_text, out_of, ...rest }) => ({ ...rest, measure: measure_or_text, outOf: out_of }))
const zones = z.array(z.object({ id: text, place: text })).parse(table('zones'))
const places = z.array(z.object({ soato: text, level: placeLevel, parent: optional })).parse(table('places'))

const shipped: QualityInput = { claims, statements, zones, places }
const findings = findAll(shipped)
const of = (rule: string) => findings.filter((finding) => finding.rule === rule)
const withClaims = (change: (claim: (typeof claims)[number]) => Partial<(typeof claims)[number]>): QualityInput => ({
  ...shipped,
  claims: claims.map((claim) => ({ ...claim, ...change(claim) })),
})

describe('in the shipped claims', () => {
  test('317 zones cannot be reached with a most of 22', () => {
    // 22 + 22 + 21 + 19 + 11 + 8 = 103; 103 + 8·22 = 279; (317 − 103)/8 = 26.75
    expect(of('total-beyond-maximum')).toMatchObject([
      { severity: 'error', subject: '17', parameters: { total: 317, most: 22, known: 103, open: 8, bound: 279, needed: 26.75 } },
    ])
  })

  test('567 and 647 enterprises, 40.5 and 132.7 ha stand side by side', () => {
    expect(of('two-totals').map(({ claims: ids, arithmetic }) => [ids, arithmetic])).toEqual([
      [['O070', 'O073'], '40.5 ha = 405000 m2; 1327261 − 405000 = 922261; 1327261 / 405000 = 3.2772'],
      [['O071', 'O075'], '647 − 567 = 80; 647 / 567 = 1.1411'],
    ])
  })

  test('793 886 m² of production area do not fit into 40.5 ha', () => {
    expect(of('part-above-whole')).toMatchObject([{ severity: 'warning', subject: '1726', claims: ['O074', 'O070'], arithmetic: '793886 > 405000' }])
  })

  test('45 for 4.5 is settled by the total, by the text and by the ratio in words', () => {
    expect(of('decimal-shift')).toMatchObject([
      {
        severity: 'note',
        subject: 'bektemir',
        evidence: '40.5 − (5.2 + 3.8 + 6.1 + 4 + 8.3 + 5.7 + 2.9) = 4.5; 4.5 = 4.5, 4.5 = 4.5; 8.3 / 4.5 = 1.8444 ≈ 1.8',
      },
    ])
  })

  test('the rows add up to the totals once 45 is read as 4.5, and not before', () => {
    expect(of('rows-against-total')).toEqual([])
    const asPrinted = findAll(withClaims(({ id }) => (id === 'O046' ? { value: 45 } : {})))
    expect(asPrinted.filter(({ rule }) => rule === 'rows-against-total')).toMatchObject([
      { subject: '1726', severity: 'error', parameters: { sum: 81, total: 40.5 } },
    ])
  })

  test('the stated ranks are reproduced by enterprises per hectare and by no other candidate', () => {
    expect(of('rank-against-figures')).toMatchObject([
      {
        subject: 'bektemir',
        severity: 'note',
        parameters: { stated: 3, computed: 3, proxy: 'enterprises/area_ha', agreeing: 1, candidates: 3, year: '2024', period: '2025' },
      },
      { subject: 'chilonzor-2', severity: 'note', parameters: { stated: 4, computed: 4, proxy: 'enterprises/area_ha', agreeing: 1 } },
    ])
  })

  test('the area of Uchtepa is 5.7 ha in the article and 5.1 ha in the resolution', () => {
    expect(of('sources-differ')).toMatchObject([{ subject: 'uchtepa', claims: ['O036', 'A001', 'O064'], parameters: { low: 5.1, high: 5.7 } }])
  })

  test('more than 70 enterprises in the text, exactly 70 in the table', () => {
    expect(of('qualifier-against-exact')).toMatchObject([{ subject: 'bektemir', claims: ['O009', 'O047'], arithmetic: 'x > 70; x = 70' }])
  })

  test('almost 1.8 times is said of 1.844', () => {
    expect(of('ratio-in-words')).toMatchObject([{ subject: 'sirgali', severity: 'note', arithmetic: '8.3 / 4.5 = 1.8444 > 1.8' }])
  })

  test('infrastructure means the level for three zones and the share renewed for three', () => {
    expect(of('measures-of-one-name')).toMatchObject([{ subject: '1726', parameters: { first: 3, second: 3 } }])
  })

  test('exactly 100 workers per hectare in three zones', () => {
    expect(of('equal-ratios')).toMatchObject([{ arithmetic: '450 / 4.5 = 100; 380 / 3.8 = 100; 290 / 2.9 = 100', parameters: { zones: 3, total: 8 } }])
  })

  test('seven enterprise counts and the workers of Uchtepa are the same in text and table', () => {
    expect(of('sources-agree').map(({ parameters }) => [parameters.measure, parameters.figures])).toEqual([
      ['area_ha', 1],
      ['enterprises', 7],
      ['workers', 1],
    ])
  })

  test('worker counts are all multiples of ten', () => {
    expect(of('round-numbers').map(({ parameters }) => [parameters.measure, parameters.round, parameters.total, parameters.base])).toEqual([
      ['enterprises', 7, 8, 5],
      ['workers', 8, 8, 10],
    ])
  })

  test('Chilonzor-2 has no infrastructure figure and eight regions have no number of zones', () => {
    expect(of('missing').map(({ subject, parameters }) => [subject, parameters.missing, parameters.total])).toEqual([
      ['chilonzor-2', 1, 8],
      ['17', 8, 14],
    ])
  })

  test('the whole table is dated by inference, seven areas not at all, one change only since 2022', () => {
    const dated = of('undated').map(({ parameters }) => [parameters.basis, parameters.measure, parameters.figures])
    expect(dated).toContainEqual(['inferred', 'enterprises', 9])
    expect(dated).toContainEqual(['undated', 'area_ha', 7])
    expect(dated).toContainEqual(['since', 'export_change_pct', 1])
  })
})

test('no claims give no findings', () => {
  expect(findAll({ claims: [], statements: [], zones: [], places: [] })).toEqual([])
  expect(findAll({ claims: [], statements: [], zones, places })).toEqual([])
})

test('ids are distinct and the same whatever the order of the claims', () => {
  const ids = findings.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  const reversed = findAll({ ...shipped, claims: claims.toReversed() })
  expect(reversed.map(({ id }) => id).toSorted()).toEqual(ids.toSorted())
})

describe('every rule can be read', () => {
  test.each(LANGUAGES)('in %s', (language) => {
    const say = makeTranslator(language, makeCatalog(language, { uz, ru, en }, {}))
    for (const { name } of QUALITY_RULES) expect(say.text(`quality.rule.${name}.title`)).not.toBe('')
    for (const finding of findings) {
      expect(findingText(finding, say)).not.toMatch(/[{}_]/)
      if (finding.explanation !== null) expect(explanationText(finding, say)).not.toMatch(/^$|quality\./)
    }
  })
})

test.each([
  ['uz', 'bir manbada 5,1 ga, boshqasida 5,7 ga'],
  ['ru', 'в одном источнике 5,1 га, в другом 5,7 га'],
  ['en', '5.1 ha in one source, 5.7 ha in the other'],
] as const)('a measure and its units stand in words in %s', (language, words) => {
  const say = makeTranslator(language, makeCatalog(language, readTexts(process.cwd()), {}))
  const [finding] = of('sources-differ')
  expect(finding && findingText(finding, say).replaceAll('\u00a0', ' ')).toContain(words)
})
