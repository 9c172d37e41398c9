import { useQuery } from '@tanstack/react-query'
import { queryFor } from '#web/client/query.ts'
import { Choice, SearchField } from '#web/kit/Choice.tsx'
import { DataTable } from '#web/kit/DataTable.tsx'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { Empty } from '#web/kit/Empty.tsx'
import { ExportMenu } from '#web/kit/ExportMenu.tsx'
import { PageHead, Part } from '#web/kit/PageHead.tsx'
import { PageLink, ViewLink } from '#web/kit/PageLink.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import { useMay } from '#web/kit/useActor.ts'
import { momentText } from '#web/view/moment.ts'
import { GIVEN_ROLES, type Invitation, type PersonSummary } from '../model.ts'
import { InviteForm } from './InviteForm.tsx'
import { grantText, peoplePage } from './pages.ts'
import { placeText } from './words.ts'

/** People with the roles in force; for administrators also inviting, and the invitations not accepted yet. */
function PeopleView({ data, t, address, page }: ViewProps<'listPeople'>) {
  const manages = useMay('people.manage', {})
  const { search } = address
  return (
    <>
      <PageHead title={page.title(data, t, address)} lead={t.text('people.lead')} actions={<ExportMenu />} />
      <div className="filters">
        <Choice
          label={t.text('people.role')}
          name="role"
          value={search['role'] ?? ''}
          clears={['cursor']}
          options={[{ id: '', title: t.text('people.anyRole') }, ...GIVEN_ROLES.map((id) => ({ id, title: t.text(`role.${id}`) }))]}
        />
        <SearchField label={t.text('people.search')} name="q" value={search['q'] ?? ''} action={t.text('people.find')} />
      </div>
      {data.items.length === 0 ? (
        <Empty title={t.text('people.empty')}>{t.text('people.emptyText')}</Empty>
      ) : (
        <DataTable<PersonSummary>
          title={t.text('people.name')}
          rows={data.items}
          rowKey={({ id }) => id}
          columns={[
            { key: 'name', title: t.text('people.column.name'), header: true, cell: (one) => <PageLink to={`/people/${one.id}`}>{one.name}</PageLink> },
            { key: 'email', title: t.text('people.column.email'), cell: (one) => one.email },
            {
              key: 'roles',
              title: t.text('people.column.roles'),
              className: 'wrapped',
              cell: (one) => one.grants.map((grant) => grantText(grant, t)).join('; ') || '–',
            },
            { key: 'secondFactor', title: t.text('people.column.secondFactor'), cell: (one) => t.text(one.secondFactor ? 'people.yes' : 'people.no') },
          ]}
        />
      )}
      {data.next === undefined ? null : (
        <p>
          <ViewLink change={{ cursor: data.next }}>{t.text('people.more')}</ViewLink>
        </p>
      )}
      {manages ? (
        <div className="columns even">
          <Part title={t.text('invite.title')} lead={t.text('invite.lead')}>
            <InviteForm />
          </Part>
          <Invitations />
        </div>
      ) : null}
    </>
  )
}

function Invitations() {
  const t = useTranslator()
  const { data } = useQuery(queryFor('listInvitations', { open: true }))
  return (
    <Part title={t.text('invite.open')}>
      {data === undefined || data.items.length === 0 ? <p className="muted">{t.text('invite.none')}</p> : null}
      <ul className="plain rows">
        {data?.items.map((one) => (
          <InvitationRow key={one.id} one={one} />
        ))}
      </ul>
    </Part>
  )
}

function InvitationRow({ one }: { readonly one: Invitation }) {
  const t = useTranslator()
  return (
    <li>
      <p>
        {one.email}: {t.text(`role.${one.role}`)} ({placeText(one, t)})
      </p>
      <p className="muted small">{t.text('invite.by', { inviter: one.inviter, until: momentText(one.expiresAt, t) })}</p>
    </li>
  )
}

export const page = drawn(peoplePage, PeopleView)
