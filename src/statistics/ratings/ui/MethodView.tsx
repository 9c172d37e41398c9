import { Choice } from '#web/kit/Choice.tsx'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { ExportMenu } from '#web/kit/ExportMenu.tsx'
import { Part, PageHead } from '#web/kit/PageHead.tsx'
import { PageLink, ViewLink } from '#web/kit/PageLink.tsx'
import { methodPage } from './pages.ts'
import { MethodItems, Passport } from './Passport.tsx'
import { changeText, nodeNames } from './words.ts'

/** One method: passport, indicators, its versions, and what differs between two of them, in words. */
function MethodView({ data, t, address, page }: ViewProps<'getMethod'>) {
  const { method, content, indicators, versions, against, changes } = data
  const nameOf = nodeNames(content, indicators, t)
  const earlier = versions.filter(({ version }) => version < method.version)
  return (
    <>
      <PageHead
        title={page.title(data, t, address)}
        kicker={<PageLink to="/rating/methods">{t.text('rating.section.methods')}</PageLink>}
        actions={
          <>
            <PageLink to="/rating/studio" search={{ method: method.id, version: String(method.version) }} className="button">
              {t.text('rating.method.toStudio')}
            </PageLink>
            <ExportMenu />
          </>
        }
      />
      <Passport method={method} content={content} />
      <Part title={t.text('rating.method.indicators')}>
        <MethodItems content={content} indicators={indicators} />
      </Part>
      {against === null ? null : (
        <Part title={t.text('rating.diff.title', { from: against, to: method.version })}>
          {earlier.length > 1 ? (
            <div className="filters">
              <Choice
                label={t.text('rating.diff.against')}
                name="from"
                value={String(against)}
                options={earlier.map(({ version }) => ({ id: String(version), title: t.text('rating.version', { version }) }))}
              />
            </div>
          ) : null}
          {changes.length === 0 ? <p className="muted">{t.text('rating.diff.same')}</p> : null}
          <ul className="rows plain">
            {changes.map((change) => (
              <li key={`${change.kind}${change.subject}`}>{changeText(change, t, nameOf)}</li>
            ))}
          </ul>
        </Part>
      )}
      <Part title={t.text('rating.method.versions')}>
        <ol className="plain rows">
          {versions.map((version) => (
            <li key={version.version}>
              <p>
                <ViewLink change={{ version: String(version.version), from: undefined }} current={version.version === method.version}>
                  {t.text('rating.version', { version: version.version })}
                </ViewLink>{' '}
                <span className="muted">
                  {t.day(version.at.slice(0, 10))}, {version.own ? version.actor : t.text('rating.shipped')}
                </span>
              </p>
              {version.reason === '' ? null : <p>{version.reason}</p>}
              <p className="small muted">
                <code>{version.hash.slice(0, 16)}</code>
              </p>
            </li>
          ))}
        </ol>
      </Part>
    </>
  )
}

export const page = drawn(methodPage, MethodView)
