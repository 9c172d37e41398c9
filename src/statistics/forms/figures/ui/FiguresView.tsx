import { useQuery } from '@tanstack/react-query'
import { queryFor } from '#web/client/query.ts'
import { Choice } from '#web/kit/Choice.tsx'
import { DataTable } from '#web/kit/DataTable.tsx'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { Empty } from '#web/kit/Empty.tsx'
import { ExportMenu } from '#web/kit/ExportMenu.tsx'
import { PageHead, Part } from '#web/kit/PageHead.tsx'
import { ViewLink } from '#web/kit/PageLink.tsx'
import { useMay } from '#web/kit/useActor.ts'
import { useTranslator } from '#web/kit/Translation.tsx'
import { ReportingTabs } from '../../submissions/ui/ReportingTabs.tsx'
import type { ReportedFigure } from '../model.ts'
import { figuresPage, shownValue, type Figures } from './pages.ts'

const LEVELS: readonly ReportedFigure['level'][] = ['country', 'region', 'district', 'zone']

/** The consolidated form: a field over the zones of a place, or every field of the place; coverage beside each figure. */
function FiguresView({ data: open, t, address, page }: ViewProps<'listReportedFigures'>) {
  const { form = 'ksz-1', field = '', place = '17', imputed = '', whole = '' } = address.search
  const mayWhole = useMay('submission.check', {})
  const full = useQuery({
    ...queryFor('listFullFigures', { form, period: address.search.period, place, field: field || undefined }),
    enabled: mayWhole && whole === 'yes',
  }).data
  const data = mayWhole && whole === 'yes' && full !== undefined ? full : open
  const regions = useQuery(queryFor('listPlaces', { level: 'region', limit: 100 })).data?.items ?? []
  const withImputed = imputed === 'yes'
  return (
    <>
      <PageHead
        title={page.title(data, t, address)}
        lead={t.text('figures.lead', { count: data.rule.minCount, share: t.percent(data.rule.maxShare, { digits: 0 }) })}
        actions={<ExportMenu />}
      />
      <ReportingTabs section="figures" />
      <div className="filters">
        <Choice
          label={t.text('submission.column.form')}
          name="form"
          value={form}
          clears={['period', 'field']}
          options={['ksz-1', 'ksz-2', 'ksz-3'].map((id) => ({ id, title: id.toUpperCase() }))}
        />
        <Choice
          label={t.text('figures.period')}
          name="period"
          value={data.period ?? ''}
          options={data.periods.map((id) => ({ id, title: t.periodShort(id) }))}
        />
        <Choice
          label={t.text('figures.place')}
          name="place"
          value={place}
          options={[{ id: '17', title: t.text('figures.country') }, ...regions.map(({ soato, names }) => ({ id: soato, title: t.of(names) }))]}
        />
        <Choice
          label={t.text('figures.field')}
          name="field"
          value={field}
          options={[{ id: '', title: t.text('figures.allFields') }, ...data.fields.map(({ code, names }) => ({ id: code, title: t.of(names) }))]}
        />
        <ViewLink change={{ imputed: withImputed ? undefined : 'yes' }} className="button" current={withImputed}>
          {t.text(withImputed ? 'figures.withoutImputed' : 'figures.withImputed')}
        </ViewLink>
        {mayWhole ? (
          <ViewLink change={{ whole: whole === 'yes' ? undefined : 'yes' }} className="button" current={whole === 'yes'}>
            {t.text(whole === 'yes' ? 'figures.asPublic' : 'figures.whole')}
          </ViewLink>
        ) : null}
      </div>
      {data.items.length === 0 ? (
        <Empty title={t.text('figures.empty')}>{t.text('figures.emptyText')}</Empty>
      ) : field === '' ? (
        <FieldRows data={data} withImputed={withImputed} />
      ) : (
        <PlaceRows data={data} field={field} withImputed={withImputed} />
      )}
      <p className="chart-note">
        {t.text('figures.rule', {
          count: data.rule.minCount,
          share: t.percent(data.rule.maxShare, { digits: 0 }),
          mark: t.text(`mark.${data.rule.mark}`),
        })}
      </p>
    </>
  )
}

type RowsProps = { readonly data: Figures; readonly withImputed: boolean }

