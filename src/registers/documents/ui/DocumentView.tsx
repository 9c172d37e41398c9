import { DocumentLink } from '#web/kit/DocumentLink.tsx'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { Part, PageHead } from '#web/kit/PageHead.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { useActor } from '#web/kit/useActor.ts'
import { signingRole } from '../rules.ts'
import { documentPage, kindText } from './pages.ts'
import { SignPanel } from './SignPanel.tsx'

/** One paper: its file, what is known of it, its signatures, and signing it. */
function DocumentView({ data, t, address, page }: ViewProps<'getDocument'>) {
  const actor = useActor()
  const facts: readonly (readonly [key: string, value: string | null])[] = [
    ['kind', kindText(data, t)],
    ['number', data.number],
    ['dated', data.dated === null ? null : t.day(data.dated)],
    ['by', data.uploadedName],
    ['note', data.note === '' ? null : data.note],
  ]
  return (
    <>
      <PageHead kicker={<PageLink to={`/zones/${data.zone}/documents`}>{t.text('document.list.name')}</PageLink>} title={page.title(data, t, address)} />
      <div className="stack">
        <p>
          <DocumentLink document={data} />
        </p>
        <dl className="facts">
          {facts.map(([key, value]) =>
            value === null ? null : (
              <div key={key}>
                <dt>{t.text(`document.column.${key}`)}</dt>
                <dd>{value}</dd>
              </div>
            ),
          )}
          {data.code === null ? null : (
            <div>
              <dt>{t.text('verify.fact.code')}</dt>
              <dd>
                <PageLink to={`/verify/${data.code}`}>{data.code.replace(/(.{4})(?=.)/g, '$1-')}</PageLink>
              </dd>
            </div>
          )}
          <div>
            <dt>{t.text('document.column.hash')}</dt>
            <dd className="breaks">
              <code>{data.hash}</code>
            </dd>
          </div>
        </dl>
      </div>
      <Part title={t.text('signature.title')}>
        <SignPanel zone={data.zone} id={data.id} signing={signingRole(actor, data.zone, data.party, undefined) !== undefined} />
      </Part>
    </>
  )
}

export const page = drawn(documentPage, DocumentView)
