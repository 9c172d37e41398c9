import { claimFigure, scopeText } from '#statistics/claims/ui/claim.ts'
import { FindingRows } from '#statistics/quality/ui/FindingRows.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import type { Home } from '../model.ts'

type ContradictionsProps = { readonly contradictions: Home['contradictions']; readonly findings: Home['findings'] }

/** Figures that sources state differently, side by side, and the newest findings. */
export function Contradictions({ contradictions, findings }: ContradictionsProps) {
  const t = useTranslator()
  return (
    <>
      <ul className="rows plain">
        {contradictions.map(({ measure, names, claims }) => (
          <li key={measure}>
            <p className="muted small">{t.of(names)}</p>
            <p className="versus">
              {claims.slice(0, 3).map((claim, index) => (
                <span key={claim.id} className="nowrap">
                  {index === 0 ? null : <span className="or">{t.text('home.or')} </span>}
                  <PageLink to={`/claims/${claim.id}`} className="quiet">
                    {claimFigure(claim, t)}
                  </PageLink>
                </span>
              ))}
            </p>
            <p className="small muted">{t.list(claims.slice(0, 3).map((claim) => `${t.number(claim.value ?? 0)} – ${scopeText(claim.scope, t)}`))}</p>
          </li>
        ))}
      </ul>
      <FindingRows findings={findings.slice(0, 3)} />
    </>
  )
}
