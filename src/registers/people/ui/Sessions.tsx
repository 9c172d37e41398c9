import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { OutputOf } from '#lib/operation.ts'
import type { Translator } from '#lib/translator.ts'
import { call } from '#web/client/call.ts'
import { queryFor } from '#web/client/query.ts'
import { DataTable } from '#web/kit/DataTable.tsx'
import { Part } from '#web/kit/PageHead.tsx'
import { momentText } from '#web/view/moment.ts'
import type { mySessions } from '../contract.ts'

type Session = OutputOf<typeof mySessions>['items'][number]

/** Browsers one is signed in with; each can be ended from here. */
export function Sessions({ t }: { readonly t: Translator }) {
  const client = useQueryClient()
  const { data } = useQuery(queryFor('mySessions', {}))
  const ending = useMutation({
    mutationFn: (id: string | undefined) => (id === undefined ? call('endOtherSessions', {}) : call('endSession', { id })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['mySessions'] }),
  })
  const items = data?.items ?? []
  return (
    <Part
      title={t.text('sessions.title')}
      lead={t.text('sessions.lead')}
      actions={
        items.length > 1 ? (
          <button type="button" className="button" disabled={ending.isPending} onClick={() => ending.mutate(undefined)}>
            {t.text('sessions.endOthers')}
          </button>
        ) : undefined
      }
    >
      <div className="sessions">
        <DataTable<Session>
          title={t.text('sessions.title')}
          rows={items}
          rowKey={({ id }) => id}
          columns={[
            { key: 'agent', title: t.text('sessions.agent'), header: true, cell: (one) => browserName(one.agent) },
            { key: 'address', title: t.text('sessions.address'), cell: (one) => one.address ?? '' },
            { key: 'lastUsed', title: t.text('sessions.lastUsed'), cell: (one) => momentText(one.lastUsed, t) },
            {
              key: 'end',
              title: t.text('sessions.action'),
              cell: (one) =>
                one.current ? (
                  <span className="tag good">{t.text('sessions.this')}</span>
                ) : (
                  <button type="button" className="link" disabled={ending.isPending} onClick={() => ending.mutate(one.id)}>
                    {t.text('sessions.end')}
                  </button>
                ),
            },
          ]}
        />
      </div>
    </Part>
  )
}

const BROWSERS = [
  ['Edg/', 'Edge'],
  ['OPR/', 'Opera'],
  ['YaBrowser/', 'Yandex'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const
const SYSTEMS = [
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Windows', 'Windows'],
  ['Mac OS', 'macOS'],
  ['Linux', 'Linux'],
] as const

/** Browser and system as people know them; what is unknown stands as it calls itself. */
function browserName(agent: string | null): string {
  const text = agent ?? ''
  const [browser, system] = [BROWSERS, SYSTEMS].map((names) => names.find(([mark]) => text.includes(mark))?.[1])
  return browser === undefined ? text.slice(0, 60) || '–' : [browser, system].filter((part) => part !== undefined).join(', ')
}
