import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '#web/client/call.ts'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { Empty } from '#web/kit/Empty.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { PageLink, ViewLink } from '#web/kit/PageLink.tsx'
import { Tabs } from '#web/kit/Tabs.tsx'
import { momentText } from '#web/view/moment.ts'
import { noticeText } from '../rules.ts'
import { noticesPage } from './pages.ts'

/** What one was told, and marking it as read. */
function NoticesView({ data, t, address, page }: ViewProps<'listNotices'>) {
  const client = useQueryClient()
  const reading = useMutation({
    mutationFn: (ids: string[] | undefined) => call('readNotices', ids === undefined ? {} : { ids }),
    onSuccess: () => client.invalidateQueries(),
  })
  const unread = data.items.some(({ readAt }) => readAt === null)
  return (
    <>
      <PageHead
        title={page.title(data, t, address)}
        lead={t.text('notices.lead')}
        actions={
          <button type="button" className="button" disabled={!unread || reading.isPending} onClick={() => reading.mutate(undefined)}>
            {t.text('notices.readAll')}
          </button>
        }
      />
      <Tabs
        label={t.text('notices.which')}
        name="unread"
        chosen={address.search['unread'] === 'true' ? 'true' : 'all'}
        tabs={[
          { id: 'all', title: t.text('notices.all') },
          { id: 'true', title: t.text('notices.unread') },
        ]}
      />
      {data.items.length === 0 ? <Empty title={t.text('notices.empty')}>{t.text('notices.emptyText')}</Empty> : null}
      <ul className="plain rows notices">
        {data.items.map((notice) => (
          <li key={notice.id} className={notice.readAt === null ? 'unread' : undefined}>
            <p>
              <PageLink to={notice.link}>{noticeText(t, notice)}</PageLink>
            </p>
            <p className="muted small">
              {momentText(notice.at, t)}
              {notice.readAt === null ? (
                <>
                  {' · '}
                  <button type="button" className="link" disabled={reading.isPending} onClick={() => reading.mutate([notice.id])}>
                    {t.text('notices.read')}
                  </button>
                </>
              ) : null}
            </p>
          </li>
        ))}
      </ul>
      {data.next === undefined ? null : (
        <p>
          <ViewLink change={{ cursor: data.next }}>{t.text('notices.older')}</ViewLink>
        </p>
      )}
    </>
  )
}

export const page = drawn(noticesPage, NoticesView)
