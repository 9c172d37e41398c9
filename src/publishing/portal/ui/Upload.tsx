import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { ImportReport } from '#lib/schema.ts'
import { problemFrom, type Problem } from '#web/client/problem.ts'
import { upload } from '#web/client/upload.ts'
import { DataTable } from '#web/kit/DataTable.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import { faultPlace, type ImportKind } from './importKinds.ts'

const COUNTS = ['rows', 'added', 'changed', 'unchanged'] as const

/** The file, its check, and the import, which can be asked for once the check has found nothing wrong. */
export function Upload({ kind }: { readonly kind: ImportKind }) {
  const t = useTranslator()
  const client = useQueryClient()
  const id = useId()
  const [file, setFile] = useState<File>()
  const sending = useMutation({
    mutationFn: ({ chosen, dryRun }: { readonly chosen: File; readonly dryRun: boolean }) => upload(kind.operation, chosen, dryRun),
    onSuccess: async ({ dryRun }) => {
      if (!dryRun) await client.invalidateQueries()
    },
  })
  const send = (dryRun: boolean) => file !== undefined && sending.mutate({ chosen: file, dryRun })
  const report = sending.data
  const sound = report?.dryRun === true
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        send(true)
      }}
    >
      <div className="field" style={{ maxWidth: 560 }}>
        <label htmlFor={id}>{t.text('upload.file')}</label>
        <input
          id={id}
          type="file"
          required
          accept={kind.formats.map((format) => `.${format}`).join(',')}
          aria-describedby={`${id}-hint`}
          onChange={(event) => {
            setFile(event.currentTarget.files?.[0])
            sending.reset()
          }}
        />
        <span className="hint" id={`${id}-hint`}>
          {t.text('upload.fileHint', { formats: kind.formats.map((format) => format.toUpperCase()).join(', ') })}
        </span>
      </div>
      <p className="actions">
        <button type="submit" className={sound ? 'button' : 'button main'} disabled={sending.isPending || file === undefined}>
          {t.text('upload.check')}
        </button>
        {sound ? (
          <button type="button" className="button main" disabled={sending.isPending} onClick={() => send(false)}>
            {t.text('upload.import')}
          </button>
        ) : null}
      </p>
      <div role="status">{sending.isPending ? <p className="muted">{t.text('upload.working')}</p> : null}</div>
      {sending.error === null ? null : <Refused problem={problemFrom(sending.error)} />}
      {report === undefined ? null : <Report report={report} page={kind.page} />}
    </form>
  )
}

function Report({ report, page }: { readonly report: ImportReport; readonly page: string }) {
  const t = useTranslator()
  const changes = report.added + report.changed
  return (
    <section className="notice stack-tight" role="status">
      <p className="strong">{t.text(report.dryRun ? (changes === 0 ? 'upload.nothingNew' : 'upload.sound') : 'upload.done')}</p>
      <dl className="facts">
        {COUNTS.map((count) => (
          <div key={count}>
            <dt>{t.text(`upload.count.${count}`)}</dt>
            <dd>{t.number(report[count])}</dd>
          </div>
        ))}
      </dl>
      {report.dryRun ? null : (
        <p>
          <PageLink to={page}>{t.text('upload.see')}</PageLink>
        </p>
      )}
    </section>
  )
}

/** What is wrong: the sentence, then every fault by row and column with what stands there. */
function Refused({ problem }: { readonly problem: Problem }) {
  const t = useTranslator()
  return (
    <section className="stack" role="alert">
      <div className="notice bad">
        <p className="strong">{problem.detail || problem.title || t.text('web.problem.offline')}</p>
      </div>
      {problem.faults.length === 0 ? null : (
        <DataTable
          title={t.text('upload.faults')}
          rows={problem.faults.map((fault, index) => ({ ...fault, ...faultPlace(fault.path), key: String(index) }))}
          rowKey={({ key }) => key}
          tall={problem.faults.length > 20}
          columns={[
            { key: 'row', title: t.text('upload.column.row'), numeric: true, cell: ({ row }) => row || '–' },
            { key: 'column', title: t.text('upload.column.name'), header: true, cell: ({ column }) => <code>{column}</code> },
            { key: 'value', title: t.text('upload.column.value'), className: 'text', cell: ({ value = '' }) => (value === '' ? '–' : <code>{value}</code>) },
            { key: 'fault', title: t.text('upload.column.fault'), className: 'text', cell: ({ message, expected, code }) => message ?? expected ?? code },
          ]}
        />
      )}
    </section>
  )
}
