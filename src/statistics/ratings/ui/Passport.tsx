import type { ReactNode } from 'react'
import { DataTable } from '#web/kit/DataTable.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import { digitsOf } from '#web/view/digits.ts'
import type { MethodContent, MethodItem, MethodSummary, ScoredIndicator } from '../model.ts'
import { MARK_TAGS, nodeNames } from './words.ts'

type PassportProps = { readonly method: MethodSummary; readonly content: MethodContent }

/** What a method is, how far it is to be trusted, and by which rules it computes. */
export function Passport({ method, content }: PassportProps) {
  const t = useTranslator()
  return (
    <>
      <p style={{ marginBottom: 16 }}>{t.of(method.notes)}</p>
      <dl className="facts">
        <Fact name="mark">
          <span className={`tag ${MARK_TAGS[method.mark]}`}>{t.text(`rating.mark.${method.mark}`)}</span>
        </Fact>
        <Fact name="normalisation">{t.text(`rating.normalisation.${content.normalisation}`)}</Fact>
        <Fact name="aggregation">{t.text(`rating.aggregation.${content.aggregation}`)}</Fact>
        <Fact name="coverage">{t.text('rating.coverageRule', { coverage: Math.round(content.coverage * 100) })}</Fact>
        <Fact name="winsorise">{t.text(`rating.winsorise.${content.winsorise}`)}</Fact>
        <Fact name="hash">
          <code>{method.hash.slice(0, 16)}</code>
        </Fact>
      </dl>
    </>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  const t = useTranslator()
  return (
    <div>
      <dt>{t.text(`rating.fact.${name}`)}</dt>
      <dd>{children}</dd>
    </div>
  )
}

type Item = MethodItem & { readonly pillar: string; readonly effective: number }

type ItemsProps = {
  readonly content: MethodContent
  readonly indicators: readonly (Omit<ScoredIndicator, 'known'> & { readonly known?: number })[]
  readonly zones?: number
}

/** The indicators with their weights; bounds, thresholds and levels where the method has them. */
export function MethodItems({ content, indicators, zones }: ItemsProps) {
  const t = useTranslator()
  const nameOf = nodeNames(content, indicators, t)
  const about = new Map(indicators.map((indicator) => [indicator.code, indicator]))
  const all = content.pillars.reduce((sum, { weight }) => sum + weight, 0) || 1
  const items = content.pillars.flatMap((pillar): Item[] => {
    const inside = pillar.items.reduce((sum, { weight }) => sum + weight, 0) || 1
    return pillar.items.map((item) => ({ ...item, pillar: pillar.code, effective: (pillar.weight / all) * (item.weight / inside) }))
  })
  const figure = (value: number | null, code: string) =>
    value === null ? <span className="missing">{t.text('rating.diff.none')}</span> : t.number(value, { digits: digitsOf(about.get(code)?.unit ?? '') })
  const thresholds = content.normalisation === 'threshold'
  return (
    <DataTable
      title={t.text('rating.method.indicators')}
      rows={items}
      rowKey={({ code }) => code}
      sortName="item"
      tall={items.length > 40}
      columns={[
        {
          key: 'indicator',
          title: t.text('rating.column.indicator'),
          header: true,
          cell: ({ code }) => <PageLink to={`/indicators/${code}`}>{nameOf(code)}</PageLink>,
        },
        ...(content.pillars.length > 1
          ? [{ key: 'pillar', title: t.text('rating.column.pillar'), sort: ({ pillar }: Item) => nameOf(pillar), cell: ({ pillar }: Item) => nameOf(pillar) }]
          : []),
        { key: 'unit', title: t.text('rating.column.unit'), cell: ({ code }) => <span className="muted">{t.unit(about.get(code)?.unit ?? '')}</span> },
        { key: 'direction', title: t.text('rating.column.direction'), cell: ({ direction }) => t.text(`rating.direction.${direction}`) },
        {
          key: 'weight',
          title: t.text('rating.column.effective'),
          unit: '%',
          numeric: true,
          sort: ({ effective }) => effective,
          cell: ({ effective }) => t.number(effective * 100, { digits: 1 }),
        },
        ...(content.normalisation === 'goalposts'
          ? [
              {
                key: 'goalposts',
                title: t.text('rating.column.goalposts'),
                cell: ({ goalposts }: Item) =>
                  goalposts === null ? (
                    <span className="missing">{t.text('rating.goalposts.none')}</span>
                  ) : (
                    `${t.number(goalposts.low)}–${t.number(goalposts.high)}`
                  ),
              },
            ]
          : []),
        ...(thresholds
          ? [
              { key: 'threshold', title: t.text('rating.column.threshold'), numeric: true, cell: ({ code, threshold }: Item) => figure(threshold, code) },
              { key: 'intended', title: t.text('rating.column.intended'), numeric: true, cell: ({ code, intended }: Item) => figure(intended, code) },
            ]
          : []),
        ...(zones === undefined
          ? []
          : [
              {
                key: 'known',
                title: t.text('rating.column.known'),
                numeric: true,
                sort: ({ code }: Item) => about.get(code)?.known ?? 0,
                cell: ({ code }: Item) => t.text('rating.knownOf', { known: about.get(code)?.known ?? 0, zones }),
              },
            ]),
      ]}
    />
  )
}
