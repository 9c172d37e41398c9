import { useQuery } from '@tanstack/react-query'
import { queryFor } from '#web/client/query.ts'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { Empty } from '#web/kit/Empty.tsx'
import { ExportMenu } from '#web/kit/ExportMenu.tsx'
import { Part, PageHead } from '#web/kit/PageHead.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { ClaimRows } from './ClaimRows.tsx'
import { sourcePage } from './pages.ts'

/** A source and every claim that rests on it. */
function SourceView({ data, t, address, page }: ViewProps<'getSource'>) {
  const { data: claims } = useQuery(queryFor('listClaims', { source: data.id, limit: 500 }))
  return (
    <>
      <PageHead
        kicker={
          <>
            <PageLink to="/sources">{t.text('web.nav.sources')}</PageLink>
            <span>{t.text(`source.kind.${data.kind}`)}</span>
            {data.date === null ? null : <span>{t.day(data.date)}</span>}
          </>
        }
        title={page.title(data, t, address)}
        actions={<ExportMenu tables={false} />}
      />
      <dl className="facts" style={{ maxWidth: 720 }}>
        <div>
          <dt>{t.text('source.publisher')}</dt>
          <dd>{data.publisher === '' ? t.text('source.unknown') : data.publisher}</dd>
        </div>
        <div>
          <dt>{t.text('source.date')}</dt>
          <dd>{data.date === null ? t.text('source.unknown') : t.day(data.date)}</dd>
        </div>
        <div>
          <dt>{t.text('source.priority')}</dt>
          <dd>
            {t.number(data.priority)} <span className="muted small">{t.text('source.priorityNote')}</span>
          </dd>
        </div>
        {data.note === '' ? null : (
          <div>
            <dt>{t.text('source.note')}</dt>
            <dd lang="en">{data.note}</dd>
          </div>
        )}
      </dl>
      <Part
        title={t.text('claim.list')}
        actions={
          <PageLink to="/claims" search={{ source: data.id }}>
            {t.text('source.claimsPage')}
          </PageLink>
        }
      >
        {claims === undefined ? null : claims.items.length === 0 ? <Empty title={t.text('source.noClaims')} /> : <ClaimRows claims={claims.items} subjects />}
      </Part>
    </>
  )
}

export const page = drawn(sourcePage, SourceView)
