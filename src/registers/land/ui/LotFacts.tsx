import { useTranslator } from '#web/kit/Translation.tsx'
import type { LotSummary } from '../model.ts'
import { hectares, money, squareMetres, standing, tagOf, utilityFacts, utilityLine } from './words.ts'

/** The facts of a lot: kind, status, areas, activity, price with what it rests on. */
export function LotFacts({ lot, children }: { readonly lot: LotSummary; readonly children?: React.ReactNode }) {
  const t = useTranslator()
  return (
    <dl className="facts">
      <Fact name={t.text('land.column.kind')}>{t.text(`land.kind.${lot.kind}`)}</Fact>
      <Fact name={t.text('land.column.status')}>
        <span className={`tag ${tagOf(lot.status, lot.side)}`}>{standing(t, lot)}</span>{' '}
        <span className="muted">{t.text('land.from', { day: lot.statusFrom })}</span>
      </Fact>
      <Fact name={t.text('land.fact.area')}>
        {squareMetres(t, lot.areaM2)} <span className="muted">({hectares(t, lot.areaM2)})</span>
      </Fact>
      <Fact name={t.text('land.column.polygonArea')}>{lot.polygonAreaM2 === null ? t.text('land.notDrawn') : squareMetres(t, lot.polygonAreaM2)}</Fact>
      <Fact name={t.text('land.column.ifut')}>{lot.allowedIfut.length === 0 ? t.text('land.ifutAny') : lot.allowedIfut.join(', ')}</Fact>
      <Fact name={t.text('land.column.price')}>
        {lot.startingPrice === null ? t.text('land.priceNotSet') : money(t, lot.startingPrice)}
        {lot.startingPrice === null ? null : <span className="muted"> {lot.priceBasis === '' ? t.text('land.priceNoBasis') : lot.priceBasis}</span>}
      </Fact>
      <Fact name={t.text('land.column.vacantSince')}>{lot.vacantSince === null ? '–' : t.day(lot.vacantSince)}</Fact>
      {children}
    </dl>
  )
}

export const Fact = ({ name, children }: { readonly name: string; readonly children: React.ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)

/** Utilities at the lot's border; what nobody recorded says so. */
export function UtilityFacts({ lot }: { readonly lot: LotSummary }) {
  const t = useTranslator()
  return (
    <>
      <p className="print-only">{utilityLine(t, lot.utilities) || t.text('land.notRecorded')}</p>
      <dl className="facts utilities">
        {utilityFacts(t, lot.utilities).map(([key, said]) => (
          <Fact key={key} name={t.text(`land.utility.${key}`)}>
            {said ?? <span className="missing">{t.text('land.notRecorded')}</span>}
          </Fact>
        ))}
      </dl>
    </>
  )
}
