import { useState } from 'react'
import { CellBar } from '#web/figure/CellBar.tsx'
import { Choice } from '#web/kit/Choice.tsx'
import { DataTable } from '#web/kit/DataTable.tsx'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { Empty } from '#web/kit/Empty.tsx'
import { ExportMenu } from '#web/kit/ExportMenu.tsx'
import { Field, fieldText, SendForm } from '#web/kit/Form.tsx'
import { PageHead, Part } from '#web/kit/PageHead.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { useMay } from '#web/kit/useActor.ts'
import { useTranslator } from '#web/kit/Translation.tsx'
import type { Round } from '../model.ts'
import { roundsPage, yearOf } from './pages.ts'
import { ReportingTabs } from './ReportingTabs.tsx'

const FORMS = ['ksz-1', 'ksz-2', 'ksz-3', 'ksz-e'] as const

/** How far reporting has come: by zone and period, with the shares that came in time and that are complete. */
function RoundsView({ data, t, address, page }: ViewProps<'listReportingRounds'>) {
  const { form = 'ksz-1', year } = address.search
  return (
    <>
      <PageHead title={page.title(data, t, address)} lead={t.text('reporting.lead')} actions={<ExportMenu />} />
      <ReportingTabs section="rounds" />
      <FormAndYear form={form} year={yearOf(year)} />
      {data.items.length === 0 ? <Empty title={t.text('reporting.empty')}>{t.text('reporting.emptyText')}</Empty> : <RoundRows rounds={data.items} />}
      <RoundForms rounds={data.items} form={form} />
    </>
  )
}

export function FormAndYear({ form, year }: { readonly form: string; readonly year: number }) {
  const t = useTranslator()
  const [now] = useState(() => new Date().getUTCFullYear())
  return (
    <div className="filters">
      <Choice label={t.text('submission.column.form')} name="form" value={form} options={FORMS.map((id) => ({ id, title: id.toUpperCase() }))} />
      <Choice
        label={t.text('reporting.year')}
        name="year"
        value={String(year)}
        options={[...new Set([now, now - 1, now - 2, year])].map((one) => ({ id: String(one), title: String(one) }))}
      />
    </div>
  )
}

function RoundRows({ rounds }: { readonly rounds: readonly Round[] }) {
  const t = useTranslator()
  const share = (part: number, whole: number) => (whole === 0 ? '–' : t.percent(part / whole, { digits: 0 }))
  return (
    <DataTable
      title={t.text('reporting.name')}
      rows={rounds}
      rowKey={({ zone, form, period }) => `${zone} ${form} ${period}`}
      tall={rounds.length > 40}
      columns={[
        {
          key: 'zone',
          title: t.text('reporting.column.zone'),
          header: true,
          className: 'text',
          cell: (round) => (
            <PageLink to={`/zones/${round.zone}/reporting`} search={{ form: round.form, year: round.period.slice(0, 4) }}>
              {t.of(round.zoneNames)}
            </PageLink>
          ),
        },
        { key: 'period', title: t.text('reporting.column.period'), sort: ({ period }) => period, cell: ({ period }) => t.periodShort(period) },
        { key: 'due', title: t.text('reporting.column.due'), cell: ({ due }) => t.day(due) },
        {
          key: 'dueCount',
          title: t.text('reporting.column.dueCount'),
          numeric: true,
          sort: ({ dueCount }) => dueCount,
          cell: ({ dueCount }) => t.number(dueCount),
        },
        {
          key: 'approvedCount',
          title: t.text('reporting.column.complete'),
          sort: ({ approvedCount, dueCount }) => approvedCount / Math.max(dueCount, 1),
          className: 'bar-column',
          cell: ({ approvedCount, dueCount }) => (
            <CellBar value={approvedCount} max={Math.max(dueCount, 1)} certainty="exact">
              {share(approvedCount, dueCount)}
            </CellBar>
          ),
        },
        { key: 'onTimeCount', title: t.text('reporting.column.onTime'), numeric: true, cell: ({ onTimeCount, dueCount }) => share(onTimeCount, dueCount) },
        { key: 'imputedCount', title: t.text('reporting.column.imputedCount'), numeric: true, cell: ({ imputedCount }) => t.number(imputedCount) },
        {
          key: 'state',
          title: t.text('reporting.column.state'),
          cell: ({ state }) => <span className={state === 'locked' ? 'tag good' : 'tag'}>{t.text(`reporting.state.${state}`)}</span>,
        },
      ]}
    />
  )
}

/** Opening, imputing and locking a round, for whoever may. */
function RoundForms({ rounds, form }: { readonly rounds: readonly Round[]; readonly form: string }) {
  const t = useTranslator()
  const manages = useMay('period.manage')
  const locks = useMay('period.reopen')
  const open = rounds
    .filter(({ state }) => state === 'open')
    .map((round) => ({ id: `${round.zone} ${round.period}`, title: `${t.of(round.zoneNames)}, ${t.periodShort(round.period)}` }))
  const input = (data: FormData) => {
    const [zone = '', period = ''] = fieldText(data, 'round').split(' ')
    return { zone, form, period }
  }
  if (!manages || open.length === 0) return null
  return (
    <Part id="rounds" title={t.text('reporting.manage')} lead={t.text('reporting.manageLead')}>
      <details>
        <summary>{t.text('reporting.impute')}</summary>
        <SendForm operation="imputeReportingRound" input={input} action={t.text('reporting.impute')} done={t.text('reporting.imputed')}>
          {(problem) => <Field label={t.text('reporting.round')} name="round" problem={problem} options={open} />}
        </SendForm>
      </details>
      {locks ? (
        <details>
          <summary>{t.text('reporting.lock')}</summary>
          <SendForm operation="lockReportingRound" input={input} action={t.text('reporting.lock')} done={t.text('reporting.lockedNow')}>
            {(problem) => <Field label={t.text('reporting.round')} name="round" problem={problem} options={open} />}
          </SendForm>
        </details>
      ) : null}
    </Part>
  )
}

export const page = drawn(roundsPage, RoundsView)
