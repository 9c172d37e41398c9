import { useState } from 'react'
import { dayInTashkent } from '#lib/day.ts'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { Empty } from '#web/kit/Empty.tsx'
import { ExportMenu } from '#web/kit/ExportMenu.tsx'
import { SendForm } from '#web/kit/Form.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { useMay } from '#web/kit/useActor.ts'
import { useTranslator } from '#web/kit/Translation.tsx'
import { REPORT_STATES, type ReportingMatrix } from '../model.ts'
import { matrixPage } from './pages.ts'
import { ReportingTabs } from './ReportingTabs.tsx'
import { FormAndYear } from './RoundsView.tsx'
import { STANDING_SIGNS, STANDING_TAGS, standingOf, standingText, type Standing } from './words.ts'

const SHOWN: readonly Standing[] = ['awaited', 'late', ...REPORT_STATES.filter((state) => state !== 'awaited')]

/** Enterprises of a zone by periods: each cell a sign and a word, and the way to the report. */
function MatrixView({ data, t, address, page }: ViewProps<'showReportingMatrix'>) {
  const checks = useMay('submission.check')
  return (
    <>
      <PageHead
        title={page.title(data, t, address)}
        lead={t.text('matrix.lead')}
        kicker={<PageLink to={`/zones/${data.zone}`}>{t.of(data.zoneNames)}</PageLink>}
        actions={<ExportMenu />}
      />
      {checks ? <ReportingTabs section="rounds" /> : null}
      <FormAndYear form={data.form} year={data.year} />
      {data.rows.length === 0 ? (
        <Empty title={t.text('reporting.empty')}>{t.text('reporting.emptyText')}</Empty>
      ) : (
        <>
          <Matrix data={data} />
          <ApproveAll data={data} />
        </>
      )}
    </>
  )
}

/** Approves everything that waits to be checked at once: sums then move once, and none of them tells of a single report. */
function ApproveAll({ data }: { readonly data: ReportingMatrix }) {
  const t = useTranslator()
  const checks = useMay('submission.check', { zone: data.zone })
  const ids = data.rows.flatMap((row) => row.cells.filter(({ state }) => state === 'in_check').map(({ id }) => id)).slice(0, 200)
  if (!checks || ids.length === 0) return null
  return (
    <details className="after">
      <summary>{t.text('matrix.approveAll', { count: ids.length })}</summary>
      <SendForm operation="approveSubmissions" input={() => ({ zone: data.zone, ids })} action={t.text('checking.approve')} done={t.text('checking.approved')}>
        {() => <p className="muted">{t.text('matrix.approveAllLead')}</p>}
      </SendForm>
    </details>
  )
}

function Matrix({ data }: { readonly data: ReportingMatrix }) {
  const t = useTranslator()
  const [today] = useState(() => dayInTashkent(new Date()))
  const periods = [...new Set(data.rows.flatMap((row) => row.cells.map(({ period }) => period)))].toSorted()
  return (
    <>
      <div className="table-scroll held tall" role="region" aria-label={t.text('web.table.scroll', { title: t.text('matrix.name') })} tabIndex={0}>
        <table className="data matrix">
          <thead>
            <tr>
              <th scope="col" className="held">
                {t.text('submission.column.party')}
              </th>
              {periods.map((period) => (
                <th key={period} scope="col">
                  {period.length === 4 ? period : period.slice(5)}
                  <span className="hidden"> {t.periodShort(period)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.rows.map((row) => (
              <tr key={row.party}>
                <th scope="row" className="held text">
                  {t.of(row.names)}
                </th>
                {periods.map((period) => (
                  <td key={period}>
                    {row.cells
                      .filter((cell) => cell.period === period)
                      .map((cell) => {
                        const standing = standingOf(cell, today)
                        return (
                          <PageLink
                            key={cell.id}
                            to={`/zones/${data.zone}/submissions/${cell.id}`}
                            className={`sign ${STANDING_TAGS[standing]}`}
                            label={`${t.periodShort(period)}: ${standingText(standing, t)}`}
                          >
                            {STANDING_SIGNS[standing]}
                          </PageLink>
                        )
                      })}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ul className="legend plain">
        {SHOWN.map((standing) => (
          <li key={standing}>
            <span className={`sign ${STANDING_TAGS[standing]}`} aria-hidden="true">
              {STANDING_SIGNS[standing]}
            </span>{' '}
            {standingText(standing, t)}
          </li>
        ))}
      </ul>
    </>
  )
}

export const page = drawn(matrixPage, MatrixView)
