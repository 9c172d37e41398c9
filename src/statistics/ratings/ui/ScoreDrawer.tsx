import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { traceOf } from '#statistics/indicators/ui/figure.ts'
import { Missing } from '#statistics/indicators/ui/Figure.tsx'
import { problemFrom } from '#web/client/problem.ts'
import { queryFor } from '#web/client/query.ts'
import { Icon } from '#web/kit/Icon.tsx'
import { useChangeView, ViewLink } from '#web/kit/PageLink.tsx'
import { ProblemText } from '#web/kit/ProblemPage.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import { digitsOf } from '#web/view/digits.ts'
import type { RatingTrace } from '../model.ts'
import { TOTAL } from '../rules/specification.ts'

type Wish = { readonly method: string; readonly version: number; readonly place: string; readonly period: string }

/** Why a zone has its score: each part's contribution, each value one click from its claims. Stands in the address. */
export function ScoreDrawer({ wish, zone }: { readonly wish: Wish; readonly zone: string }) {
  const t = useTranslator()
  const change = useChangeView()
  const dialog = useRef<HTMLDialogElement>(null)
  const { data, error } = useQuery(queryFor('traceRating', { ...wish, subject: zone }))
  useEffect(() => {
    dialog.current?.showModal()
  }, [])
  const close = () => change({ zone: undefined })
  return (
    <dialog className="side" ref={dialog} closedby="any" onCancel={close} onClose={close} aria-labelledby="score-title">
      <div className="inside">
        <div className="dialog-head">
          <h2 id="score-title">{data === undefined ? t.text('rating.trace.title') : t.of(data.zone.names)}</h2>
          <button type="button" className="icon-button" onClick={close}>
            <Icon name="close" />
            <span className="hidden">{t.text('web.close')}</span>
          </button>
        </div>
        {error === null ? null : (
          <div className="notice bad">
            <ProblemText problem={problemFrom(error)} />
          </div>
        )}
        {data === undefined ? null : <TraceRows trace={data} />}
      </div>
    </dialog>
  )
}

type Node = RatingTrace['nodes'][number]

function TraceRows({ trace }: { readonly trace: RatingTrace }) {
  const t = useTranslator()
  const top = trace.nodes.filter(({ parent }) => parent === TOTAL).toSorted((a, b) => (b.contribution ?? 0) - (a.contribution ?? 0))
  return (
    <>
      <p style={{ marginBottom: 16 }}>
        {trace.score === null || trace.rank === null
          ? t.text('rating.trace.unranked', { period: t.periodShort(trace.period) })
          : t.text('rating.trace.score', { score: t.number(trace.score, { digits: 1 }), rank: trace.rank, period: t.periodShort(trace.period) })}
      </p>
      <div className="table-scroll" role="region" aria-label={t.text('rating.trace.title')} tabIndex={0}>
        <table className="data">
          <thead>
            <tr>
              <th scope="col">{t.text('rating.column.part')}</th>
              <th scope="col" className="number">
                {t.text('rating.column.value')}
              </th>
              <th scope="col" className="number">
                {t.text('rating.column.score')}
              </th>
              <th scope="col" className="number">
                {t.text('rating.column.weight')}
                <span className="unit">%</span>
              </th>
              <th scope="col" className="number">
                {t.text('rating.column.contribution')}
              </th>
            </tr>
          </thead>
          <tbody>
            {top.flatMap((node) => [
              <TraceRow key={node.code} node={node} trace={trace} depth={0} />,
              ...trace.nodes.filter(({ parent }) => parent === node.code).map((child) => <TraceRow key={child.code} node={child} trace={trace} depth={1} />),
            ])}
          </tbody>
        </table>
      </div>
      <p className="chart-note">{t.text('rating.trace.note')}</p>
    </>
  )
}

function TraceRow({ node, trace, depth }: { readonly node: Node; readonly trace: RatingTrace; readonly depth: number }) {
  const t = useTranslator()
  const indicator = node.unit !== ''
  const number = (value: number | null, digits: number) => (value === null ? '–' : t.number(value, { digits }))
  const value = node.raw === null ? '' : `${t.number(node.raw, { digits: digitsOf(node.unit) })} ${t.unit(node.unit)}`
  const name = node.names === null ? node.code : t.of(node.names)
  return (
    <tr>
      <th scope="row" className={depth === 0 && !indicator ? 'strong' : undefined} style={depth === 0 ? undefined : { paddingLeft: 16 }}>
        {name}
        {node.missing === null ? null : (
          <>
            <br />
            <Missing reason={node.missing} />
          </>
        )}
      </th>
      <td className="number">
        {node.raw === null ? (
          ''
        ) : (
          <ViewLink
            change={{ trace: traceOf(node.code, trace.zone.id, trace.period), zone: undefined }}
            label={`${value}. ${t.text('web.trace.open', { name })}`}
          >
            {value}
          </ViewLink>
        )}
      </td>
      <td className="number">{number(node.score, 1)}</td>
      <td className="number">{number(node.weight * 100, 0)}</td>
      <td className="number">{number(node.contribution, 1)}</td>
    </tr>
  )
}
