import { checkedText, roleText } from '#registers/documents/ui/pages.ts'
import { PageLink } from '#web/kit/PageLink.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import { momentText } from '#web/view/moment.ts'
import type { ReportRevision } from '../model.ts'

/** Who submitted a revision and when, and by which electronic signature; one that has none says so. */
export function SignatureNote({ zone, revision }: { readonly zone: string; readonly revision: ReportRevision | undefined }) {
  const t = useTranslator()
  if (revision === undefined) return null
  const { signature } = revision
  if (signature === null)
    return <p className="muted">{t.text('submission.unsigned', { by: revision.submittedBy, moment: momentText(revision.submittedAt, t) })}</p>
  const test = signature.method === 'test'
  return (
    <p>
      {t.text('submission.signedBy', { signer: signature.signer, role: roleText(signature.role, t), moment: momentText(signature.at, t) })}{' '}
      <span className={`tag ${test || signature.trusted === null ? 'warning' : signature.trusted ? 'good' : 'bad'}`}>
        {test ? t.text('submission.signature.test') : checkedText(signature, t)}
      </span>{' '}
      <PageLink to={`/zones/${zone}/documents/${signature.document}`}>{t.text('submission.signature.document')}</PageLink>
    </p>
  )
}
