import { toCyrillic } from '@sanoat/uzbek'
import type { Translator } from '#lib/translator.ts'
import type { Release, ReleaseContent } from '#publishing/releases/model.ts'
import { capital } from '#web/view/cells.ts'
import { momentText } from '#web/view/moment.ts'
import { SECTIONS, type Report, type ReportText, type SectionId } from '../../model.ts'
import { makeContext, type Context } from './context.ts'
import { country } from './country.ts'
import { dynamics, structure } from './course.ts'
import { annex, contradictions, method, problems } from './judgement.ts'
import type { DocumentBlock, ViewDocument } from '#web/view/document.ts'
import { rating } from './rating.ts'
import { summary } from './summary.ts'
import { procedures, topic } from './topics.ts'
import { zones } from './zones.ts'

/** What a report is written from: a frozen release, the commentary, and how far it has come. `report` is absent for a working copy. */
export type ReportInput = {
  readonly content: ReleaseContent
  readonly release: Pick<Release, 'id' | 'period' | 'preparedAt' | 'hash' | 'state'>
  readonly texts: readonly Pick<ReportText, 'section' | 'language' | 'content'>[]
  readonly report?: Pick<Report, 'state' | 'signedBy' | 'signedAt' | 'signature' | 'signedWith' | 'certificate' | 'publishAt'>
}

const WRITTEN: Readonly<Record<SectionId, (c: Context) => DocumentBlock[]>> = {
  summary,
  zones,
  country,
  dynamics,
  structure,
  rating,
  economy: (c) => [...topic(c, 'investment'), ...topic(c, 'jobs'), ...topic(c, 'export')],
  land: (c) => topic(c, 'land', false),
  infrastructure: (c) => topic(c, 'infrastructure', false),
  procedures,
  problems: (c) => problems(c, (lines) => c.citeLines('paper-text', lines)),
  contradictions,
  method,
  annex,
}

/** The report as a document in the reader's language: sections, tables, pictures, and the numbered notes they cite. */
export function buildReport(input: ReportInput, t: Translator): ViewDocument {
  const { content, release, texts, report } = input
  const c = makeContext(content, release, t)
  const sections = SECTIONS.map((id) => ({ id, title: t.text(`report.section.${id}`), blocks: [...commentary(texts, id, t), ...WRITTEN[id](c)] }))
  const place = capital(t.of(content.scope.place.names))
  return {
    title: t.text('report.title', { period: c.period }),
    place,
    year: c.period,
    publisher: t.text(content.scope.place.id === '1726' ? 'report.publisher.tashkent' : 'report.publisher.other'),
    imprint: [
      t.text('report.imprint.release', { release: release.id, time: momentText(release.preparedAt, t) }),
      ...(report?.signedBy === undefined || report.signedBy === null || report.signedAt === null
        ? []
        : [t.text('report.imprint.signed', { name: report.signedBy, time: momentText(report.signedAt, t) })]),
      ...(report?.signedWith === undefined || report.signedWith === null
        ? []
        : [t.text(`report.imprint.${report.signedWith}`, { certificate: report.certificate ?? '' })]),
      t.text('report.imprint.hash', { hash: report?.signature ?? release.hash }),
    ],
    dated: report?.signedAt ?? release.preparedAt,
    mark: report?.state === 'approved' ? '' : t.text(report === undefined ? 'report.mark.copy' : 'report.mark.draft'),
    sections,
    notes: c.notes(),
  }
}

/** What was written on a section, paragraph by paragraph; Uzbek in Cyrillic is made of the Latin. */
function commentary(texts: ReportInput['texts'], section: SectionId, t: Translator): DocumentBlock[] {
  const language = t.language === 'uz-Cyrl' ? 'uz' : t.language
  const written = texts.find((one) => one.section === section && one.language === language)?.content.trim() ?? ''
  if (written === '') return []
  const said = t.language === 'uz-Cyrl' ? toCyrillic(written) : written
  return said.split(/\n\s*\n/).map((text) => ({ kind: 'commentary', text: text.replace(/\s+/g, ' ').trim() }))
}
