import { SubjectLink } from '#registers/zones/ui/SubjectLink.tsx'
import { Choice } from '#web/kit/Choice.tsx'
import { DataTable, type Column } from '#web/kit/DataTable.tsx'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { Empty } from '#web/kit/Empty.tsx'
import { ExportMenu } from '#web/kit/ExportMenu.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { findingState, severity, type Finding } from '../model.ts'
import { findingText, ruleTitle, SEVERITY_TAGS, STATE_TAGS } from './finding.ts'
import { findingsPage } from './pages.ts'

const WEIGHT = { error: 0, warning: 1, note: 2 } as const

/** Data quality: what the rules find, by severity and state. */
function FindingsView({ data, t, address, page }: ViewProps<'listFindings'>) {
  const { state = '', severity: level = '', rule = '', subject = '' } = address.search
  const all = { id: '', title: t.text('web.all') }
  const columns: Column<Finding>[] = [
    {
      key: 'severity',
      title: t.text('quality.column.severity'),
      sort: (finding) => WEIGHT[finding.severity],
      cell: (finding) => <span className={`tag ${SEVERITY_TAGS[finding.severity]}`}>{t.text(`quality.severity.${finding.severity}`)}</span>,
    },
    {
      key: 'finding',
      title: t.text('quality.column.finding'),
      header: true,
      className: 'wide',
      cell: (finding) => (
        <PageLink to={`/quality/${encodeURIComponent(finding.id)}`} className="sentence">
          {findingText(finding, t)}
        </PageLink>
      ),
    },
    {
      key: 'subject',
      title: t.text('quality.column.subject'),
      sort: (finding) => finding.subject,
      cell: (finding) => <SubjectLink subject={finding.subject} />,
    },
    { key: 'arithmetic', title: t.text('quality.column.arithmetic'), className: 'text', cell: ({ arithmetic }) => <span className="small">{arithmetic}</span> },
    {
      key: 'rule',
      title: t.text('quality.column.rule'),
      sort: (finding) => ruleTitle(finding.rule, t),
      cell: (finding) => <span className="small muted">{ruleTitle(finding.rule, t)}</span>,
    },
    {
      key: 'state',
      title: t.text('quality.column.state'),
      sort: (finding) => finding.state,
      cell: (finding) => <span className={`tag ${STATE_TAGS[finding.state]}`}>{t.text(`quality.state.${finding.state}`)}</span>,
    },
  ]
  return (
    <>
      <PageHead title={page.title(data, t, address)} lead={t.text('quality.lead')} actions={<ExportMenu />} />
      <div className="filters">
        <Choice
          label={t.text('quality.column.severity')}
          name="severity"
          value={level}
          options={[all, ...severity.options.map((id) => ({ id, title: t.text(`quality.severity.${id}`) }))]}
        />
        <Choice
          label={t.text('quality.column.state')}
          name="state"
          value={state}
          options={[all, ...findingState.options.map((id) => ({ id, title: t.text(`quality.state.${id}`) }))]}
        />
        <Choice
          label={t.text('quality.column.rule')}
          name="rule"
          value={rule}
          options={[all, ...data.rules.map((item) => ({ id: item.rule, title: `${ruleTitle(item.rule, t)} (${t.number(item.findings)})` }))]}
        />
        {subject === '' ? null : (
          <Choice label={t.text('quality.column.subject')} name="subject" value={subject} options={[all, { id: subject, title: subject }]} />
        )}
      </div>
      {data.items.length === 0 ? (
        <Empty title={t.text('quality.empty.title')}>{t.text('quality.empty.text')}</Empty>
      ) : (
        <DataTable
          title={t.text('web.nav.quality')}
          columns={columns}
          rows={data.items.toSorted((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity])}
          rowKey={({ id }) => id}
        />
      )}
    </>
  )
}

export const page = drawn(findingsPage, FindingsView)
