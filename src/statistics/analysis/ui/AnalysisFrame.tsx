import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Indicator } from '#statistics/indicators/model.ts'
import { IndicatorChoice } from '#statistics/indicators/ui/IndicatorChoice.tsx'
import { queryFor } from '#web/client/query.ts'
import { AsOf } from '#web/kit/AsOf.tsx'
import { useSearch } from '#web/kit/address.ts'
import { Choice } from '#web/kit/Choice.tsx'
import { ExportMenu } from '#web/kit/ExportMenu.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { Tabs } from '#web/kit/Tabs.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import type { ChartModel } from '#web/view/chart.ts'
import { searchOf } from '#web/view/page.ts'
import type { Dynamics } from '../model.ts'

const METHODS = [
  ['comparative', '/analysis'],
  ['dynamic', '/analysis/dynamics'],
  ['structural', '/analysis/structure'],
] as const
export type Method = (typeof METHODS)[number][0]

type AnalysisFrameProps = {
  readonly method: Method
  readonly title: string
  readonly indicator: Pick<Indicator, 'code' | 'names'>
  readonly place: Dynamics['place']
  readonly views: readonly string[]
  readonly chart: ChartModel | undefined
  readonly controls: ReactNode
  readonly children: ReactNode
}

/** What the three methods share: the sentence, the choices, and table, chart and map as views of one state. */
export function AnalysisFrame({ method, title, indicator, place, views, chart, controls, children }: AnalysisFrameProps) {
  const t = useTranslator()
  const { view, place: placeWish, asOf } = useSearch()
  return (
    <>
      <PageHead
        title={title}
        kicker={<span>{t.text(`analysis.${method}.name`)}</span>}
        lead={t.text(`analysis.${method}.lead`)}
        actions={<ExportMenu chart={chart} />}
      />
      <nav className="tabs" aria-label={t.text('analysis.methods')}>
        {METHODS.map(([name, path]) => (
          <PageLink
            key={name}
            to={path}
            search={searchOf({ indicator: indicator.code, place: placeWish, asOf })}
            current={name === method ? 'page' : undefined}
          >
            {t.text(`analysis.${name}.name`)}
          </PageLink>
        ))}
      </nav>
      <div className="filters">
        <IndicatorChoice chosen={indicator} clears={['period', 'from', 'to', 'against', 'sort', 'zones']} />
        <PlaceChoice chosen={place} />
        {controls}
        <AsOf />
      </div>
      <Tabs
        label={t.text('analysis.views')}
        name="view"
        chosen={viewOf(view, views)}
        tabs={views.map((id) => ({ id, title: t.text(`analysis.view.${id}`) }))}
      />
      {children}
    </>
  )
}

/** The view the address asks for; the first where it asks for none of these. */
export const viewOf = (wish: string | undefined, views: readonly string[]): string => views.find((view) => view === wish) ?? views[0] ?? ''

function PlaceChoice({ chosen }: { readonly chosen: Dynamics['place'] }) {
  const t = useTranslator()
  const { data: country } = useQuery(queryFor('listPlaces', { level: 'country' }))
  const { data: regions } = useQuery(queryFor('listPlaces', { level: 'region', limit: 100 }))
  const places = [...(country?.items ?? []), ...(regions?.items ?? [])]
  const options = places.map((place) => ({ id: place.soato, title: t.of(place.names) }))
  return (
    <Choice
      label={t.text('analysis.place')}
      name="place"
      value={chosen.id}
      options={options.some(({ id }) => id === chosen.id) ? options : [...options, { id: chosen.id, title: t.of(chosen.names) }]}
      clears={['period', 'from', 'to', 'against', 'zones']}
    />
  )
}

type PeriodChoiceProps = {
  readonly name?: string
  readonly label: string
  readonly periods: readonly string[]
  readonly chosen: string
  readonly none?: string
}

export function PeriodChoice({ name = 'period', label, periods, chosen, none }: PeriodChoiceProps) {
  const t = useTranslator()
  const known = periods.includes(chosen) || none !== undefined ? periods : [...periods, chosen]
  const options = known.toReversed().map((period) => ({ id: period, title: t.periodShort(period) }))
  return <Choice label={label} name={name} value={chosen} options={none === undefined ? options : [{ id: '', title: none }, ...options]} />
}
