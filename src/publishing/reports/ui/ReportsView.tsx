import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { queryFor } from '#web/client/query.ts'
import { DataTable } from '#web/kit/DataTable.tsx'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { Empty } from '#web/kit/Empty.tsx'
import { ExportMenu } from '#web/kit/ExportMenu.tsx'
import { Field, fieldText, SendForm } from '#web/kit/Form.tsx'
import { Part, PageHead } from '#web/kit/PageHead.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { useMay } from '#web/kit/useActor.ts'
import { useTranslator } from '#web/kit/Translation.tsx'
import { momentText } from '#web/view/moment.ts'
import type { Report } from '../model.ts'
import { reportsPage } from './pages.ts'

/** Published reports; for those who write them also the ones under way, and the form that begins one. */
function ReportsView({ data, t, address, page }: ViewProps<'listReports'>) {
  const mayPrepare = useMay('release.prepare')
  return (
    <>
      <PageHead title={page.title(data, t, address)} lead={t.text('report.list.lead')} actions={<ExportMenu />} />
      {data.items.length === 0 ? (
        <Empty title={t.text('report.list.empty')}>{t.text('report.list.emptyText')}</Empty>
      ) : (
        <ReportRows reports={data.items} to="/reports" />
      )}
      {mayPrepare ? <UnderWay /> : null}
      <p>
        <PageLink to="/releases">{t.text('report.toReleases')}</PageLink>
      </p>
    </>
  )
}

function ReportRows({ reports, to }: { readonly reports: readonly Report[]; readonly to: string }) {
  const t = useTranslator()
  return (
    <DataTable
      title={t.text('report.list.name')}
      rows={reports}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'year',
          title: t.text('report.list.column.year'),
          header: true,
          cell: (one) => <PageLink to={`${to}/${one.id}`}>{`${one.year}, ${t.of(one.placeNames)}`}</PageLink>,
        },
        { key: 'id', title: t.text('report.list.column.id'), cell: ({ id }) => id },
        { key: 'state', title: t.text('report.list.column.state'), cell: ({ state }) => t.text(`report.state.${state}`) },
        { key: 'signed', title: t.text('report.list.column.signed'), cell: ({ signedBy }) => signedBy ?? '–' },
        { key: 'published', title: t.text('report.list.column.published'), cell: ({ publishAt }) => (publishAt === null ? '–' : momentText(publishAt, t)) },
      ]}
    />
  )
}

function UnderWay() {
  const t = useTranslator()
  const navigate = useNavigate()
  const { data } = useQuery(queryFor('listReportDrafts', {}))
  const published = useQuery(queryFor('listReports', {})).data?.items ?? []
  if (data === undefined) return null
  const earlier = [...published, ...data.items]
  return (
    <>
      <Part title={t.text('report.underWay')} lead={t.text('report.underWay.lead')}>
        {data.items.length === 0 ? <p className="muted">{t.text('report.underWay.none')}</p> : <ReportRows reports={data.items} to="/reports/drafts" />}
      </Part>
      <Part title={t.text('report.begin')} lead={t.text('report.begin.lead')}>
        {data.releases.length === 0 ? (
          <p className="muted">{t.text('report.begin.none')}</p>
        ) : (
          <SendForm
            operation="beginReport"
            input={(sent) => ({ release: fieldText(sent, 'release'), textsOf: fieldText(sent, 'textsOf') || undefined })}
            action={t.text('report.begin.send')}
            done={t.text('report.done')}
            onDone={({ id }) => void navigate({ to: `/reports/drafts/${id}` })}
          >
            {(problem) => (
              <>
                <Field
                  label={t.text('report.list.column.id')}
                  name="release"
                  problem={problem}
                  options={data.releases.map(({ id, note }) => ({ id, title: `${id} – ${note}` }))}
                />
                {earlier.length === 0 ? null : (
                  <Field
                    label={t.text('report.begin.textsOf')}
                    name="textsOf"
                    required={false}
                    problem={problem}
                    options={[{ id: '', title: t.text('report.begin.noTexts') }, ...earlier.map(({ id }) => ({ id, title: id }))]}
                  />
                )}
              </>
            )}
          </SendForm>
        )}
      </Part>
    </>
  )
}

export const page = drawn(reportsPage, ReportsView)
