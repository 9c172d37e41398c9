import { DataTable } from '#web/kit/DataTable.tsx'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { ExportMenu } from '#web/kit/ExportMenu.tsx'
import { Part, PageHead } from '#web/kit/PageHead.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { useMay } from '#web/kit/useActor.ts'
import { useTranslator } from '#web/kit/Translation.tsx'
import type { Kin, LotFile } from '../model.ts'
import { Fact, LotFacts, UtilityFacts } from './LotFacts.tsx'
import { LotForms } from './LotForms.tsx'
import { LotPlan } from './LotPlan.tsx'
import { lotPage } from './pages.ts'
import { planLot, squareMetres } from './words.ts'

/** Passport of a lot; printed it is one sheet. */
function LotView({ data, t, address, page }: ViewProps<'getLot'>) {
  const { lot } = data
  const mayWrite = useMay('land.write', { zone: lot.zone })
  const round = data.neighbours.map((one) => ({ ...one, manner: 'neighbour' as const, said: one.number, to: `/zones/${lot.zone}/lots/${one.id}` }))
  return (
    <div className="lot-passport">
      <PageHead
        kicker={
          <>
            <PageLink to={`/zones/${lot.zone}`}>{t.of(lot.zoneNames)}</PageLink>
            <PageLink to={`/zones/${lot.zone}/land`}>{t.text('land.land')}</PageLink>
            <PageLink to={`/zones/${lot.zone}/lots`}>{t.text('land.lots')}</PageLink>
          </>
        }
        title={page.title(data, t, address)}
        actions={<ExportMenu />}
      >
        {lot.training ? <p className="notice warning">{t.text('land.training')}</p> : null}
      </PageHead>
      <div className="columns even">
        <Part title={t.text('land.facts')}>
          <LotFacts lot={lot}>
            <Fact name={t.text('land.fact.opened')}>{t.day(lot.openedOn)}</Fact>
            {lot.closedOn === null ? null : <Fact name={t.text('land.fact.closed')}>{t.day(lot.closedOn)}</Fact>}
            {data.plot === null ? null : (
              <Fact name={t.text('land.fact.plot')}>
                {data.plot.cadastralNo ?? t.text('land.noCadastral')}, {t.text(`land.tenure.${data.plot.tenure}`)}
                {data.plot.holderNames === null ? '' : `, ${t.of(data.plot.holderNames)}`}
              </Fact>
            )}
            <Kinship name={t.text('land.fact.parents')} kin={data.parents} zone={lot.zone} />
            <Kinship name={t.text('land.fact.children')} kin={data.children} zone={lot.zone} />
          </LotFacts>
        </Part>
        <Part title={t.text('land.where')}>
          <LotPlan title={t.text('land.where')} lots={[...round, planLot(t, lot)]} marked={lot.id} size="column" />
        </Part>
      </div>
      <div className="columns even">
        <Part title={t.text('land.column.utilities')}>
          <UtilityFacts lot={lot} />
        </Part>
        <Part title={t.text('land.buildings')}>
          <Buildings data={data} />
        </Part>
      </div>
      <div className="columns even tables">
        <Part title={t.text('land.occupancies')}>
          <Occupancies data={data} />
        </Part>
        <Part title={t.text('land.inspections')} lead={t.text('land.inspectionsLead')}>
          <Inspections data={data} />
        </Part>
      </div>
      <Part title={t.text('land.history')}>
        <History data={data} />
      </Part>
      {mayWrite && lot.status !== 'closed' ? (
        <div className="no-print">
          <Part title={t.text('land.change')}>
            <LotForms data={data} />
          </Part>
        </div>
      ) : null}
    </div>
  )
}

function Kinship({ name, kin, zone }: { readonly name: string; readonly kin: readonly Kin[]; readonly zone: string }) {
  if (kin.length === 0) return null
  return (
    <Fact name={name}>
      {kin.map(({ id, number }, index) => (
        <span key={id}>
          {index === 0 ? '' : ', '}
          <PageLink to={`/zones/${zone}/lots/${id}`}>{number}</PageLink>
        </span>
      ))}
    </Fact>
  )
}

