import { useId, useState } from 'react'
import { MarkTag } from '#registers/legislation/ui/MarkTag.tsx'
import { fileAddress } from '#web/client/files.ts'
import { useTranslator } from '#web/kit/Translation.tsx'
import type { ReportFile } from '../model.ts'

/** How the head signs: by the test signer, by a signed message made elsewhere, or not at all; and what is sent with the report. */
export type SigningChoice = { readonly way: 'test' | 'file' | 'none'; readonly signature: string | undefined }

const choiceOf = (way: SigningChoice['way']): SigningChoice => ({ way, signature: way === 'test' ? 'test' : undefined })

/** The ways that are open here, the likeliest first. */
const waysOf = ({ test, required }: ReportFile['signing']): SigningChoice['way'][] => [
  ...(test ? (['test'] as const) : []),
  ...(required ? [] : (['none'] as const)),
  'file',
]

/** What is chosen before the head has said anything. */
export const firstChoice = (signing: ReportFile['signing']): SigningChoice => choiceOf(waysOf(signing)[0] ?? 'file')

type SignChoiceProps = {
  readonly file: ReportFile
  readonly choice: SigningChoice
  readonly nil: boolean
  /** Saves what is still on this device; the content to sign is made of what the server has. */
  readonly complete: () => Promise<boolean>
  readonly onChoice: (choice: SigningChoice) => void
}

/** The choice of the way to sign; for a signature made elsewhere also the bytes to sign and the place for its file. */
export function SignChoice({ file, choice, nil, complete, onChoice }: SignChoiceProps) {
  const t = useTranslator()
  const id = useId()
  const { required, mark } = file.signing
  return (
    <fieldset className="rows-field">
      <legend>{t.text('filling.sign')}</legend>
      {waysOf(file.signing).map((way) => (
        <div key={way} className="field tick">
          <input type="radio" id={`${id}-${way}`} name={`${id}-way`} checked={choice.way === way} onChange={() => onChoice(choiceOf(way))} />
          <label htmlFor={`${id}-${way}`}>{t.text(`filling.sign.${way}`)}</label>
        </div>
      ))}
      {choice.way === 'none' && !required ? (
        <p className="small muted">
          {t.text('filling.sign.noneHint')} <MarkTag mark={mark} />
        </p>
      ) : null}
      {choice.way === 'file' ? (
        <SignedElsewhere file={file} nil={nil} complete={complete} onMessage={(signature) => onChoice({ way: 'file', signature })} />
      ) : null}
    </fieldset>
  )
}

type ElsewhereProps = Pick<SignChoiceProps, 'file' | 'nil' | 'complete'> & { readonly onMessage: (message: string | undefined) => void }

function SignedElsewhere({ file, nil, complete, onMessage }: ElsewhereProps) {
  const t = useTranslator()
  const id = useId()
  const [busy, setBusy] = useState(false)
  const { zone, id: report } = file.report
  const download = async () => {
    setBusy(true)
    // What is typed must be saved first, or other bytes would be signed than are submitted.
    if (nil || (await complete())) {
      const link = document.createElement('a')
      link.href = fileAddress('readSubmissionContent', { zone, id: report, nil })
      link.download = ''
      link.click()
    }
    setBusy(false)
  }
  const take = async (chosen: File | undefined) => onMessage(chosen === undefined ? undefined : toBase64(new Uint8Array(await chosen.arrayBuffer())))
  return (
    <div className="stack">
      <p>
        <button type="button" className="button" disabled={busy} onClick={() => void download()}>
          {t.text('filling.sign.download')}
        </button>
      </p>
      <div className="field">
        <label htmlFor={id}>{t.text('filling.sign.message')}</label>
        <input
          id={id}
          type="file"
          accept=".p7s,.p7m,.pem,.p7"
          aria-describedby={`${id}-hint`}
          onChange={(event) => void take(event.currentTarget.files?.[0])}
        />
        <span className="hint" id={`${id}-hint`}>
          {t.text('filling.sign.hint')}
        </span>
      </div>
    </div>
  )
}

const toBase64 = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
