import { ofRegister, textCell } from '#web/view/cells.ts'
import { definePage } from '#web/view/page.ts'
import { MAIL_STATES } from '../model.ts'

/** Mails with what became of them, newest first. */
export const outboxPage = definePage({
  path: '/outbox',
  call: ({ search }) => {
    const state = MAIL_STATES.find((one) => one === search['state'])
    return {
      operation: 'listMails',
      input: { ...(state === undefined ? {} : { state }), ...(search['cursor'] === undefined ? {} : { cursor: search['cursor'] }) },
    }
  },
  title: (data, t) => t.text('outbox.title', { failed: data.items.filter(({ state }) => state === 'failed').length }),
  description: (_data, t) => t.text('outbox.lead'),
  tables: (data, t) => [
    {
      name: 'mails',
      title: t.text('outbox.name'),
      columns: ['at', 'address', 'subject', 'state', 'fault'].map((key) => ({ key, title: t.text(`outbox.column.${key}`), numeric: false })),
      rows: data.items.map((one) => [one.at, one.address, one.subject, t.text(`outbox.state.${one.state}`), one.fault ?? ''].map(textCell)),
      ...ofRegister(t),
    },
  ],
})

/** One mail. */
export const mailPage = definePage({
  path: '/outbox/{id}',
  call: ({ params }) => ({ operation: 'getMail', input: { id: params['id'] ?? '' } }),
  title: (data) => data.subject,
  description: (_data, t) => t.text('outbox.lead'),
})
