import { Choice } from '#web/kit/Choice.tsx'
import { DataTable } from '#web/kit/DataTable.tsx'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { Empty } from '#web/kit/Empty.tsx'
import { ExportMenu } from '#web/kit/ExportMenu.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { PageLink, ViewLink } from '#web/kit/PageLink.tsx'
import { momentText } from '#web/view/moment.ts'
import { MAIL_STATES, type MailSummary } from '../model.ts'
import { outboxPage } from './pages.ts'
import { StateTag } from './StateTag.tsx'

/** Mails of the product with what became of them. */
function OutboxView({ data, t, address, page }: ViewProps<'listMails'>) {
  return (
    <>
      <PageHead title={page.title(data, t, address)} lead={t.text('outbox.lead')} actions={<ExportMenu />} />
      <div className="filters">
        <Choice
          label={t.text('outbox.column.state')}
          name="state"
          value={address.search['state'] ?? ''}
          clears={['cursor']}
          options={[{ id: '', title: t.text('outbox.anyState') }, ...MAIL_STATES.map((id) => ({ id, title: t.text(`outbox.state.${id}`) }))]}
        />
      </div>
      {data.items.length === 0 ? (
        <Empty title={t.text('outbox.empty')} />
      ) : (
        <DataTable<MailSummary>
          title={t.text('outbox.name')}
          rows={data.items}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'subject',
              title: t.text('outbox.column.subject'),
              header: true,
              cell: (one) => <PageLink to={`/outbox/${one.id}`}>{one.subject}</PageLink>,
            },
            { key: 'address', title: t.text('outbox.column.address'), cell: (one) => one.address },
            { key: 'at', title: t.text('outbox.column.at'), cell: (one) => momentText(one.at, t) },
            { key: 'state', title: t.text('outbox.column.state'), cell: (one) => <StateTag state={one.state} t={t} /> },
            { key: 'fault', title: t.text('outbox.column.fault'), className: 'wrapped', cell: (one) => one.fault ?? '–' },
          ]}
        />
      )}
      {data.next === undefined ? null : (
        <p>
          <ViewLink change={{ cursor: data.next }}>{t.text('outbox.older')}</ViewLink>
        </p>
      )}
    </>
  )
}

export const page = drawn(outboxPage, OutboxView)
