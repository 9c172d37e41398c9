import { DataTable } from '#web/kit/DataTable.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import type { LotSummary } from '../model.ts'
import { money, standing, tagOf, utilityLine } from './words.ts'

type LotTableProps = { readonly lots: readonly LotSummary[]; readonly to: (lot: LotSummary) => string; readonly zones?: boolean }

/** Lots with what one chooses by: area, status, utilities, activity, price, and since when nobody is there. */
export function LotTable({ lots, to, zones = false }: LotTableProps) {
  const t = useTranslator()
  return (
    <DataTable
      title={t.text('land.lots')}
      rows={lots}
      rowKey={({ id }) => id}
      tall={lots.length > 25}
      columns={[
        {
          key: 'number',
          title: t.text('land.column.number'),
          header: true,
          sort: ({ number }) => number,
          cell: (lot) => <PageLink to={to(lot)}>{lot.number}</PageLink>,
        },
        ...(zones
          ? [
              {
                key: 'zone',
                title: t.text('land.column.zone'),
                sort: (lot: LotSummary) => t.of(lot.zoneNames),
                cell: (lot: LotSummary) => (
                  <>
                    <PageLink to={`/zones/${lot.zone}/land`}>{t.of(lot.zoneNames)}</PageLink>
                    {lot.training ? <span className="muted"> {t.text('land.trainingMark')}</span> : null}
                  </>
                ),
              },
            ]
          : []),
        {
          key: 'area',
          title: t.text('land.column.area'),
          unit: t.unit('m2'),
          numeric: true,
          sort: ({ areaM2 }) => areaM2,
          cell: ({ areaM2 }) => t.number(areaM2),
        },
        { key: 'kind', title: t.text('land.column.kind'), sort: ({ kind }) => kind, cell: ({ kind }) => t.text(`land.kind.${kind}`) },
        {
          key: 'status',
          title: t.text('land.column.status'),
          sort: ({ status }) => status,
          cell: (lot) => <span className={`tag ${tagOf(lot.status, lot.side)}`}>{standing(t, lot)}</span>,
        },
        {
          key: 'utilities',
          title: t.text('land.column.utilities'),
          className: 'text',
          cell: ({ utilities }) => utilityLine(t, utilities) || <span className="missing">{t.text('land.notRecorded')}</span>,
        },
        {
          key: 'ifut',
          title: t.text('land.column.ifut'),
          cell: ({ allowedIfut }) => (allowedIfut.length === 0 ? t.text('land.ifutAny') : allowedIfut.join(', ')),
        },
        {
          key: 'price',
          title: t.text('land.column.price'),
          numeric: true,
          sort: ({ startingPrice }) => startingPrice,
          cell: ({ startingPrice }) => (startingPrice === null ? <span className="missing">{t.text('land.priceNotSet')}</span> : money(t, startingPrice)),
        },
        {
          key: 'vacantSince',
          title: t.text('land.column.vacantSince'),
          sort: ({ vacantSince }) => vacantSince,
          cell: ({ vacantSince }) => (vacantSince === null ? '–' : t.day(vacantSince)),
        },
      ]}
    />
  )
}