/** Every field of the place itself. */
function FieldRows({ data, withImputed }: RowsProps) {
  const t = useTranslator()
  const own = data.items.filter(({ subject, division }) => subject === data.place.id && division === '')
  const rows = data.fields.flatMap((field) => {
    const figure = own.find((one) => one.field === field.code)
    return figure === undefined ? [] : [{ field, figure }]
  })
  return (
    <DataTable
      title={t.text('figures.name')}
      rows={rows}
      rowKey={({ field }) => field.code}
      columns={[
        {
          key: 'field',
          title: t.text('figures.column.field'),
          header: true,
          className: 'text',
          cell: ({ field }) => <ViewLink change={{ field: field.code }}>{t.of(field.names)}</ViewLink>,
        },
        { key: 'unit', title: t.text('figures.column.unit'), cell: ({ field }) => (field.unit === '' ? '' : t.unit(field.unit)) },
        { key: 'value', title: t.text('figures.column.value'), numeric: true, cell: ({ figure }) => <Value figure={figure} withImputed={withImputed} /> },
        { key: 'coverage', title: t.text('figures.column.coverage'), numeric: true, cell: ({ figure }) => coverageText(figure, t.number) },
      ]}
    />
  )
}

/** One field over regions, districts and zones; and by activity division. */
function PlaceRows({ data, field, withImputed }: RowsProps & { readonly field: string }) {
  const t = useTranslator()
  const items = data.items.filter((figure) => figure.field === field)
  const unit = data.fields.find(({ code }) => code === field)?.unit ?? ''
  const divisions = items.filter(({ division, subject }) => division !== '' && subject === data.place.id)
  return (
    <>
      {LEVELS.map((level) => {
        const rows = items.filter((figure) => figure.level === level && figure.division === '')
        return rows.length === 0 ? null : (
          <Part key={level} id={`level-${level}`} title={t.text(`figures.level.${level}`)}>
            <DataTable
              title={t.text(`figures.level.${level}`)}
              rows={rows}
              rowKey={({ subject }) => subject}
              even
              columns={[
                { key: 'subject', title: t.text('figures.column.subject'), header: true, className: 'text', cell: ({ names }) => t.of(names) },
                {
                  key: 'value',
                  title: t.text('figures.column.value'),
                  unit: unit === '' ? '' : t.unit(unit),
                  numeric: true,
                  sort: (figure) => shownValue(figure, withImputed),
                  cell: (figure) => <Value figure={figure} withImputed={withImputed} />,
                },
                { key: 'coverage', title: t.text('figures.column.coverage'), numeric: true, cell: (figure) => coverageText(figure, t.number) },
              ]}
            />
          </Part>
        )
      })}
      {divisions.length === 0 ? null : (
        <Part id="divisions" title={t.text('figures.divisions')}>
          <DataTable
            title={t.text('figures.divisions')}
            rows={divisions}
            rowKey={({ division }) => division}
            even
            columns={[
              {
                key: 'division',
                title: t.text('figures.column.division'),
                header: true,
                cell: ({ division }) => (division === '00' ? t.text('figures.divisionUnknown') : division),
              },
              {
                key: 'value',
                title: t.text('figures.column.value'),
                unit: unit === '' ? '' : t.unit(unit),
                numeric: true,
                cell: (figure) => <Value figure={figure} withImputed={withImputed} />,
              },
              { key: 'count', title: t.text('figures.column.approvedCount'), numeric: true, cell: ({ approvedCount }) => t.number(approvedCount) },
            ]}
          />
        </Part>
      )}
    </>
  )
}

const coverageText = ({ approvedCount, imputedCount, dueCount }: ReportedFigure, number: (value: number) => string): string =>
  `${number(approvedCount)}${imputedCount > 0 ? ` + ${number(imputedCount)}*` : ''} / ${number(dueCount)}`

/** A figure; with its imputed part marked, or why it is not shown. */
function Value({ figure, withImputed }: { readonly figure: ReportedFigure; readonly withImputed: boolean }) {
  const t = useTranslator()
  const value = shownValue(figure, withImputed)
  if (value === null) return <span className="missing">{t.text(`figures.withheld.${figure.withheld ?? 'none'}`)}</span>
  const guessed = withImputed && (figure.imputed ?? 0) !== 0
  return (
    <>
      {t.number(value)}
      {guessed ? <span className="muted"> * {t.text('figures.ofWhichImputed', { value: figure.imputed ?? 0 })}</span> : null}
    </>
  )
}

export const page = drawn(figuresPage, FiguresView)
