import { useState } from 'react'
import { dayInTashkent } from '#lib/day.ts'
import { Choice } from '#web/kit/Choice.tsx'
import { DataTable } from '#web/kit/DataTable.tsx'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { Empty } from '#web/kit/Empty.tsx'
import { ExportMenu } from '#web/kit/ExportMenu.tsx'
import { Field, fieldText, SendForm } from '#web/kit/Form.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { PageLink, ViewLink } from '#web/kit/PageLink.tsx'
import { useActor, useMay } from '#web/kit/useActor.ts'
import { useTranslator } from '#web/kit/Translation.tsx'
import { may } from '#lib/access.ts'
import { REPORT_STATES, type ReportSummary } from '../model.ts'
import { submissionsPage } from './pages.ts'
import { ReportingTabs } from './ReportingTabs.tsx'
import { formText, STANDING_TAGS, standingOf, standingText } from './words.ts'

/** What is due and what was given: an enterprise's own, or everything a specialist checks. */
function SubmissionsView({ data, t, address, page }: ViewProps<'listSubmissions'>) {
  const [today] = useState(() => dayInTashkent(new Date()))
  const checks = useMay('submission.check')
  const { state = '', late = '' } = address.search
  return (
    <>
      <PageHead title={page.title(data, t, address)} lead={t.text('submissions.lead')} actions={<ExportMenu />} />
      {checks ? <ReportingTabs section={late === '' ? 'submissions' : 'late'} /> : null}
      <div className="filters">
        <Choice
          label={t.text('submission.column.state')}
          name="state"
          value={state}
          clears={['cursor', 'late']}
          options={[{ id: '', title: t.text('web.all') }, ...REPORT_STATES.map((id) => ({ id, title: standingText(id, t) }))]}
        />
      </div>
      {data.items.length === 0 ? (
        <Empty title={t.text('submissions.empty')}>{t.text('submissions.emptyText')}</Empty>
      ) : (
        <DataTable
          title={t.text('submissions.name')}
          rows={data.items}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'form',
              title: t.text('submission.column.form'),
              header: true,
              className: 'text',
              cell: (report) => (
                <PageLink to={`/zones/${report.zone}/submissions/${report.id}`}>{`${formText(report.formNames, t)}, ${t.periodShort(report.period)}`}</PageLink>
              ),
            },
            {
              key: 'state',
              title: t.text('submission.column.state'),
              cell: (report) => <span className={`tag ${STANDING_TAGS[standingOf(report, today)]}`}>{standingText(standingOf(report, today), t)}</span>,
            },
            { key: 'due', title: t.text('submission.column.due'), sort: ({ due }) => due, cell: ({ due, returnedUntil }) => t.day(returnedUntil ?? due) },
            { key: 'party', title: t.text('submission.column.party'), className: 'text', cell: ({ partyNames }) => t.of(partyNames) },
            { key: 'zone', title: t.text('submission.column.zone'), className: 'text', cell: ({ zoneNames }) => t.of(zoneNames) },
            {
              key: 'submittedOn',
              title: t.text('submission.column.submittedOn'),
              cell: ({ submittedOn }) => (submittedOn === null ? '–' : t.day(submittedOn)),
            },
          ]}
        />
      )}
      {data.next === undefined ? null : (
        <p>
          <ViewLink change={{ cursor: data.next }}>{t.text('submissions.older')}</ViewLink>
        </p>
      )}
      <EventForm items={data.items} />
    </>
  )
}

/** Begins a notice of an event, for an enterprise the reader may report for. */
function EventForm({ items }: { readonly items: readonly ReportSummary[] }) {
  const t = useTranslator()
  const actor = useActor()
  const places = [
    ...new Map(items.filter(({ zone, party }) => may(actor, 'submission.file', { zone, party })).map((one) => [`${one.zone} ${one.party}`, one])).entries(),
  ]
  if (places.length === 0) return null
  return (
    <details className="after">
      <summary>{t.text('submissions.event')}</summary>
      <SendForm
        operation="openEventSubmission"
        input={(form) => {
          const [zone = '', party = ''] = fieldText(form, 'place').split(' ')
          return { zone, party }
        }}
        action={t.text('submissions.eventOpen')}
        done={t.text('submissions.eventOpened')}
      >
        {(problem) => (
          <Field
            label={t.text('submission.column.zone')}
            name="place"
            problem={problem}
            options={places.map(([id, one]) => ({ id, title: `${t.of(one.partyNames)}, ${t.of(one.zoneNames)}` }))}
          />
        )}
      </SendForm>
    </details>
  )
}

export const page = drawn(submissionsPage, SubmissionsView)
