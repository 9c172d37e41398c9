import type { Translator } from '#lib/translator.ts'
import { PageLink } from '#web/kit/PageLink.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import type { EnterpriseEvent, EnterpriseFile } from '../model.ts'

/** What happened to an enterprise in the register, newest first, with who did it. */
export function EnterpriseTimeline({ data }: { readonly data: EnterpriseFile }) {
  const t = useTranslator()
  return (
    <ol className="timeline">
      {data.events.map((event) => (
        <li key={`${event.at} ${event.kind}`}>
          <time dateTime={event.day}>{event.day.slice(0, 4)}</time>
          <div>
            <p>
              {sentence(event, data, t)}
              {event.note === '' ? null : <span className="muted"> · {event.note}</span>}
            </p>
            <p className="small muted">
              {t.day(event.day)}, {event.by}
              {event.other === null ? null : (
                <>
                  {' · '}
                  <PageLink to={`/enterprises/${event.other}`}>{t.text('enterprise.otherRecord')}</PageLink>
                </>
              )}
            </p>
          </div>
        </li>
      ))}
    </ol>
  )
}

function sentence(event: EnterpriseEvent, { residencies }: EnterpriseFile, t: Translator): string {
  if (event.kind === 'changed')
    return t.text('enterprise.event.changed', { fields: t.list(event.fields.map((field) => t.text(`enterprise.field.${field}`).toLocaleLowerCase())) })
  if (event.kind === 'status') return t.text('enterprise.event.status', { status: t.text(`enterprise.status.${event.status}`) })
  if (event.kind === 'residency') {
    const zone = residencies.find((one) => one.zone === event.status)
    return t.text('enterprise.event.residency', { zone: zone === undefined ? (event.status ?? '') : t.of(zone.zoneNames) })
  }
  return t.text(`enterprise.event.${event.kind}`)
}
