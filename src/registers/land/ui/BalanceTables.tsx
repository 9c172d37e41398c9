import { useTranslator } from '#web/kit/Translation.tsx'
import type { LandBalance } from '../model.ts'
import { hectares } from './words.ts'

type Line = LandBalance['lots'] & { readonly name: string; readonly key: string; readonly className?: string }

/** The lots by status in m², hectares and shares of the allocable area; side states below the total, as parts of it. */
export function BalanceTable({ balance }: { readonly balance: LandBalance }) {
  const t = useTranslator()
  const lines: readonly Line[] = [
    ...balance.byStatus.map((line) => ({ ...line, key: line.status, name: t.text(`land.status.${line.status}`) })),
    { ...balance.lots, key: 'total', name: t.text('land.balance.total'), className: 'total' },
    ...balance.bySide.map((line) => ({ ...line, key: line.side, name: t.text('land.balance.side', { side: t.text(`land.side.${line.side}`) }) })),
  ]
  return (
    <div className="table-scroll" role="region" aria-label={t.text('web.table.scroll', { title: t.text('land.balance') })} tabIndex={0}>
      <table className="data">
        <thead>
          <tr>
            <th scope="col">{t.text('land.column.line')}</th>
            <th scope="col" className="number">
              {t.text('land.column.count')}
            </th>
            <th scope="col" className="number">
              {t.text('land.column.area')}
              <span className="unit">{t.unit('m2')}</span>
            </th>
            <th scope="col" className="number">
              {t.text('land.column.area')}
              <span className="unit">{t.unit('ha')}</span>
            </th>
            <th scope="col" className="number">
              {t.text('land.column.share')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, name, lots, areaM2, share, className }) => (
            <tr key={key} className={className}>
              <th scope="row">{name}</th>
              <td className="number">{t.number(lots)}</td>
              <td className="number">{t.number(Math.round(areaM2))}</td>
              <td className="number">{t.number(areaM2 / 10_000, { digits: 2 })}</td>
              <td className="number">{share === null ? <span className="missing">{t.text('land.areaNotKnown')}</span> : t.percent(share)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** The areas side by side, each with what it differs by from the one it should equal or stay below. */
export function AreasTable({ balance }: { readonly balance: LandBalance }) {
  const t = useTranslator()
  const { area, boundaryM2, drawn, lots, undistributedM2 } = balance
  const difference = (value: number | null, against: number | null | undefined) =>
    value === null || against === null || against === undefined || against === 0
      ? ''
      : t.text('land.differs', {
          area: t.number(Math.round(value - against), { sign: true }),
          share: t.percent((value - against) / against, { digits: 2, sign: true }),
        })
  const rows = [
    ['total', area?.totalM2 ?? null, ''],
    ['boundary', boundaryM2, difference(boundaryM2, area?.totalM2)],
    ['allocable', area?.allocableM2 ?? null, ''],
    ['lots', lots.areaM2, difference(lots.areaM2, area?.allocableM2)],
    ['drawnDocument', drawn.documentM2, ''],
    ['drawn', drawn.polygonM2, difference(drawn.polygonM2, drawn.documentM2)],
    ['undistributed', undistributedM2, ''],
  ] as const
  return (
    <>
      <dl className="facts">
        {rows.map(([key, value, said]) => (
          <div key={key}>
            <dt>{t.text(`land.areas.${key}`)}</dt>
            <dd>
              {value === null ? (
                <span className="missing">{t.text('land.notRecorded')}</span>
              ) : (
                <>
                  {t.number(Math.round(value))} {t.unit('m2')} <span className="muted">({hectares(t, value)})</span>
                </>
              )}
              {said === '' ? null : <span className="muted"> {said}</span>}
            </dd>
          </div>
        ))}
        {balance.buildings.count === 0 ? null : (
          <div>
            <dt>{t.text('land.areas.buildings')}</dt>
            <dd>
              {t.text('land.buildingsLine', {
                count: balance.buildings.count,
                floor: Math.round(balance.buildings.floorM2),
                production: Math.round(balance.buildings.productionM2),
                idle: Math.round(balance.buildings.idleM2),
              })}
            </dd>
          </div>
        )}
      </dl>
      {area === null ? null : <p className="chart-note">{t.text('land.areaBasis', { document: area.document, from: area.validFrom })}</p>}
      {balance.undrawn === 0 ? null : <p className="chart-note">{t.text('land.undrawn', { count: balance.undrawn })}</p>}
    </>
  )
}
