import { useQuery } from '@tanstack/react-query'
import { queryFor } from '#web/client/query.ts'
import { Part } from '#web/kit/PageHead.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { useMay } from '#web/kit/useActor.ts'
import { useTranslator } from '#web/kit/Translation.tsx'

const SHOWN = 20

/** Enterprises that the register knows in a zone, by name and activity; nothing where it knows none. */
export function Residents({ zone }: { readonly zone: string }) {
  const t = useTranslator()
  const { data } = useQuery(queryFor('listResidents', { zone, limit: SHOWN }))
  const mayRead = useMay('register.read', { zone })
  if (data === undefined || data.total === 0) return null
  return (
    <Part title={t.text('residents.title')} lead={t.text('residents.lead', { count: data.total })}>
      <ul className="plain">
        {data.items.map(({ id, names, ifut }) => (
          <li key={id}>
            {mayRead ? <PageLink to={`/enterprises/${id}`}>{t.of(names)}</PageLink> : t.of(names)}
            {ifut === null ? null : <span className="small muted"> {t.text('passport.fact.ifut', { code: ifut })}</span>}
          </li>
        ))}
      </ul>
      {mayRead ? (
        <p>
          <PageLink to="/enterprises" search={{ zone }}>
            {t.text('residents.all')}
          </PageLink>
        </p>
      ) : null}
    </Part>
  )
}
