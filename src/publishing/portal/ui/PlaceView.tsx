import { useQuery } from '@tanstack/react-query'
import { SubjectLink } from '#registers/zones/ui/SubjectLink.tsx'
import { ClaimRows } from '#statistics/claims/ui/ClaimRows.tsx'
import { queryFor } from '#web/client/query.ts'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { Empty } from '#web/kit/Empty.tsx'
import { ExportMenu } from '#web/kit/ExportMenu.tsx'
import { Part, PageHead } from '#web/kit/PageHead.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { placePage } from './placePage.ts'

/** A territory with its zones, what is claimed of it, and the territories inside it. */
function PlaceView({ data, t, address, page }: ViewProps<'getPlace'>) {
  const { place, children } = data
  const { data: zones } = useQuery(queryFor('listZones', { place: place.soato, limit: 500 }))
  const { data: claims } = useQuery(queryFor('listClaims', { subject: place.soato, limit: 100 }))
  return (
    <>
      <PageHead
        kicker={
          <>
            <span>{t.text(`place.level.${place.level}`)}</span>
            <span>{t.text('place.soato', { code: place.soato })}</span>
            {place.parent === null ? null : <SubjectLink subject={place.parent} />}
          </>
        }
        title={page.title(data, t, address)}
        lead={place.aliases.length === 0 ? undefined : t.text('place.aliases', { aliases: place.aliases.join(', ') })}
        actions={
          <>
            <PageLink to="/analysis" search={{ place: place.soato }} className="button">
              {t.text('place.analysis')}
            </PageLink>
            <ExportMenu />
          </>
        }
      />
      <Part title={t.text('place.zones')}>
        {zones === undefined ? null : zones.items.length === 0 ? (
          <Empty title={t.text('place.noZones')}>{t.text('place.noZonesText')}</Empty>
        ) : (
          <ul className="rows plain">
            {zones.items.map((zone) => (
              <li key={zone.id} className="pair">
                <PageLink to={`/zones/${zone.id}`}>{t.of(zone.names)}</PageLink>{' '}
                <span className="muted small">
                  {t.of(zone.districtNames)}
                  {zone.founded === null ? '' : `, ${t.text('passport.since', { year: String(zone.founded) })}`}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Part>
      <Part title={t.text('place.claims')}>
        {claims === undefined ? null : claims.items.length === 0 ? <Empty title={t.text('place.noClaims')} /> : <ClaimRows claims={claims.items} />}
      </Part>
      {children.length === 0 ? null : (
        <Part title={t.text('place.children')}>
          <ul className="chips">
            {children.map((child) => (
              <li key={child.soato}>
                <PageLink to={`/places/${child.soato}`}>{t.of(child.names)}</PageLink>
              </li>
            ))}
          </ul>
        </Part>
      )}
    </>
  )
}

export const page = drawn(placePage, PlaceView)
