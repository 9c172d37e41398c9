import { SubjectLink } from '#registers/zones/ui/SubjectLink.tsx'
import { ClaimRows } from '#statistics/claims/ui/ClaimRows.tsx'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { ExportMenu } from '#web/kit/ExportMenu.tsx'
import { Part, PageHead } from '#web/kit/PageHead.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { useMay } from '#web/kit/useActor.ts'
import { DecideForm } from './DecideForm.tsx'
import { explanationText, ruleTitle, SEVERITY_TAGS, STATE_TAGS } from './finding.ts'
import { findingPage } from './pages.ts'

/** One finding: the arithmetic, the claims that disagree, a proposed explanation marked as such, and who decided what and why. */
function FindingView({ data, t, address, page }: ViewProps<'getFinding'>) {
  const { finding, claims } = data
  const mayDecide = useMay('finding.decide')
  return (
    <>
      <PageHead
        kicker={
          <>
            <PageLink to="/quality">{t.text('web.nav.quality')}</PageLink>
            <PageLink to="/quality" search={{ rule: finding.rule }}>
              {ruleTitle(finding.rule, t)}
            </PageLink>
            <SubjectLink subject={finding.subject} />
          </>
        }
        title={page.title(data, t, address)}
        actions={<ExportMenu />}
      >
        <p className="pair" style={{ marginTop: 12 }}>
          <span className={`tag ${SEVERITY_TAGS[finding.severity]}`}>{t.text(`quality.severity.${finding.severity}`)}</span>
          <span className={`tag ${STATE_TAGS[finding.state]}`}>{t.text(`quality.state.${finding.state}`)}</span>
        </p>
      </PageHead>
      <div className="columns even">
        <Part title={t.text('quality.column.arithmetic')}>
          <p className="arithmetic">{finding.arithmetic}</p>
          {finding.evidence === null ? null : (
            <p className="notice">
              {t.text('quality.evidence')}: {finding.evidence}
            </p>
          )}
        </Part>
        <Part title={t.text('quality.explanation')}>
          {finding.explanation === null ? (
            <p className="muted">{t.text('quality.noExplanation')}</p>
          ) : (
            <div className="stack-tight">
              <p>
                <span className="tag assumed">{t.text('quality.proposed')}</span>
              </p>
              <p>{explanationText(finding, t)}</p>
            </div>
          )}
        </Part>
      </div>
      <Part title={t.text('quality.column.claims')}>
        <ClaimRows claims={claims} subjects />
      </Part>
      <Part title={t.text('quality.decision')}>
        {finding.decision === null ? (
          <p className="muted">{t.text('quality.undecided')}</p>
        ) : (
          <div className="stack-tight">
            <p>
              <span className={`tag ${STATE_TAGS[finding.decision.state]}`}>{t.text(`quality.state.${finding.decision.state}`)}</span>{' '}
              <span className="muted">
                {finding.decision.by}, {t.day(finding.decision.at.slice(0, 10))}
              </span>
            </p>
            <p>{finding.decision.reason}</p>
          </div>
        )}
        {mayDecide ? <DecideForm finding={finding} /> : null}
      </Part>
    </>
  )
}

export const page = drawn(findingPage, FindingView)
