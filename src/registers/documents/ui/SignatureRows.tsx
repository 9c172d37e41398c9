import { DataTable } from '#web/kit/DataTable.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import { momentText } from '#web/view/moment.ts'
import type { Signature } from '../model.ts'
import { checkedText, roleText } from './pages.ts'

/** The signatures under a document: who, in which role, when, by which certificate, and how far that was checked. */
export function SignatureRows({ signatures }: { readonly signatures: readonly Signature[] }) {
  const t = useTranslator()
  if (signatures.length === 0) return <p className="muted">{t.text('signature.none')}</p>
  return (
    <DataTable
      title={t.text('signature.title')}
      rows={signatures}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'signer',
          title: t.text('signature.column.signer'),
          header: true,
          className: 'text',
          cell: ({ signer, organisation }) => (
            <>
              {signer}
              {organisation === null ? null : <span className="small muted block">{organisation}</span>}
            </>
          ),
        },
        {
          key: 'checked',
          title: t.text('signature.column.checked'),
          className: 'text',
          cell: (one) => (
            <span className={`tag ${one.method === 'test' || one.trusted === null ? 'warning' : one.trusted ? 'good' : 'bad'}`}>{checkedText(one, t)}</span>
          ),
        },
        { key: 'role', title: t.text('signature.column.role'), className: 'text', cell: ({ role }) => roleText(role, t) },
        { key: 'at', title: t.text('signature.column.at'), cell: ({ at }) => <span className="nowrap">{momentText(at, t)}</span> },
        {
          key: 'certificate',
          title: t.text('signature.column.serial'),
          className: 'text',
          cell: ({ serial, issuer, algorithm }) => (
            <>
              <code className="breaks">{serial}</code>
              <span className="small muted block">
                {issuer} · {algorithm}
              </span>
            </>
          ),
        },
      ]}
    />
  )
}
