import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { ExportMenu } from '#web/kit/ExportMenu.tsx'
import { Part, PageHead } from '#web/kit/PageHead.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { momentText } from '#web/view/moment.ts'
import { CompareFile } from './CompareFile.tsx'
import { factsOf, verificationPage } from './pages.ts'
import { SignatureRows } from './SignatureRows.tsx'

/** An issued act by its code: in force or revoked and why, what it is, who signed, and whether a file at hand is the same. */
function VerificationView({ data, t, address, page }: ViewProps<'verifyDocument'>) {
  return (
    <>
      <PageHead
        kicker={
          <>
            <PageLink to="/verify">{t.text('verify.title')}</PageLink>
            <span className={`tag ${data.revokedAt === null ? 'good' : 'bad'}`}>
              {t.text(data.revokedAt === null ? 'verify.state.inForce' : 'verify.state.revoked')}
            </span>
          </>
        }
        title={page.title(data, t, address)}
        actions={<ExportMenu />}
      />
      <div className="stack">
        {data.training ? <p className="notice warning strong">{t.text('verify.training')}</p> : null}
        {data.revokedAt === null ? null : (
          <p className="notice bad">{t.text('verify.revokedWhy', { at: momentText(data.revokedAt, t), reason: data.revokedReason ?? '' })}</p>
        )}
        <dl className="facts">
          {factsOf(data, t).map(([key, value]) => (
            <div key={key}>
              <dt>{t.text(`verify.fact.${key}`)}</dt>
              <dd className={key === 'hash' ? 'breaks' : undefined}>
                {key === 'hash' || key === 'code' ? (
                  <code>{value}</code>
                ) : key === 'zone' && !data.training ? (
                  <PageLink to={`/zones/${data.zone}`}>{value}</PageLink>
                ) : (
                  value
                )}
              </dd>
            </div>
          ))}
        </dl>
      </div>
      <Part title={t.text('signature.title')}>
        <SignatureRows signatures={data.signatures} />
      </Part>
      <Part title={t.text('verify.compare.title')} lead={t.text('verify.compare.lead')}>
        <CompareFile hash={data.hash} />
      </Part>
    </>
  )
}

export const page = drawn(verificationPage, VerificationView)
