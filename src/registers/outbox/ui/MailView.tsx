import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { momentText } from '#web/view/moment.ts'
import { mailPage } from './pages.ts'
import { StateTag } from './StateTag.tsx'

/** One mail with its text, unless that holds a link by which one may enter. */
function MailView({ data, t, address, page }: ViewProps<'getMail'>) {
  return (
    <>
      <PageHead
        title={page.title(data, t, address)}
        kicker={
          <>
            <PageLink to="/outbox">{t.text('outbox.name')}</PageLink>
            <span>{data.address}</span>
            <span>{momentText(data.at, t)}</span>
          </>
        }
      />
      <div className="stack">
        <p>
          <StateTag state={data.state} t={t} /> {data.fault}
        </p>
        {data.body === null ? <p className="notice">{t.text('outbox.secret')}</p> : <p className="mail-text">{data.body}</p>}
      </div>
    </>
  )
}

export const page = drawn(mailPage, MailView)
