import { useQuery } from '@tanstack/react-query'
import { queryFor } from '#web/client/query.ts'
import { DataTable } from '#web/kit/DataTable.tsx'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { Empty } from '#web/kit/Empty.tsx'
import { ExportMenu } from '#web/kit/ExportMenu.tsx'
import { Part, PageHead } from '#web/kit/PageHead.tsx'
import { PageLink, ViewLink } from '#web/kit/PageLink.tsx'
import { useMay } from '#web/kit/useActor.ts'
import { useTranslator } from '#web/kit/Translation.tsx'
import type { Run } from '../model.ts'
import { runsPage } from './pages.ts'
import { RatingTabs } from './RatingFrame.tsx'
import { STATE_TAGS } from './words.ts'

/** Published ratings; for those who make them also the drafts. */
function RunsView({ data, t, address, page }: ViewProps<'listRuns'>) {
  const mayDraft = useMay('rating.draft')
  return (
    <>
      <PageHead title={page.title(data, t, address)} lead={t.text('rating.runs.lead')} actions={<ExportMenu />} />
      <RatingTabs section="runs" />
      {data.items.length === 0 ? (
        <Empty title={t.text('rating.runs.empty')}>{t.text('rating.runs.emptyText')}</Empty>
      ) : (
        <RunRows runs={data.items} to="/rating/runs" />
      )}
      {data.next === undefined ? null : (
        <p>
          <ViewLink change={{ cursor: data.next }}>{t.text('rating.runs.older')}</ViewLink>
        </p>
      )}
      {mayDraft ? <Drafts /> : null}
    </>
  )
}

function Drafts() {
  const t = useTranslator()
  const { data } = useQuery(queryFor('listDrafts', {}))
  return (
    <Part title={t.text('rating.drafts')} lead={t.text('rating.drafts.lead')}>
      {data === undefined || data.items.length === 0 ? (
        <p className="muted">{t.text('rating.drafts.none')}</p>
      ) : (
        <RunRows runs={data.items} to="/rating/drafts" />
      )}
    </Part>
  )
}

function RunRows({ runs, to }: { readonly runs: readonly Run[]; readonly to: string }) {
  const t = useTranslator()
  return (
    <DataTable
      title={t.text('rating.runs.name')}
      rows={runs}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'run',
          title: t.text('rating.runs.column.place'),
          header: true,
          cell: (run) => <PageLink to={`${to}/${run.id}`}>{`${t.of(run.placeNames)}, ${t.periodShort(run.period)}`}</PageLink>,
        },
        {
          key: 'method',
          title: t.text('rating.runs.column.method'),
          cell: (run) => t.text('rating.method.title', { method: t.of(run.methodNames), version: run.version }),
        },
        {
          key: 'state',
          title: t.text('rating.runs.column.state'),
          cell: ({ state }) => <span className={`tag ${STATE_TAGS[state]}`}>{t.text(`rating.state.${state}`)}</span>,
        },
        { key: 'published', title: t.text('rating.runs.column.publishedOn'), cell: ({ publishedOn }) => (publishedOn === null ? '–' : t.day(publishedOn)) },
        {
          key: 'until',
          title: t.text('rating.runs.column.objectionsUntil'),
          cell: ({ objectionsUntil }) => (objectionsUntil === null ? '–' : t.day(objectionsUntil)),
        },
      ]}
    />
  )
}

export const page = drawn(runsPage, RunsView)
