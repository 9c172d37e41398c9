import { Empty } from '#web/kit/Empty.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import type { Rating } from '../model.ts'
import { partsOf } from './views.ts'
import { nodeNames } from './words.ts'

/** Below this mean silhouette width there are hardly any groups. */
const HARDLY = 0.25

/** Zones of like profile beside each other, whatever their total. */
export function Groups({ rating }: { readonly rating: Pick<Rating, 'rows' | 'content' | 'indicators' | 'groups' | 'silhouette'> }) {
  const t = useTranslator()
  const nameOf = nodeNames(rating.content, rating.indicators, t)
  const zones = new Map(rating.rows.map(({ subject, names }) => [subject, t.of(names)]))
  const parts = partsOf(rating)
  if (rating.groups.length === 0) return <Empty title={t.text('rating.groups.none')}>{t.text('rating.groups.noneText')}</Empty>
  return (
    <>
      <p style={{ marginBottom: 16 }}>{t.text('rating.groups.lead', { silhouette: rating.silhouette ?? 0 })}</p>
      {(rating.silhouette ?? 0) < HARDLY ? <p className="notice warning">{t.text('rating.groups.hardly')}</p> : null}
      <div className="table-scroll" role="region" aria-label={t.text('rating.view.groups')} tabIndex={0}>
        <table className="data">
          <thead>
            <tr>
              <th scope="col">{t.text('rating.groups.zones')}</th>
              {parts.map((code) => (
                <th key={code} scope="col" className="number">
                  {nameOf(code)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rating.groups.map(({ members, profile, typical }) => (
              <tr key={members.join()}>
                <th scope="row">
                  {members.map((member, index) => (
                    <span key={member}>
                      {index === 0 ? null : ', '}
                      <PageLink to={`/zones/${member}`} className={member === typical ? 'strong' : undefined}>
                        {zones.get(member) ?? member}
                      </PageLink>
                    </span>
                  ))}
                </th>
                {profile.map((score, index) => (
                  <td key={parts[index]} className="number">
                    {t.number(score, { digits: 0 })}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="chart-note">{t.text('rating.groups.note')}</p>
    </>
  )
}
