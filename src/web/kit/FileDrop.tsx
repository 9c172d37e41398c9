import { useId, useState } from 'react'
import { useTranslator } from './Translation.tsx'

type FileDropProps = {
  readonly label: string
  readonly hint?: string
  /** Name of the field of the form this file belongs to, so that a fault can lead to it. */
  readonly name?: string
  /** Endings of names that the choice offers: `.pdf,.png`. */
  readonly accept?: string
  readonly fault?: string | undefined
  readonly disabled?: boolean
  readonly onFile: (file: File) => void
}

/** A place for one file: chosen by a button, or dropped onto it. */
export function FileDrop({ label, hint, name, accept, fault, disabled = false, onFile }: FileDropProps) {
  const t = useTranslator()
  const id = useId()
  const [over, setOver] = useState(false)
  const described = [hint === undefined ? '' : `${id}-hint`, fault === undefined ? '' : `${id}-fault`].filter((part) => part !== '').join(' ') || undefined
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div
        className={over ? 'drop over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          const file = event.dataTransfer.files[0]
          if (file !== undefined && !disabled) onFile(file)
        }}
      >
        <input
          id={id}
          type="file"
          data-path={name}
          accept={accept}
          disabled={disabled}
          aria-describedby={described}
          aria-invalid={fault === undefined ? undefined : true}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0]
            // The same file may be chosen again after it was refused.
            event.currentTarget.value = ''
            if (file !== undefined) onFile(file)
          }}
        />
        <span className="button" aria-hidden="true">
          {t.text('web.file.choose')}
        </span>
        <span className="small muted" aria-hidden="true">
          {t.text('web.file.drop')}
        </span>
      </div>
      {hint === undefined ? null : (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {fault === undefined ? null : (
        <span className="fault" id={`${id}-fault`} role="alert">
          {fault}
        </span>
      )}
    </div>
  )
}
