import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId } from 'react'
import { call } from '#web/client/call.ts'
import { problemFrom } from '#web/client/problem.ts'
import { uploadTo } from '#web/client/upload.ts'
import { ProblemText } from '#web/kit/ProblemPage.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import type { ReportFile } from '../model.ts'
import { keepOutbox } from './outbox.ts'

/** The report as a workbook: taken away, filled anywhere, brought back. Faults are told by cell, and then nothing is taken. */
export function WorkbookForm({ file }: { readonly file: ReportFile }) {
  const t = useTranslator()
  const id = useId()
  const client = useQueryClient()
  const { zone, id: report } = file.report
  const taking = useMutation({ mutationFn: async () => download(await call('getSubmissionWorkbook', { zone, id: report })) })
  const bringing = useMutation({
    mutationFn: async (chosen: File) => uploadTo('uploadSubmissionWorkbook', { zone, id: report }, chosen, false),
    onSuccess: () => {
      keepOutbox(zone, report, {})
      location.reload()
      return client.invalidateQueries()
    },
  })
  const problem = bringing.error === null ? undefined : problemFrom(bringing.error)
  return (
    <div className="stack no-print">
      <details open={problem !== undefined}>
        <summary>{t.text('workbook.name')}</summary>
        <p className="muted">{t.text('workbook.lead')}</p>
        <p className="actions">
          <button type="button" className="button" onClick={() => taking.mutate()} disabled={taking.isPending}>
            {t.text('workbook.download')}
          </button>
        </p>
        <div className="field">
          <label htmlFor={id}>{t.text('workbook.upload')}</label>
          <input
            id={id}
            type="file"
            accept=".xlsx"
            disabled={bringing.isPending}
            onChange={(event) => {
              const chosen = event.currentTarget.files?.[0]
              event.currentTarget.value = ''
              if (chosen !== undefined) bringing.mutate(chosen)
            }}
          />
        </div>
        {problem === undefined ? null : (
          <div className="notice bad" role="alert">
            <p className="strong">{problem.title === '' ? t.text('web.problem.offline') : problem.title}</p>
            <ProblemText problem={problem} />
          </div>
        )}
      </details>
    </div>
  )
}

function download({ name, type, base64 }: { readonly name: string; readonly type: string; readonly base64: string }): void {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
  const address = URL.createObjectURL(new Blob([bytes], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
