import { viewOf } from '#statistics/analysis/ui/AnalysisFrame.tsx'
import { Chart } from '#web/chart/Chart.tsx'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { Empty } from '#web/kit/Empty.tsx'
import { ExportMenu } from '#web/kit/ExportMenu.tsx'
import { Part, PageHead } from '#web/kit/PageHead.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { Tabs } from '#web/kit/Tabs.tsx'
import { useMay } from '#web/kit/useActor.ts'
import { DraftForm } from './DraftForm.tsx'
import { Groups } from './Groups.tsx'
import { LeagueTable } from './LeagueTable.tsx'
import { Messages } from './Messages.tsx'
import { MethodItems, Passport } from './Passport.tsx'
import { NowIntended } from './NowIntended.tsx'
import { PillarTable } from './PillarTable.tsx'
import { ratingPage } from './pages.ts'
import { RatingChoices, RatingTabs } from './RatingFrame.tsx'
import { ScoreDrawer } from './ScoreDrawer.tsx'
import { ratingChart } from './views.ts'

const VIEWS = ['league', 'pillars', 'groups', 'chart']

/** The rating: who stands where and how firmly, also without a total; what is missing; by which method. */
function RatingView({ data, t, address, page }: ViewProps<'rate'>) {
  const chart = ratingChart(data, t)
  const views = data.content.normalisation === 'threshold' ? ['targets', ...VIEWS] : VIEWS
  const view = viewOf(address.search.view, views)
  const mayDraft = useMay('rating.draft')
  const keep = { method: data.method.id, place: data.place.id, period: data.period }
  return (
    <>
      <PageHead title={page.title(data, t, address)} kicker={<span>{t.of(data.method.names)}</span>} actions={<ExportMenu chart={chart} />} />
      <RatingTabs section="rating" keep={keep} />
      <div className="filters">
        <RatingChoices method={data.method} place={data.place} period={data.period} periods={data.periods} />
      </div>
      <Messages messages={data.messages} />
      <section className="part" aria-label={t.text('rating.views')}>
        <Tabs label={t.text('rating.views')} name="view" chosen={view} tabs={views.map((id) => ({ id, title: t.text(`rating.view.${id}`) }))} />
        {data.rows.length === 0 ? <Empty title={t.text('rating.empty.title')}>{t.text('rating.empty.text')}</Empty> : null}
        {view === 'targets' && data.rows.length > 0 ? <NowIntended rating={data} zone={address.search.of} /> : null}
        {view === 'league' && data.rows.length > 0 ? <LeagueTable rating={data} /> : null}
        {view === 'pillars' && data.rows.length > 0 ? <PillarTable rating={data} /> : null}
        {view === 'groups' && data.rows.length > 0 ? <Groups rating={data} /> : null}
        {view === 'chart' && chart !== undefined ? <Chart model={chart} /> : null}
        {view === 'chart' && chart === undefined && data.rows.length > 0 ? <Empty title={t.text('rating.chart.none')} /> : null}
      </section>
      <Part
        title={t.text('rating.method.passport')}
        actions={<PageLink to={`/rating/methods/${data.method.id}`}>{t.text('rating.method.versionLink', { version: data.method.version })}</PageLink>}
      >
        <Passport method={data.method} content={data.content} />
      </Part>
      <Part title={t.text('rating.method.indicators')} lead={t.text('rating.method.indicatorsLead')}>
        <MethodItems content={data.content} indicators={data.indicators} zones={data.rows.length} />
      </Part>
      {mayDraft ? (
        <Part title={t.text('rating.draft.title')} lead={t.text('rating.draft.lead')}>
          <DraftForm method={data.method} place={data.place.id} period={data.period} />
        </Part>
      ) : null}
      {address.search.zone === undefined ? null : (
        <ScoreDrawer wish={{ method: data.method.id, version: data.method.version, place: data.place.id, period: data.period }} zone={address.search.zone} />
      )}
    </>
  )
}

export const page = drawn(ratingPage, RatingView)
