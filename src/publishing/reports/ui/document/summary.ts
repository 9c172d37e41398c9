import type { Context } from './context.ts'
import type { DocumentBlock } from '#web/view/document.ts'

const KEYS = ['ECO-01', 'SOC-01', 'LAND-01', 'ECO-07', 'LAND-09', 'SOC-03'] as const

/** The year in a few sentences, each made of frozen figures; what the figures do not allow is not said. */
export function summary(c: Context): DocumentBlock[] {
  const { t } = c
  const subjects = [c.place, ...c.zones.map(({ id }) => id)]
  const keys = KEYS.flatMap((code) => {
    const [cell, indicator] = [c.cell(code, c.place), c.indicator(code)]
    if (cell.kind !== 'number' || indicator === undefined) return []
    const unit = ['count', 'person'].includes(indicator.unit) ? '' : t.unit(indicator.unit)
    return [
      {
        label: t.of(indicator.names),
        value: `${cell.sign ?? ''}${t.number(cell.value, { digits: cell.digits })}`,
        unit,
        notes: c.citeIndicator(code, subjects),
      },
    ]
  })
  return [
    ...(keys.length === 0 ? [] : [{ kind: 'keys' as const, items: keys }]),
    { kind: 'paragraph' as const, text: t.text('report.summary.zones', { count: c.zones.length, place: c.nameOf(c.place), period: c.period }), notes: [] },
    ...leaders(c),
    ...growth(c),
    ...rated(c),
    ...contested(c),
    ...gaps(c),
  ]
}

function leaders(c: Context): DocumentBlock[] {
  const first = (code: string) => c.content.analysis.leagues.find(({ indicator }) => indicator.code === code)?.rows.find(({ rank }) => rank === 1)
  const [most, densest] = [first('ECO-01'), first('ECO-07')]
  if (most?.value === undefined || most.value === null || densest?.value === undefined || densest.value === null) return []
  const known = c.content.analysis.leagues.find(({ indicator }) => indicator.code === 'ECO-01')?.ranked ?? 0
  if (known < c.zones.length)
    return [
      {
        kind: 'paragraph',
        text: c.t.text('report.summary.leadersKnown', { known, all: c.zones.length, most: c.nameOf(most.subject), enterprises: most.value }),
        notes: c.citeIndicator('ECO-01', [most.subject]),
      },
    ]
  const said = c.t.text('report.summary.leaders', {
    most: c.nameOf(most.subject),
    enterprises: most.value,
    share: c.t.percent(most.share ?? 0),
    densest: c.nameOf(densest.subject),
    density: c.t.number(densest.value, { digits: 1 }),
  })
  const subjects = [most.subject, densest.subject]
  return [{ kind: 'paragraph', text: said, notes: [...new Set([...c.citeIndicator('ECO-01', subjects), ...c.citeIndicator('ECO-07', subjects)])] }]
}

function growth(c: Context): DocumentBlock[] {
  const series = c.content.analysis.dynamics.find(({ indicator }) => indicator.code === 'ECO-01')?.series ?? []
  const grown = series.filter(({ subject, window }) => subject !== c.place && window !== null && window.cagr !== null)
  const fastest = grown.toSorted((a, b) => (b.window?.cagr ?? 0) - (a.window?.cagr ?? 0))[0]
  if (fastest?.window === null || fastest === undefined) return []
  const { from, to, first, last, cagr } = fastest.window
  const claims = c.content.figures.filter(({ subject, measure }) => subject === fastest.subject && measure === 'enterprises').map(({ claim }) => claim)
  const said = c.t.text('report.summary.growth', { zone: c.nameOf(fastest.subject), from, to, first, last, rate: c.t.percent(cagr ?? 0), zones: grown.length })
  return [{ kind: 'paragraph', text: said, notes: c.citeClaims(claims) }]
}

function rated(c: Context): DocumentBlock[] {
  const rating = c.content.rating.result
  const first = rating?.rows.find(({ rank }) => rank === 1)
  if (rating === null || first === undefined) return []
  const values = { zone: c.nameOf(first.subject), ranked: rating.ranked, low: first.rankLow ?? 1, high: first.rankHigh ?? 1 }
  return [{ kind: 'paragraph', text: c.t.text('report.summary.rating', values), notes: [] }]
}

/** The contradiction of totals: enterprises and area of the territory as different sources state them. */
function contested(c: Context): DocumentBlock[] {
  const own = c.content.claims.filter(({ subject, value, period }) => subject === c.place && value !== null && (period === null || period === c.release.period))
  const enterprises = own.filter(({ measure }) => measure === 'enterprises')
  const [low, high] = [Math.min(...enterprises.map(({ value }) => value ?? 0)), Math.max(...enterprises.map(({ value }) => value ?? 0))]
  if (enterprises.length < 2 || low === high || !enterprises.some(({ period }) => period === c.release.period)) return []
  return [{ kind: 'paragraph', text: c.t.text('report.summary.contested', { low, high }), notes: c.citeClaims(enterprises.map(({ id }) => id)) }]
}

/** For how many indicators the year has no figure at all. */
function gaps(c: Context): DocumentBlock[] {
  const all = c.content.dictionary.indicators
  const known = all.filter(({ code }) => [c.place, ...c.zones.map(({ id }) => id)].some((subject) => (c.value(code, subject)?.value ?? null) !== null))
  if (known.length === all.length) return []
  return [{ kind: 'paragraph', text: c.t.text('report.summary.gaps', { known: known.length, all: all.length, period: c.period }), notes: [] }]
}
