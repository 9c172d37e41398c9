import { useState } from 'react'
import { useTranslator } from '#web/kit/Translation.tsx'

type SignatureFieldProps = { readonly label: string; readonly name: string }

/** How the act is signed: with the test signature where learning is allowed, or by a signed message (PKCS#7) made elsewhere. The server says which it takes. */
export function SignatureField({ label, name }: SignatureFieldProps) {
  const t = useTranslator()
  const [way, setWay] = useState<'test' | 'file'>('test')
  const [message, setMessage] = useState('')
  const take = async (file: File | undefined) => setMessage(file === undefined ? '' : toBase64(new Uint8Array(await file.arrayBuffer())))
  return (
    <fieldset className="rows-field">
      <legend>{label}</legend>
      <input type="hidden" name={name} value={way === 'test' ? 'test' : message} />
      <div className="field tick">
        <input type="radio" id={`${name}-test`} name={`${name}-way`} checked={way === 'test'} onChange={() => setWay('test')} />
        <label htmlFor={`${name}-test`}>{t.text('case.sign.test')}</label>
      </div>
      <div className="field tick">
        <input type="radio" id={`${name}-file`} name={`${name}-way`} checked={way === 'file'} onChange={() => setWay('file')} />
        <label htmlFor={`${name}-file`}>{t.text('case.sign.file')}</label>
      </div>
      {way === 'file' ? (
        <div className="field">
          <label htmlFor={`${name}-message`}>{t.text('case.sign.message')}</label>
          <input id={`${name}-message`} type="file" accept=".p7s,.p7m,.pem,.p7" onChange={(event) => void take(event.currentTarget.files?.[0])} />
          <span className="hint">{t.text('case.sign.hint')}</span>
        </div>
      ) : null}
    </fieldset>
  )
}

const toBase64 = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
