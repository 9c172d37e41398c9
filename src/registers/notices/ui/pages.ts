import { definePage } from '#web/view/page.ts'

/** What one was told, newest first. */
export const noticesPage = definePage({
  path: '/notices',
  call: ({ search }) => ({
    operation: 'listNotices',
    input: { unread: search['unread'] === 'true', ...(search['cursor'] === undefined ? {} : { cursor: search['cursor'] }) },
  }),
  title: (data, t) => t.text('notices.title', { count: data.items.filter(({ readAt }) => readAt === null).length }),
  description: (_data, t) => t.text('notices.lead'),
})
