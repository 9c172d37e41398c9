import { nodeNames } from '#statistics/ratings/ui/words.ts'
import { partsOf } from '#statistics/ratings/ui/views.ts'
import { number, text, type Context } from './context.ts'
import { rankPicture } from './maps.ts'
import type { DocumentBlock } from '#web/view/document.ts'

/** The rating with the interval of every rank, and how ranks changed since the year before where that year can be rated. */
export function rating(c: Context): DocumentBlock[] {
  const { t } = c
  const { result, before, run } = c.content.rating
  if (result === null || result.ranked === 0) return [{ kind: 'missing', text: t.text('report.missing.rating') }]
  const nameOf = nodeNames(result.content, result.indicators, t)
  const parts = partsOf(result)
  const earlier = new Map(before?.rows.map(({ subject, rank }) => [subject, rank]))
  const none = t.text('report.notStated')
  const notes = [
    ...new Set(
      result.indicators.flatMap(({ code }) =>
        c.citeIndicator(
          code,
          c.zones.map(({ id }) => id),
        ),
      ),
    ),
  ]
  const picture = rankPicture(c)
  return [
    {
      kind: 'paragraph',
      text: t.text('report.rating.method', {
        method: t.of(result.method.names),
        version: result.method.version,
        basis: t.text(run === null ? 'report.rating.computed' : 'report.rating.run', { run: run ?? '' }),
      }),
      notes: [],
    },
    ...(picture === undefined
      ? []
      : [
          {
            kind: 'picture' as const,
            id: 'ranks',
            caption: t.text('report.rating.picture', { period: c.period }),
            alt: picture.alt,
            svg: picture.svg,
            remark: t.text('report.rating.pictureRemark'),
            notes,
          },
        ]),
    {
      kind: 'table',
      table: {
        id: 'rating',
        caption: t.text('report.rating.table', { period: c.period }),
        columns: [
          { key: 'rank', title: t.text('report.column.rank'), numeric: true },
          { key: 'interval', title: t.text('report.column.interval'), numeric: true },
          { key: 'zone', title: t.text('report.column.zone'), numeric: false, wide: true },
          { key: 'score', title: t.text('report.column.score'), numeric: true },
          ...parts.map((code) => ({ key: code, title: nameOf(code), numeric: true })),
          ...(before === null ? [] : [{ key: 'change', title: t.text('report.column.rankBefore', { period: t.periodShort(before.period) }), numeric: true }]),
        ],
        rows: result.rows.map((row) => [
          number(row.rank, 0, none),
          row.rankLow === null || row.rankHigh === null
            ? number(null, 0, none)
            : text(row.rankLow === row.rankHigh ? String(row.rankLow) : `${row.rankLow}–${row.rankHigh}`),
          text(c.nameOf(row.subject)),
          number(row.score, 1, none),
          ...parts.map((code) => number(row.pillars.find((pillar) => pillar.code === code)?.score, 1, none)),
          ...(before === null ? [] : [number(earlier.get(row.subject), 0, none)]),
        ]),
        notes,
        remark: t.text('report.rating.remark', { runs: result.runs, firm: result.firmPairs, pairs: result.pairs }),
      },
    },
    ...(before === null
      ? [{ kind: 'missing' as const, text: t.text('report.rating.noChange', { year: String(Number(c.release.period.slice(0, 4)) - 1) }) }]
      : []),
  ]
}
