import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { fileAddress, sendFile } from '#web/client/files.ts'
import { problemFrom, type Problem } from '#web/client/problem.ts'
import { queryFor } from '#web/client/query.ts'
import { FileDrop } from '#web/kit/FileDrop.tsx'
import { ProblemText } from '#web/kit/ProblemPage.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import { EimzoFailure, keyTitle, listKeys, signWithKey, type EimzoKey } from './eimzo.ts'
import { SignatureRows } from './SignatureRows.tsx'

type SignPanelProps = {
  readonly zone: string
  readonly id: string
  /** Whether the reader may sign here; without it only the signatures are shown. */
  readonly signing: boolean
}

/** The signatures under a document, and the ways to add one's own: E-IMZO, a file made elsewhere, the test signer. */
export function SignPanel({ zone, id, signing }: SignPanelProps) {
  const { data } = useQuery(queryFor('listSignatures', { zone, id }))
  if (data === undefined) return null
  return (
    <div className="stack">
      <SignatureRows signatures={data.items} />
      {signing ? <SignWays zone={zone} id={id} testSigning={data.testSigning} eimzoKey={data.eimzoKey} /> : null}
    </div>
  )
}

type WaysProps = { readonly zone: string; readonly id: string; readonly testSigning: boolean; readonly eimzoKey: string | null }

function SignWays({ zone, id, testSigning, eimzoKey }: WaysProps) {
  const t = useTranslator()
  const client = useQueryClient()
  const [keys, setKeys] = useState<readonly EimzoKey[]>()
  const sign = useMutation({
    mutationFn: ({ message, method }: { readonly message: Blob; readonly method: 'pkcs7' | 'test' }) => sendFile('signDocument', { zone, id, method }, message),
    onSuccess: () => client.invalidateQueries(),
  })
  const find = useMutation({ mutationFn: () => listKeys(eimzoKey), onSuccess: setKeys })
  const use = useMutation({
    mutationFn: async (key: EimzoKey) => {
      const file = await fetch(fileAddress('readDocument', { zone, id }))
      sign.mutate({ message: await signWithKey(key, await file.arrayBuffer()), method: 'pkcs7' })
    },
  })
  const busy = sign.isPending || find.isPending || use.isPending
  const failure = sign.error ?? use.error ?? find.error
  return (
    <div className="stack no-print">
      <p className="actions">
        <button type="button" className="button main" disabled={busy} onClick={() => find.mutate()}>
          {t.text('sign.eimzo')}
        </button>
        {testSigning ? (
          <button type="button" className="button" disabled={busy} onClick={() => sign.mutate({ message: new Blob([]), method: 'test' })}>
            {t.text('sign.test')}
          </button>
        ) : null}
      </p>
      {testSigning ? <p className="small muted">{t.text('sign.testNote')}</p> : null}
      {keys === undefined ? null : (
        <ul className="rows plain" aria-label={t.text('sign.keys')}>
          {keys.map((key) => (
            <li key={key.disk + key.path + key.name}>
              <button type="button" className="link" disabled={busy} onClick={() => use.mutate(key)}>
                {keyTitle(key)}
              </button>
            </li>
          ))}
        </ul>
      )}
      <div style={{ maxWidth: 560 }}>
        <FileDrop
          label={t.text('sign.file')}
          hint={t.text('sign.fileHint')}
          accept=".p7s,.p7m"
          disabled={busy}
          onFile={(message) => sign.mutate({ message, method: 'pkcs7' })}
        />
      </div>
      <div role="status">{sign.isSuccess ? <p className="notice">{t.text('sign.done')}</p> : null}</div>
      {failure === null ? null : failure instanceof EimzoFailure ? <Absent failure={failure} /> : <Refused problem={problemFrom(failure)} />}
    </div>
  )
}

function Absent({ failure }: { readonly failure: EimzoFailure }) {
  const t = useTranslator()
  return (
    <div className="notice bad" role="alert">
      <p className="strong">{t.text(`eimzo.problem.${failure.why}`)}</p>
      {failure.reason === '' ? null : <p>{failure.reason}</p>}
    </div>
  )
}

function Refused({ problem }: { readonly problem: Problem }) {
  const t = useTranslator()
  return (
    <div className="notice bad" role="alert">
      <p className="strong">{problem.title === '' ? t.text('web.problem.offline') : problem.title}</p>
      <ProblemText problem={problem} />
    </div>
  )
}
