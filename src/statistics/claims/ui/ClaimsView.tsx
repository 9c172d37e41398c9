import { useQuery } from '@tanstack/react-query'
import { useSubjectNames } from '#registers/zones/ui/names.ts'
import { queryFor } from '#web/client/query.ts'
import { AsOf } from '#web/kit/AsOf.tsx'
import { Choice } from '#web/kit/Choice.tsx'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { Empty } from '#web/kit/Empty.tsx'
import { ExportMenu } from '#web/kit/ExportMenu.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { PageLink, ViewLink } from '#web/kit/PageLink.tsx'
import { useMay } from '#web/kit/useActor.ts'
import { searchOf } from '#web/view/page.ts'
import { ClaimRows } from './ClaimRows.tsx'
import { claimsPage } from './pages.ts'

/** Claims as they were stated, filtered by what they are about. */
function ClaimsView({ data, t, address, page }: ViewProps<'listClaims'>) {
  const { subject = '', measure = '', source = '' } = address.search
  const nameOf = useSubjectNames()
  const mayRecord = useMay('claim.write')
  const { data: zones } = useQuery(queryFor('listZones', { limit: 500 }))
  const { data: measures } = useQuery(queryFor('listMeasures', {}))
  const all = { id: '', title: t.text('web.all') }
  const subjects = [...new Set([...(zones?.items.map(({ id }) => id) ?? []), '1726', '17', ...(subject === '' ? [] : [subject])])]
  return (
    <>
      <PageHead
        title={page.title(data, t, address)}
        lead={t.text('claims.lead')}
        actions={
          <>
            {mayRecord ? (
              <PageLink to="/claims/new" search={searchOf({ subject, measure })} className="button">
                {t.text('claim.new.title')}
              </PageLink>
            ) : null}
            <ExportMenu />
          </>
        }
      />
      <div className="filters">
        <Choice
          label={t.text('claim.column.subject')}
          name="subject"
          value={subject}
          options={[all, ...subjects.map((id) => ({ id, title: nameOf(id) }))]}
          clears={['cursor']}
        />
        <Choice
          label={t.text('claim.column.measure')}
          name="measure"
          value={measure}
          options={[
            all,
            ...(measures?.items.map((item) => ({ id: item.code, title: t.of(item.names) })) ?? (measure === '' ? [] : [{ id: measure, title: measure }])),
          ]}
          clears={['cursor']}
        />
        {source === '' ? null : (
          <Choice label={t.text('web.source')} name="source" value={source} options={[all, { id: source, title: source }]} clears={['cursor']} />
        )}
        <AsOf />
      </div>
      {data.items.length === 0 ? <Empty title={t.text('claims.empty.title')}>{t.text('claims.empty.text')}</Empty> : <ClaimRows claims={data.items} subjects />}
      {data.next === undefined ? null : (
        <p style={{ marginTop: 16 }}>
          <ViewLink change={{ cursor: data.next }} className="button">
            {t.text('web.more')}
          </ViewLink>
        </p>
      )}
    </>
  )
}

export const page = drawn(claimsPage, ClaimsView)
