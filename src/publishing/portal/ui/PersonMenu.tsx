import { Icon } from '#web/kit/Icon.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import { useActor } from '#web/kit/useActor.ts'

/** Who is inside, in the bar; nothing for the public. */
export function PersonMenu() {
  const t = useTranslator()
  const actor = useActor()
  return actor.id === 'public' ? null : (
    <PageLink to="/key" className="icon-button" label={t.text('key.inside', { name: actor.name })}>
      <Icon name="key" />
      <span>{actor.name}</span>
    </PageLink>
  )
}
