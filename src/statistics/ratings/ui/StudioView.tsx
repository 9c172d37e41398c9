import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { Empty } from '#web/kit/Empty.tsx'
import { ExportMenu } from '#web/kit/ExportMenu.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { studioPage } from './pages.ts'
import { RatingChoices, RatingTabs } from './RatingFrame.tsx'
import { Studio } from './Studio.tsx'

/** The studio: what the order would be under other weights, scales and means, seen while they move. */
function StudioView({ data, t, address, page }: ViewProps<'rateData'>) {
  const keep = { method: data.method.id, place: data.place.id, period: data.period }
  return (
    <>
      <PageHead title={page.title(data, t, address)} lead={t.text('rating.studio.lead')} actions={<ExportMenu />} />
      <RatingTabs section="studio" keep={keep} />
      <div className="filters">
        <RatingChoices method={data.method} place={data.place} period={data.period} periods={data.periods} />
      </div>
      {data.zones.length === 0 ? (
        <Empty title={t.text('rating.empty.title')}>{t.text('rating.empty.text')}</Empty>
      ) : (
        <Studio key={`${data.method.id}@${data.method.version} ${data.place.id} ${data.period}`} data={data} search={address.search} />
      )}
    </>
  )
}

export const page = drawn(studioPage, StudioView)
