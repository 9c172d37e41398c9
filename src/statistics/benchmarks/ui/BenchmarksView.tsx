import { useNavigate } from '@tanstack/react-router'
import { Chart } from '#web/chart/Chart.tsx'
import { DataTable } from '#web/kit/DataTable.tsx'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { Empty } from '#web/kit/Empty.tsx'
import { ExportMenu } from '#web/kit/ExportMenu.tsx'
import { Part, PageHead } from '#web/kit/PageHead.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { useSearch } from '#web/kit/address.ts'
import { searchOf } from '#web/view/page.ts'
import { BASES, INTENSITY_NAMES, type Benchmark } from '../model.ts'
import { benchmarkChart, benchmarksPage, digitsOf, nameOfIntensity, remarkOf, unitOf } from './pages.ts'

/** A territory beside peers abroad: intensities only, money in named dollars, no rank where definitions differ. */
function BenchmarksView({ data, t, address, page }: ViewProps<'compareAbroad'>) {
  const chart = benchmarkChart(data, t)
  return (
    <>
      <PageHead title={page.title(data, t, address)} lead={t.text('benchmark.lead')} actions={<ExportMenu chart={chart} />} />
      <Choices data={data} t={t} />
      {data.peers === 0 ? (
        <Empty title={t.text('benchmark.empty')}>
          <p>{t.text('benchmark.emptyText')}</p>
          <p>
            <PageLink to="/import" search={{ kind: 'peers' }}>
              {t.text('benchmark.importPeers')}
            </PageLink>{' '}
            ·{' '}
            <PageLink to="/import" search={{ kind: 'conversions' }}>
              {t.text('benchmark.importFactors')}
            </PageLink>
          </p>
        </Empty>
      ) : null}
      {chart === undefined || data.peers === 0 ? null : <Chart model={chart} />}
      <Rows data={data} t={t} />
      {data.factors.length === 0 ? null : (
        <Part title={t.text('benchmark.factors')} lead={t.text('benchmark.factors.lead')}>
          <ul>
            {data.factors.map((factor) => (
              <li
                key={`${factor.currency} ${factor.year} ${factor.basis}`}
              >{`${factor.currency}, ${factor.year}: ${t.number(factor.factor)} – ${factor.source}`}</li>
            ))}
          </ul>
        </Part>
      )}
    </>
  )
}

type Shown = { readonly data: Benchmark; readonly t: ViewProps<'compareAbroad'>['t'] }

function Choices({ data, t }: Shown) {
  const navigate = useNavigate()
  const search = useSearch()
  const choose = (name: string, value: string) => void navigate({ to: '.', search: searchOf({ ...search, [name]: value }), replace: true })
  return (
    <div className="filters">
      <div className="field">
        <label htmlFor="intensity">{t.text('benchmark.choice.intensity')}</label>
        <select id="intensity" value={data.intensity} onChange={(event) => choose('intensity', event.target.value)}>
          {INTENSITY_NAMES.map((one) => (
            <option key={one} value={one}>
              {t.text(`benchmark.intensity.${one}`)}
            </option>
          ))}
        </select>
      </div>
      {data.money ? (
        <div className="field">
          <label htmlFor="basis">{t.text('benchmark.choice.basis')}</label>
          <select id="basis" value={data.basis} onChange={(event) => choose('basis', event.target.value)}>
            {BASES.map((one) => (
              <option key={one} value={one}>
                {t.text(`benchmark.basis.${one}`)}
              </option>
            ))}
          </select>
        </div>
      ) : null}
    </div>
  )
}

const Rows = ({ data, t }: Shown) => (
  <DataTable
    title={nameOfIntensity(data, t)}
    rows={data.rows}
    rowKey={({ id }) => id}
    marked={({ own }) => own}
    columns={[
      { key: 'rank', title: t.text('benchmark.column.rank'), numeric: true, cell: ({ rank }) => (rank === null ? '–' : t.number(rank)) },
      { key: 'name', title: t.text('benchmark.column.name'), header: true, cell: ({ names, country }) => `${t.of(names)} (${country})` },
      { key: 'year', title: t.text('benchmark.column.year'), numeric: true, cell: ({ year }) => String(year) },
      {
        key: 'value',
        title: nameOfIntensity(data, t),
        unit: unitOf(data, t),
        numeric: true,
        cell: ({ value }) => (value === null ? '…' : t.number(value, { digits: digitsOf(value) })),
      },
      {
        key: 'toBest',
        title: t.text('benchmark.column.toBest'),
        numeric: true,
        cell: ({ toBest }) => (toBest === null ? '–' : t.percent(toBest, { digits: 0 })),
      },
      {
        key: 'toMedian',
        title: t.text('benchmark.column.toMedian'),
        numeric: true,
        cell: ({ toMedian }) => (toMedian === null ? '–' : t.percent(toMedian, { digits: 0 })),
      },
      {
        key: 'remark',
        title: t.text('benchmark.column.remark'),
        className: 'text',
        cell: (row) => (
          <>
            {remarkOf(row, t)}
            {row.unranked === 'definitions' ? <span className="muted">{` ${row.definitions.map(({ text }) => text).join('; ')}`}</span> : null}
          </>
        ),
      },
      {
        key: 'sources',
        title: t.text('benchmark.column.sources'),
        className: 'text',
        cell: ({ sources }) => <span className="muted">{sources.join('; ')}</span>,
      },
    ]}
  />
)

export const page = drawn(benchmarksPage, BenchmarksView)
