import { PageLink } from '#web/kit/PageLink.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import type { Finding } from '../model.ts'
import { findingText, SEVERITY_TAGS, STATE_TAGS } from './finding.ts'

/** Findings as sentences, each leading to its page; severity and state in a word and a shape. */
export function FindingRows({ findings }: { readonly findings: readonly Finding[] }) {
  const t = useTranslator()
  return (
    <ul className="rows plain">
      {findings.map((finding) => (
        <li key={finding.id}>
          <p>
            <PageLink to={`/quality/${encodeURIComponent(finding.id)}`} className="sentence">
              {findingText(finding, t)}
            </PageLink>
          </p>
          <p className="pair">
            <span className={`tag ${SEVERITY_TAGS[finding.severity]}`}>{t.text(`quality.severity.${finding.severity}`)}</span>
            <span className={`tag ${STATE_TAGS[finding.state]}`}>{t.text(`quality.state.${finding.state}`)}</span>
          </p>
        </li>
      ))}
    </ul>
  )
}
