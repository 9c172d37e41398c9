import { useState } from 'react'
import { useTranslator } from '#web/kit/Translation.tsx'

type SignatureFieldProps = { readonly label: string; readonly name: string; readonly testSigning: boolean }

/** How the act is signed: by a signed message (PKCS#7) made elsewhere, or, where learning is allowed, with the test signature. */
export function SignatureField({ label, name, testSigning }: SignatureFieldProps) {
  const t = useTranslator()
  const [way, setWay] = useState<'test' | 'file'>(testSigning ? 'test' : 'file')
  const [message, setMessage] = useState('')
  const take = async (file: File | undefined) => setMessage(file === undefined ? '' : toBase64(new Uint8Array(await file.arrayBuffer())))
  return (
    <fieldset className="rows-field">
      <legend>{label}</legend>
      <input type="hidden" name={name} value={way === 'test' ? 'test' : message} />
      {testSigning
        ? (['test', 'file'] as const).map((one) => (
            <div key={one} className="field tick">
              <input type="radio" id={`${name}-${one}`} name={`${name}-way`} checked={way === one} onChange={() => setWay(one)} />
              <label htmlFor={`${name}-${one}`}>{t.text(`case.sign.${one}`)}</label>
            </div>
          ))
        : null}
      {way === 'file' ? (
        <div className="field">
          <label htmlFor={`${name}-message`}>{t.text('case.sign.message')}</label>
          <input
            id={`${name}-message`}
            type="file"
            required
            accept=".p7s,.p7m,.pem,.p7"
            aria-describedby={`${name}-hint`}
            onChange={(event) => void take(event.currentTarget.files?.[0])}
          />
          <span className="hint" id={`${name}-hint`}>
            {t.text('case.sign.hint')}
          </span>
        </div>
      ) : null}
    </fieldset>
  )
}

const toBase64 = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
