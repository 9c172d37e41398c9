import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { ExportMenu } from '#web/kit/ExportMenu.tsx'
import { Part, PageHead } from '#web/kit/PageHead.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { useMay } from '#web/kit/useActor.ts'
import { LotFacts, UtilityFacts } from './LotFacts.tsx'
import { LotPlan } from './LotPlan.tsx'
import { vacantLotPage } from './pages.ts'
import { planLot } from './words.ts'

/** A vacant lot as an investor needs it; printed it is one sheet. */
function VacantLotView({ data, t, address, page }: ViewProps<'getVacantLot'>) {
  const { lot } = data
  const mayRead = useMay('register.read', { zone: lot.zone })
  const round = data.neighbours.map((one) => ({ ...one, manner: 'neighbour' as const, said: one.number, to: `/lots/${lot.zone}/${one.id}` }))
  return (
    <div className="lot-passport">
      <PageHead
        kicker={
          <>
            <PageLink to="/lots">{t.text('land.vacantLots')}</PageLink>
            <PageLink to={`/zones/${lot.zone}`}>{t.of(lot.zoneNames)}</PageLink>
          </>
        }
        title={page.title(data, t, address)}
        actions={
          <>
            <PageLink to="/lots" search={{ compare: lot.id }} className="button">
              {t.text('land.compareOthers')}
            </PageLink>
            {mayRead ? (
              <PageLink to={`/zones/${lot.zone}/lots/${lot.id}`} className="button">
                {t.text('land.toPassport')}
              </PageLink>
            ) : null}
            <ExportMenu />
          </>
        }
      >
        {lot.training ? <p className="notice warning">{t.text('land.training')}</p> : null}
      </PageHead>
      <div className="columns even">
        <Part title={t.text('land.facts')}>
          <LotFacts lot={lot} />
        </Part>
        <Part title={t.text('land.where')}>
          <LotPlan title={t.text('land.where')} lots={[...round, planLot(t, lot)]} marked={lot.id} size="column" />
        </Part>
      </div>
      <Part title={t.text('land.column.utilities')}>
        <UtilityFacts lot={lot} />
      </Part>
    </div>
  )
}

export const page = drawn(vacantLotPage, VacantLotView)
