import { useQuery } from '@tanstack/react-query'
import { queryFor } from '#web/client/query.ts'
import { DataTable, type Column } from '#web/kit/DataTable.tsx'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { Empty } from '#web/kit/Empty.tsx'
import { ExportMenu } from '#web/kit/ExportMenu.tsx'
import { Part, PageHead } from '#web/kit/PageHead.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import { Choice } from '#web/kit/Choice.tsx'
import type { IndicatorValue } from '../model.ts'
import { Figure } from './Figure.tsx'
import { indicatorPage } from './pages.ts'

/** The method of an indicator: what it measures, its formula, the base figures it needs, and its values, each opening down to quotes. */
function IndicatorView({ data, t, address, page }: ViewProps<'getIndicator'>) {
  const { indicator } = data
  return (
    <>
      <PageHead
        kicker={
          <>
            <PageLink to="/indicators">{t.text('web.nav.indicators')}</PageLink>
            <span>{indicator.code}</span>
            <span>{t.unit(indicator.unit)}</span>
          </>
        }
        title={page.title(data, t, address)}
        lead={indicator.notes === '' || t.language !== 'en' ? undefined : indicator.notes}
        actions={
          <>
            <PageLink to="/analysis" search={{ indicator: indicator.code }} className="button">
              {t.text('indicator.toAnalysis')}
            </PageLink>
            <ExportMenu />
          </>
        }
      />
      <div className="columns even">
        <Part title={t.text('indicator.formula')}>
          <div className="stack">
            <p className="arithmetic" lang="en">
              {indicator.formulaText}
            </p>
            <pre aria-label={t.text('indicator.column.cel')} tabIndex={0}>
              <code>{indicator.formula}</code>
            </pre>
            <p className="small muted">{t.text('indicator.groupRule')}</p>
          </div>
        </Part>
        <Part title={t.text('indicator.definition')}>
          <dl className="facts">
            <div>
              <dt>{t.text('indicator.column.unit')}</dt>
              <dd>{t.unit(indicator.unit)}</dd>
            </div>
            <div>
              <dt>{t.text('indicator.column.direction')}</dt>
              <dd>{t.text(`indicator.direction.${indicator.direction}`)}</dd>
            </div>
            <div>
              <dt>{t.text('indicator.column.periods')}</dt>
              <dd>
                {t.list(
                  indicator.periods
                    .split(/[,;]\s*/)
                    .filter((part) => t.has(`indicator.period.${part}`))
                    .map((part) => t.text(`indicator.period.${part}`)),
                ) || indicator.periods}
              </dd>
            </div>
            <div>
              <dt>{t.text('indicator.column.form')}</dt>
              <dd>{indicator.sourceForm}</dd>
            </div>
            <div>
              <dt>{t.text('indicator.column.provenance')}</dt>
              <dd>{provenanceText(indicator.provenance, t)}</dd>
            </div>
            <div>
              <dt>{t.text('indicator.column.rating')}</dt>
              <dd>{t.text(indicator.inDefaultRating ? 'indicator.inRating' : 'indicator.notInRating')}</dd>
            </div>
            {data.uses.length === 0 ? null : (
              <div>
                <dt>{t.text('indicator.uses')}</dt>
                <dd>
                  <Codes codes={data.uses} />
                </dd>
              </div>
            )}
            {data.usedBy.length === 0 ? null : (
              <div>
                <dt>{t.text('indicator.usedBy')}</dt>
                <dd>
                  <Codes codes={data.usedBy} />
                </dd>
              </div>
            )}
          </dl>
        </Part>
      </div>
      <Part title={t.text('indicator.inputs')}>
        <DataTable
          title={t.text('indicator.inputs')}
          rows={data.measures}
          rowKey={({ code }) => code}
          columns={[
            {
              key: 'name',
              title: t.text('indicator.column.name'),
              header: true,
              cell: (measure) => (
                <PageLink to="/claims" search={{ measure: measure.code }}>
                  {t.of(measure.names)}
                </PageLink>
              ),
            },
            { key: 'code', title: t.text('indicator.column.measure'), cell: ({ code }) => <code>{code}</code> },
            { key: 'unit', title: t.text('indicator.column.unit'), cell: ({ unit }) => t.unit(unit) },
          ]}
        />
      </Part>
      <Values code={indicator.code} periods={data.periods} wish={address.search.period} />
    </>
  )
}

const Codes = ({ codes }: { readonly codes: readonly string[] }) =>
  codes.map((code, index) => (
    <span key={code}>
      {index === 0 ? '' : ', '}
      <PageLink to={`/indicators/${code}`}>{code}</PageLink>
    </span>
  ))

/** Where the definition comes from: the article, a public source, or our assumption. */
function provenanceText(provenance: string, t: ViewProps<'getIndicator'>['t']): string {
  const known = ['paper', 'found', 'assumed'].find((mark) => provenance.startsWith(mark))
  return known === undefined ? provenance : t.text(`indicator.provenance.${known}`)
}

/** Values of the zones in a year; pressing one opens its trace. */
function Values({ code, periods, wish }: { readonly code: string; readonly periods: readonly string[]; readonly wish: string | undefined }) {
  const t = useTranslator()
  const period = periods.find((known) => known === wish) ?? periods.at(-1)
  const { data } = useQuery({ ...queryFor('indicatorValues', { code, level: 'zone', from: period, to: period }), enabled: period !== undefined })
  const { data: zones } = useQuery(queryFor('listZones', { limit: 500 }))
  const nameOf = (id: string) => {
    const zone = zones?.items.find((candidate) => candidate.id === id)
    return zone === undefined ? id : t.of(zone.names)
  }
  if (period === undefined)
    return (
      <Part title={t.text('indicator.values')}>
        <Empty title={t.text('indicator.noValues')}>{t.text('indicator.noValuesText')}</Empty>
      </Part>
    )
  const columns: Column<IndicatorValue>[] = [
    {
      key: 'zone',
      title: t.text('analysis.column.zone'),
      header: true,
      sort: ({ subject }) => nameOf(subject),
      cell: ({ subject }) => <PageLink to={`/zones/${subject}`}>{nameOf(subject)}</PageLink>,
    },
    {
      key: 'value',
      title: t.text('passport.column.value'),
      numeric: true,
      sort: ({ value }) => value,
      cell: (value) =>
        data === undefined ? (
          ''
        ) : (
          <Figure
            indicator={data.indicator}
            value={value.value}
            missing={value.missing}
            certainty={value.certainty}
            qualifier={value.qualifier}
            contested={value.contested}
            subject={value.subject}
            period={value.period}
          />
        ),
    },
    { key: 'certainty', title: t.text('analysis.column.certainty'), cell: ({ certainty }) => (certainty === null ? '' : t.text(`web.certainty.${certainty}`)) },
  ]
  return (
    <Part title={t.text('indicator.values')} lead={t.text('indicator.valuesLead')}>
      <div className="filters">
        <Choice
          label={t.text('passport.column.period')}
          name="period"
          value={period}
          options={periods.toReversed().map((id) => ({ id, title: t.periodShort(id) }))}
        />
      </div>
      <DataTable
        title={t.text('indicator.values')}
        columns={columns}
        rows={data?.values.filter((value) => value.period === period) ?? []}
        rowKey={({ subject, period: at }) => subject + at}
      />
    </Part>
  )
}

export const page = drawn(indicatorPage, IndicatorView)
