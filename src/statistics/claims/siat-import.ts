import { refuse } from '#lib/result.ts'
import type { Texts } from '#lib/language.ts'
import type { WriteHandler } from '#platform/dispatch.ts'
import { newId } from '#platform/id.ts'
import { upsert } from '#platform/reference.ts'
import type { importStatistics } from './contract.ts'
import { readNames } from './import-store.ts'
import { putClaims } from './imports.ts'
import { newClaim } from './service.ts'
import { readSiat, type SiatFile, type SiatSeries } from './siat.ts'

/** State statistics are a stronger source than any publication that cites them. */
const STATE_STATISTICS_PRIORITY = 5

export const answerImportStatistics: WriteHandler<typeof importStatistics> = async ({ dryRun }, writer, { now, file, progress }) => {
  const read = readSiat(file?.bytes.toString('utf8') ?? '')
  if (!read.ok) return read
  const { subjects } = await readNames(writer)
  const rows = read.value.flatMap((one) => one.series.map((series) => placed(one, series, subjects)))
  if (rows.every(({ series }) => series.figures.length === 0)) return refuse('import.empty')

  const measures = new Map(
    rows.map(({ measure, names, file: one }) => [
      measure,
      { code: measure, names, unit: unitOf(one), dimension: '1', aggregation: 'none', kind: 'share', note: '' },
    ]),
  )
  const sources = read.value.map((one) => ({
    id: sourceOf(one),
    kind: 'dataset',
    titles: one.names,
    publisher: one.publisher,
    date: one.modified,
    priority: STATE_STATISTICS_PRIORITY,
    note: one.unit,
  }))
  await upsert(writer, 'measure', ['code'], [...measures.values()])
  await upsert(writer, 'source', ['id'], sources)
  const claims = rows.flatMap(({ file: one, series, subject, measure }) =>
    series.figures.map(({ period, value }) =>
      newClaim(
        {
          subject,
          measure,
          period,
          periodBasis: 'stated',
          value,
          unit: unitOf(one),
          qualifier: 'exact',
          scope: subject === '17' ? 'country' : 'region',
          source: sourceOf(one),
          locator: `${series.code} ${period}`,
          quote: '',
        },
        newId(now),
        now,
      ),
    ),
  )
  return putClaims(writer, claims, { dryRun, now, name: file?.name ?? '', progress })
}

const sourceOf = (file: SiatFile) => `siat-${file.id.replace(/[^0-9a-z]+/gi, '-').toLowerCase()}`
const measureOf = (file: SiatFile) => `siat_${file.id.replace(/[^0-9a-z]+/gi, '_').toLowerCase()}`

/** The agency words its units freely; percentages are ours, every other stands as worded. */
const unitOf = (file: SiatFile) => (/percent/i.test(file.unit) ? 'percent' : file.unit.slice(0, 40) || 'number')

/** A series of a territory is about that territory; one of another classifier is a measure of its own, about the country. */
function placed(
  file: SiatFile,
  series: SiatSeries,
  subjects: ReadonlySet<string>,
): { file: SiatFile; series: SiatSeries; subject: string; measure: string; names: Texts } {
  const soato = /^\d\d00$/.test(series.code) ? series.code.slice(0, 2) : series.code
  if (/^\d{2}$|^\d{4}$|^\d{7}$/.test(soato) && series.code.length >= 4 && subjects.has(soato))
    return { file, series, subject: soato, measure: measureOf(file), names: file.names }
  const join = (a: string, b: string) => `${a}: ${b}`
  const names = {
    uz: join(file.names.uz, series.names.uz),
    'uz-Cyrl': join(file.names['uz-Cyrl'], series.names['uz-Cyrl']),
    ru: join(file.names.ru, series.names.ru),
    en: join(file.names.en, series.names.en),
  }
  return { file, series, subject: '17', measure: `${measureOf(file)}__${series.code.replace(/[^0-9a-z]+/gi, '_')}`, names }
}
