import { locatorText } from '#registers/sources/ui/locator.ts'
import type { ZoneEvent } from '#registers/zones/model.ts'
import { PageLink } from '#web/kit/PageLink.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'

/** What happened, newest first, each with its source. */
export function Events({ events, named = false }: { readonly events: readonly ZoneEvent[]; readonly named?: boolean }) {
  const t = useTranslator()
  return (
    <ol className="timeline">
      {events.map((event) => (
        <li key={event.id} id={`event-${event.id}`}>
          <time dateTime={event.date}>{t.periodShort(event.date.length > 7 ? event.date.slice(0, 4) : event.date)}</time>
          <div>
            <p>
              {named ? (
                <>
                  <PageLink to={`/zones/${event.zone}`}>{t.of(event.zoneNames)}</PageLink>:{' '}
                </>
              ) : null}
              {t.of(event.titles)}
              {t.of(event.effects) === '' ? null : <span className="muted"> · {t.of(event.effects)}</span>}
            </p>
            {named ? null : (
              <p className="small muted">
                <PageLink to={`/sources/${event.source}`}>{t.text('web.source')}</PageLink>, {locatorText(event.locator, t)}
              </p>
            )}
          </div>
        </li>
      ))}
    </ol>
  )
}
