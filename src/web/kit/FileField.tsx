import { useRef, useState } from 'react'
import type { FileKind, OutputOf } from '#lib/operation.ts'
import type { Operations } from '../../contracts.ts'
import { sendFile } from '../client/files.ts'
import { problemFrom, type Problem } from '../client/problem.ts'
import { DocumentLink } from './DocumentLink.tsx'
import { FileDrop } from './FileDrop.tsx'
import { useTranslator } from './Translation.tsx'

type Document = Pick<OutputOf<Operations['uploadDocument']>, 'zone' | 'id' | 'name' | 'size' | 'at' | 'signatures'>

type FileFieldProps = {
  readonly label: string
  /** Name under which the ids of the documents stand in the form; one hidden field for each. */
  readonly name: string
  readonly zone: string
  /** What the paper is for: `evidence`, `application.plan`. */
  readonly kind: string
  /** Organisation it belongs to; without it the one the reader acts for. */
  readonly party?: string | undefined
  readonly hint?: string | undefined
  /** The refusal of the form, whose fault in this field is said here. */
  readonly problem?: Problem | undefined
  readonly kinds?: readonly FileKind[]
  readonly limitMb?: number
  /** Documents that stand in the field to begin with. */
  readonly initial?: readonly Document[] | undefined
  /** Takes several files, one after the other. */
  readonly many?: boolean
  readonly onChange?: (documents: readonly Document[]) => void
}

const KINDS: readonly FileKind[] = ['pdf', 'png', 'jpeg', 'webp', 'tiff', 'xlsx', 'docx', 'csv', 'txt', 'json', 'p7s']
const ENDINGS: Readonly<Partial<Record<FileKind, string>>> = { jpeg: '.jpg,.jpeg', tiff: '.tif,.tiff', p7s: '.p7s,.p7m' }
const acceptOf = (kinds: readonly FileKind[]) => kinds.map((kind) => ENDINGS[kind] ?? `.${kind}`).join(',')

/** A field of a form that takes files: each is sent as soon as it is chosen, and the form carries the ids of the documents they became. */
export function FileField({
  label,
  name,
  zone,
  kind,
  party,
  hint,
  problem,
  initial = [],
  kinds = KINDS,
  limitMb = 20,
  many = false,
  onChange,
}: FileFieldProps) {
  const t = useTranslator()
  const [documents, setDocuments] = useState<readonly Document[]>(initial)
  const [sending, setSending] = useState<{ readonly name: string; readonly share: number }>()
  const [fault, setFault] = useState<string>()
  const stopping = useRef<AbortController>(undefined)
  const refused = problem?.faults.find(({ path }) => path === name)
  const change = (next: readonly Document[]) => {
    setDocuments(next)
    onChange?.(next)
  }
  const send = async (file: File) => {
    const size = t.number(file.size / 1_048_576, { digits: 1 })
    if (file.size > limitMb * 1_048_576) return setFault(t.text('web.file.tooLarge', { name: file.name, size, limit: limitMb }))
    const stop = new AbortController()
    stopping.current = stop
    setFault(undefined)
    setSending({ name: file.name, share: 0 })
    try {
      const progress = (share: number) => setSending({ name: file.name, share })
      const document = await sendFile('uploadDocument', { zone, kind, party }, file, { signal: stop.signal, progress })
      change([...(many ? documents.filter(({ id }) => id !== document.id) : []), document])
    } catch (error) {
      const problem = problemFrom(error)
      if (!stop.signal.aborted) setFault(problem.detail || problem.title || t.text('web.problem.offline'))
    } finally {
      setSending(undefined)
    }
  }
  return (
    <div className="stack-tight">
      {documents.map((document) => (
        <p key={document.id} className="pair">
          <input type="hidden" name={name} value={document.id} />
          <DocumentLink document={document} />
          <button
            type="button"
            className="link"
            aria-label={t.text('web.file.takeAway', { name: document.name })}
            onClick={() => change(documents.filter(({ id }) => id !== document.id))}
          >
            {t.text('web.file.remove')}
          </button>
        </p>
      ))}
      {sending === undefined && (many || documents.length === 0) ? (
        <FileDrop
          label={label}
          hint={hint ?? t.text('web.file.hint', { types: kinds.map((one) => one.toUpperCase()).join(', '), limit: limitMb })}
          accept={acceptOf(kinds)}
          name={name}
          fault={fault ?? refused?.message ?? refused?.expected}
          onFile={(file) => void send(file)}
        />
      ) : null}
      {sending === undefined ? null : (
        <div className="field">
          <span className="label">{t.text('web.file.sending', { name: sending.name, share: t.percent(sending.share, { digits: 0 }) })}</span>
          <span className="pair">
            <progress max={1} value={sending.share} aria-label={sending.name} />
            <button type="button" className="button" onClick={() => stopping.current?.abort()}>
              {t.text('web.file.cancel')}
            </button>
          </span>
        </div>
      )}
      <span className="hidden" role="status">
        {documents.length === 0 ? '' : t.text('web.file.sent')}
      </span>
    </div>
  )
}
