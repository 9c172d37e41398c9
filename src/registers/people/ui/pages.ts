import type { Translator } from '#lib/translator.ts'
import { ofRegister, textCell } from '#web/view/cells.ts'
import { definePage, type PlainPage } from '#web/view/page.ts'
import type { ViewTable } from '#web/view/table.ts'
import { GIVEN_ROLES, type RoleGrant } from '../model.ts'
import { placeText } from './words.ts'

const plain = (path: string, name: string): PlainPage => ({
  path,
  title: (t: Translator) => t.text(`${name}.title`),
  description: (t: Translator) => t.text(`${name}.lead`),
})

export const signInPage = plain('/signin', 'signin')
export const resetPage = plain('/reset', 'reset')
export const setUpPage = plain('/setup', 'setup')
export const registerPage = plain('/register', 'register')

/** What a link invites to. */
export const invitationPage = definePage({
  path: '/invitation/{token}',
  call: ({ params }) => ({ operation: 'showInvitation', input: { token: params['token'] ?? '' } }),
  title: (data, t) => t.text('invitation.title', { role: t.text(`role.${data.role}`) }),
  description: (_data, t) => t.text('invitation.lead'),
})

/** One's own account. */
export const accountPage = definePage({
  path: '/account',
  call: () => ({ operation: 'myAccount', input: {} }),
  title: (data) => data.name,
  description: (_data, t) => t.text('account.lead'),
})

/** People by role, place or name. */
export const peoplePage = definePage({
  path: '/people',
  call: ({ search }) => ({ operation: 'listPeople', input: filterOf(search) }),
  title: (data, t) => t.text('people.title', { count: data.items.length, more: data.next === undefined ? 'no' : 'yes' }),
  description: (_data, t) => t.text('people.lead'),
  tables: (data, t) => [
    {
      name: 'people',
      title: t.text('people.name'),
      columns: ['name', 'email', 'roles', 'secondFactor'].map((key) => ({ key, title: t.text(`people.column.${key}`), numeric: false })),
      rows: data.items.map((one) =>
        [one.name, one.email, one.grants.map((grant) => grantText(grant, t)).join('; '), t.text(one.secondFactor ? 'people.yes' : 'people.no')].map(textCell),
      ),
      ...ofRegister(t),
    },
  ],
})

/** One person with every role ever given. */
export const personPage = definePage({
  path: '/people/{id}',
  call: ({ params }) => ({ operation: 'getPerson', input: { id: params['id'] ?? '' } }),
  title: (data) => data.name,
  description: (_data, t) => t.text('people.lead'),
  tables: (data, t) => [grantsTable(data.grants, t)],
})

function grantsTable(grants: readonly RoleGrant[], t: Translator): ViewTable {
  return {
    name: 'roles',
    title: t.text('grant.name'),
    columns: ['role', 'place', 'from', 'to', 'reason', 'by', 'revoked'].map((key) => ({ key, title: t.text(`grant.column.${key}`), numeric: false })),
    rows: grants.map((grant) =>
      [t.text(`role.${grant.role}`), placeText(grant, t), grant.from, grant.to ?? '', grant.reason, grant.by, grant.revokedAt?.slice(0, 10) ?? ''].map(
        textCell,
      ),
    ),
    ...ofRegister(t),
  }
}

/** A role with its place, as one text. */
export const grantText = (grant: RoleGrant, t: Translator): string => `${t.text(`role.${grant.role}`)} (${placeText(grant, t)})`

function filterOf(search: Readonly<Record<string, string>>) {
  const role = GIVEN_ROLES.find((one) => one === search['role'])
  const given = (name: string) => (search[name] === undefined ? {} : { [name]: search[name] })
  return { ...(role === undefined ? {} : { role }), ...given('zone'), ...given('party'), ...given('q'), ...given('cursor') }
}
