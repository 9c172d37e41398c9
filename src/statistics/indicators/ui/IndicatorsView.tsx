import { SearchField } from '#web/kit/Choice.tsx'
import { DataTable } from '#web/kit/DataTable.tsx'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { Empty } from '#web/kit/Empty.tsx'
import { ExportMenu } from '#web/kit/ExportMenu.tsx'
import { Part, PageHead } from '#web/kit/PageHead.tsx'
import { PageLink, ViewLink } from '#web/kit/PageLink.tsx'
import { useMay } from '#web/kit/useActor.ts'
import { indicatorsPage } from './pages.ts'

/** The dictionary of indicators by pillar: formula in words, and for how many zones it can be computed. */
function IndicatorsView({ data, t, address, page }: ViewProps<'listIndicators'>) {
  const { q = '', pillar = '' } = address.search
  const mayDefine = useMay('indicator.define')
  return (
    <>
      <PageHead
        title={page.title(data, t, address)}
        lead={t.text('indicators.lead')}
        actions={
          <>
            {mayDefine ? (
              <PageLink to="/indicators/new" className="button main">
                {t.text('indicator.own.open')}
              </PageLink>
            ) : null}
            <ExportMenu />
          </>
        }
      />
      <div className="filters">
        <SearchField label={t.text('indicators.search')} name="q" value={q} action={t.text('web.toSearch')} />
        <div className="field">
          <span className="label">{t.text('indicator.column.pillar')}</span>
          <ul className="chips">
            <li>
              <ViewLink change={{ pillar: undefined }} current={pillar === ''}>
                {t.text('web.all')}
              </ViewLink>
            </li>
            {data.pillars.map(({ code, names }) => (
              <li key={code}>
                <ViewLink change={{ pillar: code }} current={pillar === code}>
                  {t.of(names)}
                </ViewLink>
              </li>
            ))}
          </ul>
        </div>
      </div>
      {data.items.length === 0 ? <Empty title={t.text('indicators.empty.title')}>{t.text('indicators.empty.text')}</Empty> : null}
      {data.pillars
        .filter(({ code }) => data.items.some((item) => item.pillar === code))
        .map(({ code, names, weight }) => (
          <Part key={code} id={code} title={t.of(names)} lead={t.text('indicators.weight', { weight: t.percent(weight, { digits: 0 }) })}>
            <DataTable
              title={t.of(names)}
              even
              sortName={`sort-${code}`}
              rows={data.items.filter((item) => item.pillar === code)}
              rowKey={(item) => item.code}
              columns={[
                {
                  key: 'name',
                  title: t.text('indicator.column.name'),
                  header: true,
                  className: 'wide',
                  sort: (item) => t.of(item.names),
                  cell: (item) => <PageLink to={`/indicators/${item.code}`}>{t.of(item.names)}</PageLink>,
                },
                {
                  key: 'code',
                  title: t.text('indicator.column.code'),
                  sort: (item) => item.code,
                  cell: (item) => <span className="nowrap muted small">{item.code}</span>,
                },
                { key: 'unit', title: t.text('indicator.column.unit'), cell: (item) => t.unit(item.unit) },
                {
                  key: 'direction',
                  title: t.text('indicator.column.direction'),
                  cell: (item) => <span className="nowrap">{t.text(`indicator.direction.${item.direction}`)}</span>,
                },
                {
                  key: 'zones',
                  title: t.text('indicator.column.zones'),
                  numeric: true,
                  sort: (item) => item.zonesWithValue,
                  cell: (item) =>
                    item.zonesWithValue === 0 ? (
                      <span className="missing">{t.text('indicators.none')}</span>
                    ) : (
                      <PageLink to="/analysis" search={{ indicator: item.code }} className="quiet">
                        {t.text('indicators.coverage', { with: item.zonesWithValue, of: data.zones })}
                      </PageLink>
                    ),
                },
              ]}
            />
          </Part>
        ))}
    </>
  )
}

export const page = drawn(indicatorsPage, IndicatorsView)
