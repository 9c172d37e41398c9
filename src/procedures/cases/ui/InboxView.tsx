import type { Translator } from '#lib/translator.ts'
import { addDays } from '@sanoat/uzbek'
import type { OutputOf } from '#lib/operation.ts'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { Empty } from '#web/kit/Empty.tsx'
import { ExportMenu } from '#web/kit/ExportMenu.tsx'
import { PageHead, Part } from '#web/kit/PageHead.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import type { showInbox } from '../contract.ts'
import { inboxPage } from './pages.ts'
import { say } from './words.ts'

type Inbox = OutputOf<typeof showInbox>
type Item = Inbox['items'][number]

/** Overdue, this week, later, waiting for others: each row says what, for whom, until when, and the one thing to do. */
function InboxView({ data, t, address, page }: ViewProps<'showInbox'>) {
  const week = addDays(data.today, 7)
  const mine = data.items.filter(({ waitsFor }) => waitsFor === 'me')
  const groups = [
    ['overdue', mine.filter(({ due }) => due !== null && due < data.today)],
    ['week', mine.filter(({ due }) => due !== null && due >= data.today && due <= week)],
    ['later', mine.filter(({ due }) => due === null || due > week)],
    ['others', data.items.filter(({ waitsFor }) => waitsFor === 'others')],
  ] as const
  return (
    <>
      <PageHead title={page.title(data, t, address)} lead={t.text('inbox.lead')} actions={<ExportMenu />} />
      {data.items.length === 0 ? <Empty title={t.text('inbox.empty')}>{t.text('inbox.emptyText')}</Empty> : null}
      {groups.map(([name, items]) =>
        items.length === 0 ? null : (
          <Part key={name} title={t.text(`inbox.group.${name}`, { count: items.length })}>
            <ul className={name === 'others' ? 'plain rows inbox quiet' : 'plain rows inbox'}>
              {items.map((item) => (
                <Row key={`${item.id} ${item.waitsFor}`} item={item} today={data.today} t={t} />
              ))}
            </ul>
          </Part>
        ),
      )}
    </>
  )
}

function Row({ item, today, t }: { readonly item: Item; readonly today: Inbox['today']; readonly t: Translator }) {
  const late = item.due !== null && item.due < today
  return (
    <li>
      <div>
        <p>
          <PageLink to={item.link}>{say(t, item.title)}</PageLink>
        </p>
        <p className="small muted">{t.text(`procedure.${item.kind}`)}</p>
      </div>
      {item.due === null ? null : (
        <p className="due">
          <span className={late ? 'tag bad' : 'small muted'}>
            {late ? t.text('case.overdueSince', { day: t.day(item.due) }) : t.text('case.dueOn', { day: t.day(item.due) })}
          </span>
        </p>
      )}
      {item.action === undefined || !t.has(item.action) ? null : (
        <PageLink to={item.link} className={late ? 'button main' : 'button'}>
          {t.text(item.action)}
        </PageLink>
      )}
    </li>
  )
}

export const page = drawn(inboxPage, InboxView)