function Buildings({ data }: { readonly data: LotFile }) {
  const t = useTranslator()
  if (data.buildings.length === 0) return <p className="muted">{t.text('land.noBuildings')}</p>
  return (
    <ul className="plain rows">
      {data.buildings.map((one) => (
        <li key={one.id}>
          {t.text('land.buildingLine', {
            number: one.cadastralNo ?? t.text('land.noCadastral'),
            use: t.text(`land.use.${one.use}`),
            floor: one.floorAreaM2,
            production: one.productionAreaM2,
            condition: t.text(`land.condition.${one.condition}`),
          })}
        </li>
      ))}
    </ul>
  )
}

function Occupancies({ data }: { readonly data: LotFile }) {
  const t = useTranslator()
  if (data.occupancies.length === 0) return <p className="muted">{t.text('land.noOccupancies')}</p>
  return (
    <DataTable
      title={t.text('land.occupancies')}
      rows={data.occupancies}
      rowKey={({ id }) => id}
      columns={[
        { key: 'party', title: t.text('land.column.holder'), header: true, cell: ({ partyNames }) => t.of(partyNames) },
        { key: 'from', title: t.text('land.column.from'), cell: ({ from }) => t.day(from) },
        { key: 'until', title: t.text('land.column.until'), cell: ({ until }) => (until === null ? t.text('land.lasts') : t.day(until)) },
        { key: 'area', title: t.text('land.column.area'), unit: t.unit('m2'), numeric: true, cell: ({ areaM2 }) => t.number(areaM2) },
        { key: 'document', title: t.text('land.column.document'), cell: ({ document }) => document },
      ]}
    />
  )
}

function Inspections({ data }: { readonly data: LotFile }) {
  const t = useTranslator()
  if (data.inspections.length === 0) return <p className="muted">{t.text('land.noInspections')}</p>
  return (
    <DataTable
      title={t.text('land.inspections')}
      rows={data.inspections}
      rowKey={({ id }) => id}
      columns={[
        { key: 'day', title: t.text('land.column.day'), header: true, cell: ({ day }) => t.day(day) },
        { key: 'used', title: t.text('land.column.used'), numeric: true, cell: ({ usedAreaM2 }) => squareMetres(t, usedAreaM2) },
        { key: 'share', title: t.text('land.column.usedShare'), numeric: true, cell: ({ usedAreaM2 }) => t.percent(usedAreaM2 / data.lot.areaM2) },
        { key: 'by', title: t.text('land.column.by'), cell: ({ by, note }) => (note === '' ? by : `${by}: ${note}`) },
      ]}
    />
  )
}

function History({ data }: { readonly data: LotFile }) {
  const t = useTranslator()
  const saidOf = ({ kind, details }: LotFile['events'][number]): string => {
    const { to, lots } = details
    if (kind === 'status' && typeof to === 'string') return t.text('land.event.statusTo', { status: t.text(`land.status.${to}`) })
    if (kind === 'side') return typeof to === 'string' ? t.text('land.event.sideTo', { side: t.text(`land.side.${to}`) }) : t.text('land.event.sideNone')
    return typeof lots === 'string' ? `${t.text(`land.event.${kind}`)}: ${lots}` : t.text(`land.event.${kind}`)
  }
  return (
    <DataTable
      title={t.text('land.history')}
      rows={data.events}
      rowKey={({ id }) => id}
      columns={[
        { key: 'day', title: t.text('land.column.day'), header: true, cell: ({ day }) => t.day(day) },
        { key: 'event', title: t.text('land.column.event'), cell: saidOf },
        { key: 'document', title: t.text('land.column.document'), cell: ({ document }) => document || '–' },
        { key: 'by', title: t.text('land.column.by'), cell: ({ by }) => by },
      ]}
    />
  )
}

export const page = drawn(lotPage, LotView)
