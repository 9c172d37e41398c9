import { useState } from 'react'
import { FileDrop } from '#web/kit/FileDrop.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'

type Compared = { readonly name: string; readonly same: boolean; readonly hash: string }

/** Compares a file at hand with the act: its SHA-256 is computed in the browser, the file is sent nowhere. */
export function CompareFile({ hash }: { readonly hash: string }) {
  const t = useTranslator()
  const [compared, setCompared] = useState<Compared>()
  // Browsers compute hashes on https and on the own machine only.
  if (!globalThis.isSecureContext) return <p className="muted">{t.text('verify.compare.insecure')}</p>
  const compare = async (file: File) => {
    const found = await hashOf(file)
    setCompared({ name: file.name, hash: found, same: found === hash })
  }
  return (
    <div className="stack" style={{ maxWidth: 560 }}>
      <FileDrop label={t.text('verify.compare.file')} hint={t.text('verify.compare.hint')} onFile={(file) => void compare(file)} />
      <div role="status">
        {compared === undefined ? null : (
          <div className={compared.same ? 'notice' : 'notice bad'}>
            <p className="strong">{t.text(compared.same ? 'verify.compare.same' : 'verify.compare.other', { name: compared.name })}</p>
            <p className="small muted breaks">
              SHA-256 <code>{compared.hash}</code>
            </p>
          </div>
        )}
      </div>
    </div>
  )
}

async function hashOf(file: File): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
