import { useQuery } from '@tanstack/react-query'
import { queryFor } from '#web/client/query.ts'
import { PageLink } from '#web/kit/PageLink.tsx'
import { useMay } from '#web/kit/useActor.ts'
import { useTranslator } from '#web/kit/Translation.tsx'

/** The way to a zone's land, where it has lots or the reader may enter them. */
export function LandLink({ zone }: { readonly zone: string }) {
  const t = useTranslator()
  const mayWrite = useMay('land.write', { zone })
  const { data } = useQuery(queryFor('showLand', { zone }))
  if (!mayWrite && (data === undefined || data.balance.lots.lots === 0)) return null
  return (
    <PageLink to={`/zones/${zone}/land`} className="button">
      {t.text('land.passport.link')}
    </PageLink>
  )
}
