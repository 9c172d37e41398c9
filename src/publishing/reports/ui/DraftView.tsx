import { useState } from 'react'
import { DocumentView } from '#web/kit/DocumentView.tsx'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { ExportMenu } from '#web/kit/ExportMenu.tsx'
import { PageHead, Part } from '#web/kit/PageHead.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { momentText } from '#web/view/moment.ts'
import { SECTIONS, WRITTEN_LANGUAGES, type ReportText } from '../model.ts'
import { isOpen } from '../rules.ts'
import { CommentaryEditor } from './CommentaryEditor.tsx'
import { Files } from './Files.tsx'
import { documentOf, reportDraftPage } from './pages.ts'
import { StepForms } from './StepForms.tsx'

/** A report under way: its steps, its files, and the document with an editor beside every section. */
function DraftView({ data, t, address, page }: ViewProps<'getReportDraft'>) {
  const [language, setLanguage] = useState<ReportText['language']>(t.language === 'uz-Cyrl' ? 'uz' : t.language)
  const document = documentOf(data, t)
  const sectionOf = (id: string) => SECTIONS.find((section) => section === id)
  return (
    <>
      <PageHead
        kicker={<PageLink to="/reports">{t.text('report.list.name')}</PageLink>}
        title={page.title(data, t, address)}
        lead={t.text(`report.says.${data.report.state}`, { time: data.report.publishAt === null ? '' : momentText(data.report.publishAt, t) })}
        actions={<ExportMenu paper />}
      />
      <StepForms data={data} />
      <Files id={data.report.id} revision={data.report.revision} />
      {isOpen(data.report) ? (
        <div className="field written-language">
          <label htmlFor="written">{t.text('report.written')}</label>
          <select id="written" value={language} onChange={(event) => setLanguage(WRITTEN_LANGUAGES.find((one) => one === event.target.value) ?? language)}>
            {WRITTEN_LANGUAGES.map((one) => (
              <option key={one} value={one}>
                {t.text(`report.language.${one}`)}
              </option>
            ))}
          </select>
          <span className="hint">{t.text('report.writtenHint')}</span>
        </div>
      ) : null}
      <DocumentView
        document={document}
        beside={(id) => {
          const section = sectionOf(id)
          if (section === undefined || !isOpen(data.report)) return null
          const known = data.texts.find((text) => text.section === section && text.language === language)
          return <CommentaryEditor key={`${section} ${language}`} report={data.report.id} section={section} language={language} known={known} />
        }}
      />
      <Part title={t.text('report.steps')}>
        <ol className="plain rows">
          {data.steps.map((step) => (
            <li key={step.at}>
              <p>
                {t.text(`report.step.${step.step}`)} <span className="muted">{`${step.by}, ${momentText(step.at, t)}`}</span>
              </p>
              {step.note === '' ? null : <p>{step.note}</p>}
            </li>
          ))}
        </ol>
      </Part>
    </>
  )
}

export const page = drawn(reportDraftPage, DraftView)
