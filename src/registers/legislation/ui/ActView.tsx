import { locatorText } from '#registers/sources/ui/locator.ts'
import { DataTable } from '#web/kit/DataTable.tsx'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { Empty } from '#web/kit/Empty.tsx'
import { ExportMenu } from '#web/kit/ExportMenu.tsx'
import { Part, PageHead } from '#web/kit/PageHead.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { MarkTag } from './MarkTag.tsx'
import { actPage } from './pages.ts'
import { ParameterRows } from './ParameterRows.tsx'

/** One act: what it sets, since when, its relations, parameters and targets; what is only assumed says so. */
function ActView({ data, t, address, page }: ViewProps<'getAct'>) {
  const { act, relations, parameters, targets } = data
  return (
    <>
      <PageHead
        kicker={
          <>
            <PageLink to="/acts">{t.text('web.nav.acts')}</PageLink>
            <MarkTag mark={act.mark} />
          </>
        }
        title={page.title(data, t, address)}
        lead={t.of(act.titles) === '' ? undefined : <span lang={act.titles[t.language] === '' ? 'uz' : t.language}>{t.of(act.titles)}</span>}
        actions={<ExportMenu />}
      />
      <div className="columns even">
        <Part title={t.text('act.column.sets')}>
          <div className="stack">
            <p>{t.of(act.sets)}</p>
            {act.quote === '' ? null : (
              <blockquote className="quote" lang="uz">
                {act.quote}
                {act.locator === '' ? null : (
                  <span className="small muted nowrap" lang={t.language}>
                    {' '}
                    ({locatorText(act.locator, t)})
                  </span>
                )}
              </blockquote>
            )}
          </div>
        </Part>
        <Part title={t.text('act.facts')}>
          <dl className="facts">
            <div>
              <dt>{t.text('act.column.date')}</dt>
              <dd>{act.date === null ? t.text('act.notKnown') : t.day(act.date)}</dd>
            </div>
            <div>
              <dt>{t.text('act.column.from')}</dt>
              <dd>{act.inForceFrom === null ? t.text('act.notKnown') : t.day(act.inForceFrom)}</dd>
            </div>
            {act.inForceTo === null ? null : (
              <div>
                <dt>{t.text('act.column.to')}</dt>
                <dd>{t.day(act.inForceTo)}</dd>
              </div>
            )}
            <div>
              <dt>{t.text('act.column.status')}</dt>
              <dd>{t.has(`act.status.${act.status}`) ? t.text(`act.status.${act.status}`) : act.status}</dd>
            </div>
            {act.appliesTo === '' ? null : (
              <div>
                <dt>{t.text('act.column.appliesTo')}</dt>
                <dd lang="en">{act.appliesTo}</dd>
              </div>
            )}
            {act.note === '' ? null : (
              <div>
                <dt>{t.text('act.note')}</dt>
                <dd lang="en">{act.note}</dd>
              </div>
            )}
          </dl>
        </Part>
      </div>
      {relations.length === 0 ? null : (
        <Part title={t.text('act.relations')}>
          <ul className="rows plain">
            {relations.map((relation) => (
              <li key={relation.from + relation.relation + relation.to}>
                <PageLink to={`/acts/${relation.from}`}>{relation.from}</PageLink> {t.text(`act.relation.${relation.relation}`)}{' '}
                <PageLink to={`/acts/${relation.to}`}>{relation.to}</PageLink>
              </li>
            ))}
          </ul>
        </Part>
      )}
      <Part title={t.text('web.nav.parameters')} lead={t.text('act.parametersLead')}>
        {parameters.length === 0 ? <Empty title={t.text('act.noParameters')} /> : <ParameterRows parameters={parameters} acts={false} />}
      </Part>
      {targets.length === 0 ? null : (
        <Part title={t.text('act.targets')}>
          <DataTable
            title={t.text('act.targets')}
            rows={targets}
            rowKey={({ id }) => id}
            columns={[
              { key: 'name', title: t.text('act.target.name'), header: true, className: 'wide', cell: ({ names }) => t.of(names) },
              {
                key: 'value',
                title: t.text('act.target.value'),
                numeric: true,
                cell: ({ value, unit }) =>
                  value === null ? <span className="missing">{t.text('act.target.noNumber')}</span> : `${t.number(value)} ${t.unit(unit)}`,
              },
              { key: 'deadline', title: t.text('act.target.deadline'), cell: ({ deadline }) => deadline },
            ]}
          />
        </Part>
      )}
    </>
  )
}

export const page = drawn(actPage, ActView)
