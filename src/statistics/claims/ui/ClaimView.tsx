import { locatorText } from '#registers/sources/ui/locator.ts'
import { useSourceNames } from '#registers/sources/ui/names.ts'
import { SubjectLink } from '#registers/zones/ui/SubjectLink.tsx'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { ExportMenu } from '#web/kit/ExportMenu.tsx'
import { Part, PageHead } from '#web/kit/PageHead.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { useMay } from '#web/kit/useActor.ts'
import { claimFigure, claimPeriod, scopeText } from './claim.ts'
import { ClaimRows } from './ClaimRows.tsx'
import { CorrectForm, OverrideForm } from './ClaimForms.tsx'
import { useMeasureNames } from './measures.ts'
import { claimPage } from './pages.ts'

/** One claim: the figure as stated with the source's own words, whether it stands as official, its versions and its rivals. */
function ClaimView({ data, t, address, page }: ViewProps<'getClaim'>) {
  const { claim, official, rivals, history } = data
  const nameOf = useMeasureNames()
  const titleOf = useSourceNames()
  const mayCorrect = useMay('claim.write') && claim.recordedTo === null
  const mayOverride = useMay('claim.override') && claim.recordedTo === null && official !== null && official.claim !== claim.id
  return (
    <>
      <PageHead
        kicker={
          <>
            <PageLink to="/claims">{t.text('web.nav.claims')}</PageLink>
            <SubjectLink subject={claim.subject} />
            <span>{nameOf(claim.measure)}</span>
          </>
        }
        title={page.title(data, t, address)}
        actions={<ExportMenu />}
      >
        {claim.recordedTo === null ? null : (
          <p className="notice warning" style={{ marginTop: 12 }}>
            {t.text('claim.corrected', { day: claim.recordedTo.slice(0, 10) })}
          </p>
        )}
      </PageHead>
      <div className="columns even">
        <Part title={t.text('claim.words')}>
          <blockquote className="quote" lang="uz" style={{ fontSize: 'var(--large)', color: 'var(--ink)' }}>
            {claim.quote}
          </blockquote>
          <p className="small muted" style={{ marginTop: 8 }}>
            <PageLink to={`/sources/${claim.source}`}>{titleOf(claim.source)}</PageLink>, {locatorText(claim.locator, t)}
          </p>
        </Part>
        <Part title={t.text('claim.read')}>
          <dl className="facts">
            <div>
              <dt>{t.text('claim.column.figure')}</dt>
              <dd>{claimFigure(claim, t)}</dd>
            </div>
            {claim.asPrinted === null ? null : (
              <div>
                <dt>{t.text('claim.asPrinted')}</dt>
                <dd>{claim.asPrinted}</dd>
              </div>
            )}
            <div>
              <dt>{t.text('claim.column.period')}</dt>
              <dd>{claimPeriod(claim, t)}</dd>
            </div>
            <div>
              <dt>{t.text('claim.column.scope')}</dt>
              <dd>{scopeText(claim.scope, t)}</dd>
            </div>
            <div>
              <dt>{t.text('claim.column.qualifier')}</dt>
              <dd>{t.text(`claim.qualifierName.${claim.qualifier}`)}</dd>
            </div>
            <div>
              <dt>{t.text('claim.column.recordedFrom')}</dt>
              <dd>{t.day(claim.recordedFrom.slice(0, 10))}</dd>
            </div>
            {claim.reason === null ? null : (
              <div>
                <dt>{t.text('claim.reason')}</dt>
                <dd>{claim.reason}</dd>
              </div>
            )}
            {claim.note === '' ? null : (
              <div>
                <dt>{t.text('claim.column.note')}</dt>
                <dd lang="en">{claim.note}</dd>
              </div>
            )}
          </dl>
        </Part>
      </div>
      <Part title={t.text('claim.standing')}>
        {official === null ? (
          <p className="muted">{t.text('claim.noOfficial')}</p>
        ) : (
          <div className="stack-tight">
            <p>
              {official.claim === claim.id ? (
                <span className="tag good">{t.text('claim.official')}</span>
              ) : (
                <>
                  {t.text('claim.otherOfficial')}{' '}
                  <PageLink to={`/claims/${official.claim}`}>
                    {t.number(official.value)} ({official.claim})
                  </PageLink>
                </>
              )}
            </p>
            <p>
              {t.text(`claim.chosenBy.${official.chosenBy}`)}
              {official.overrideReason === null ? '' : ` «${official.overrideReason}»`}
            </p>
          </div>
        )}
      </Part>
      {rivals.length === 0 ? null : (
        <Part title={t.text('claim.rivals')} lead={t.text('claim.rivalsLead')}>
          <ClaimRows claims={[claim, ...rivals]} official={official === null ? [] : [official]} />
        </Part>
      )}
      {history.length < 2 ? null : (
        <Part title={t.text('claim.history')}>
          <ClaimRows claims={history} />
        </Part>
      )}
      {mayCorrect ? (
        <Part title={t.text('claim.correct.title')} lead={t.text('claim.correct.lead')}>
          <CorrectForm claim={claim} />
        </Part>
      ) : null}
      {mayOverride ? (
        <Part title={t.text('claim.override.title')} lead={t.text('claim.override.lead')}>
          <OverrideForm claim={claim} />
        </Part>
      ) : null}
    </>
  )
}

export const page = drawn(claimPage, ClaimView)
