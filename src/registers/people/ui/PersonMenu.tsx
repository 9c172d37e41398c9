import { useQuery } from '@tanstack/react-query'
import { may } from '#lib/access.ts'
import { queryFor } from '#web/client/query.ts'
import { leave, sessionQuery } from '#web/client/session.ts'
import { usePath } from '#web/kit/address.ts'
import { Icon } from '#web/kit/Icon.tsx'
import { Menu } from '#web/kit/Menu.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import { useActor } from '#web/kit/useActor.ts'
import { goOn } from './goOn.ts'

/** Who is inside, in the bar: the way in for the public, the name with its menu for people. */
export function PersonMenu() {
  const t = useTranslator()
  const actor = useActor()
  const path = usePath()
  if (actor.id === 'public') {
    const below = path.replace(new RegExp(`^/${t.language}(?=/|$)`), '')
    return (
      <PageLink to="/signin" search={below === '' || below === '/' || below === '/signin' ? {} : { next: below }} className="icon-button">
        {t.text('signin.enter')}
      </PageLink>
    )
  }
  if (actor.session === undefined)
    return (
      <>
        <Inbox />
        <PageLink to="/key" className="icon-button" label={t.text('key.inside', { name: actor.name })}>
          <Icon name="key" />
          <span className="person-name">{actor.name}</span>
        </PageLink>
      </>
    )
  return (
    <>
      <Inbox />
      <Bell />
      <Menu
        title={actor.name}
        label={
          <>
            <Icon name="person" />
            <span className="hidden">{t.text('person.menu', { name: actor.name })}</span>
            <span className="person-name" aria-hidden="true">
              {actor.name}
            </span>
          </>
        }
      >
        {may(actor, 'case.read') ? <PageLink to="/cases">{t.text('person.cases')}</PageLink> : null}
        {may(actor, 'register.read') ? <PageLink to="/obligations">{t.text('person.obligations')}</PageLink> : null}
        <PageLink to="/account">{t.text('person.account')}</PageLink>
        {may(actor, 'people.read', {}) ? <PageLink to="/people">{t.text('people.name')}</PageLink> : null}
        {may(actor, 'mail.read', {}) ? <PageLink to="/outbox">{t.text('outbox.name')}</PageLink> : null}
        <hr />
        <button type="button" onClick={() => void leave().then(() => goOn('/'))}>
          {t.text('signin.leave')}
        </button>
      </Menu>
    </>
  )
}

/** How many things wait for the reader, and the way to them; asked again each minute. */
function Inbox() {
  const t = useTranslator()
  const items = useQuery({ ...queryFor('showInbox', {}), refetchInterval: 60_000 }).data?.items ?? []
  const count = items.filter(({ waitsFor }) => waitsFor === 'me').length
  return (
    <PageLink to="/inbox" className="icon-button bell" label={t.text('person.inbox', { count })}>
      <Icon name="inbox" />
      {count === 0 ? null : <span className="count">{count > 99 ? '99+' : count}</span>}
    </PageLink>
  )
}

/** How many notices are not read, and the way to them; asked again each minute. */
function Bell() {
  const t = useTranslator()
  const unread = useQuery({ ...sessionQuery, refetchInterval: 60_000 }).data?.unread ?? 0
  return (
    <PageLink to="/notices" className="icon-button bell" label={t.text('person.notices', { count: unread })}>
      <Icon name="bell" />
      {unread === 0 ? null : <span className="count">{unread > 99 ? '99+' : unread}</span>}
    </PageLink>
  )
}

/** Says on every page that a training account is inside, and leads to the one zone it acts in. */
export function TrainingBanner() {
  const t = useTranslator()
  return useActor().training === true ? (
    <div className="training" role="status">
      <div className="wrap">
        {t.text('training.banner')} <PageLink to="/zones/oquv-zona">{t.text('training.zone')}</PageLink>
      </div>
    </div>
  ) : null
}
