import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { queryFor } from '#web/client/query.ts'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { Empty } from '#web/kit/Empty.tsx'
import { ExportMenu } from '#web/kit/ExportMenu.tsx'
import { Field, fieldText, SendForm } from '#web/kit/Form.tsx'
import { Part, PageHead } from '#web/kit/PageHead.tsx'
import { useMay } from '#web/kit/useActor.ts'
import { useTranslator } from '#web/kit/Translation.tsx'
import { releasesPage } from './pages.ts'
import { ReleaseRows } from './ReleaseRows.tsx'

/** Published releases; for those who prepare them also what is not public yet, and the form that freezes. */
function ReleasesView({ data, t, address, page }: ViewProps<'listReleases'>) {
  const mayPrepare = useMay('release.prepare')
  return (
    <>
      <PageHead title={page.title(data, t, address)} lead={t.text('release.list.lead')} actions={<ExportMenu />} />
      {data.items.length === 0 ? (
        <Empty title={t.text('release.list.empty')}>{t.text('release.list.emptyText')}</Empty>
      ) : (
        <ReleaseRows releases={data.items} to="/releases" />
      )}
      {mayPrepare ? <Hidden /> : null}
      {mayPrepare ? <PrepareForm /> : null}
    </>
  )
}

function Hidden() {
  const t = useTranslator()
  const { data } = useQuery(queryFor('listReleaseDrafts', {}))
  return (
    <Part title={t.text('release.hidden')} lead={t.text('release.hidden.lead')}>
      {data === undefined || data.items.length === 0 ? (
        <p className="muted">{t.text('release.hidden.none')}</p>
      ) : (
        <ReleaseRows releases={data.items} to="/releases/drafts" />
      )}
    </Part>
  )
}

function PrepareForm() {
  const t = useTranslator()
  const navigate = useNavigate()
  const regions = useQuery(queryFor('listPlaces', { level: 'region', limit: 100 })).data?.items ?? []
  const runs = useQuery(queryFor('listRuns', { limit: 100 })).data?.items ?? []
  return (
    <Part title={t.text('release.prepare')} lead={t.text('release.prepare.lead')}>
      {regions.length === 0 ? null : (
        <SendForm
          operation="prepareRelease"
          input={(sent) => ({
            place: fieldText(sent, 'place'),
            period: fieldText(sent, 'period'),
            note: fieldText(sent, 'note'),
            run: fieldText(sent, 'run') || undefined,
          })}
          action={t.text('release.prepare.send')}
          done={t.text('release.done')}
          onDone={({ id }) => void navigate({ to: `/releases/drafts/${id}` })}
        >
          {(problem) => (
            <>
              <Field label={t.text('release.column.period')} name="period" problem={problem} hint={t.text('release.prepare.periodHint')} />
              <Field
                label={t.text('release.column.place')}
                name="place"
                problem={problem}
                value="1726"
                options={regions.map(({ soato, names }) => ({ id: soato, title: t.of(names) }))}
              />
              <Field
                label={t.text('release.part.rating')}
                name="run"
                problem={problem}
                required={false}
                options={[
                  { id: '', title: t.text('release.prepare.computed') },
                  ...runs.map((run) => ({ id: run.id, title: `${t.of(run.methodNames)}, ${t.of(run.placeNames)}, ${t.periodShort(run.period)}` })),
                ]}
              />
              <Field label={t.text('release.column.note')} name="note" problem={problem} hint={t.text('release.prepare.noteHint')} />
            </>
          )}
        </SendForm>
      )}
    </Part>
  )
}

export const page = drawn(releasesPage, ReleasesView)
