import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { queryFor } from '#web/client/query.ts'
import { problemFrom } from '#web/client/problem.ts'
import { useSearch } from '#web/kit/address.ts'
import { Icon } from '#web/kit/Icon.tsx'
import { PageLink, useChangeView } from '#web/kit/PageLink.tsx'
import { ProblemText } from '#web/kit/ProblemPage.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import { readTrace } from './figure.ts'
import { TraceBody } from './TraceBody.tsx'

/** Opens beside the page when the address names a value to trace, and closes back to the same view. */
export function TraceDrawer() {
  const { trace } = useSearch()
  const asked = readTrace(trace)
  return asked === undefined ? null : <Drawer {...asked} />
}

function Drawer({ code, subject, period }: { readonly code: string; readonly subject: string; readonly period: string }) {
  const t = useTranslator()
  const change = useChangeView()
  const dialog = useRef<HTMLDialogElement>(null)
  const { asOf } = useSearch()
  const { data, error } = useQuery(queryFor('traceValue', { code, subject, period, asOf }))
  useEffect(() => {
    dialog.current?.showModal()
  }, [])
  const close = () => change({ trace: undefined })
  return (
    <dialog className="side" ref={dialog} closedby="any" onCancel={close} onClose={close} aria-labelledby="trace-title">
      <div className="inside">
        <div className="dialog-head">
          <h2 id="trace-title">{data === undefined ? t.text('trace.title') : t.of(data.indicator.names)}</h2>
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
        {data === undefined ? null : <TraceBody trace={data} />}
        <p className="small" style={{ marginTop: 24 }}>
          <PageLink to={`/indicators/${code}`}>{t.text('trace.method')}</PageLink>
        </p>
      </div>
    </dialog>
  )
}
