import { queryText, usePath, useSearch } from './address.ts'
import { problemFrom, RefusedCall, type Problem } from '../client/problem.ts'
import { useTranslator } from './Translation.tsx'
import { PageHead } from './PageHead.tsx'
import { PageLink } from './PageLink.tsx'
import { useDocumentTitle } from './DrawnPage.tsx'

const NEXT: Readonly<Record<number, string>> = { 401: 'web.problem.next.401', 403: 'web.problem.next.403', 404: 'web.problem.next.404' }

/** A refusal said in the place of the page: what is wrong, and what to do next. */
export function ProblemPage({ error }: { readonly error: unknown }) {
  const t = useTranslator()
  const problem = problemFrom(error)
  const title = problemTitle(problem, t)
  useDocumentTitle(title, t)
  const below = `${usePath().replace(new RegExp(`^/${t.language}(?=/|$)`), '')}${queryText(useSearch())}`
  return (
    <>
      <PageHead title={title} kicker={problem.status === 0 ? undefined : <span>{t.text('web.problem.kicker', { status: String(problem.status) })}</span>} />
      <div className="stack">
        <ProblemText problem={problem} />
        <p>{t.text(NEXT[problem.status] ?? 'web.problem.next')}</p>
        <p className="actions">
          {problem.status === 401 ? (
            <PageLink to="/signin" search={{ next: below }} className="button main">
              {t.text('web.toSignIn')}
            </PageLink>
          ) : null}
          <PageLink to="/" className={problem.status === 401 ? 'button' : 'button main'}>
            {t.text('web.toHome')}
          </PageLink>
          <PageLink to="/search" className="button">
            {t.text('web.toSearch')}
          </PageLink>
        </p>
      </div>
    </>
  )
}

/** The page for an address that leads nowhere. */
export const NotFoundPage = () => <ProblemPage error={new RefusedCall({ code: 'web.notFound', status: 404, title: '', detail: '', faults: [] })} />

/** The sentences of a problem: its detail, and its faults by field. */
export function ProblemText({ problem }: { readonly problem: Problem }) {
  return (
    <>
      {problem.detail === '' ? null : <p>{problem.detail}</p>}
      {problem.faults.length === 0 ? null : (
        <ul>
          {problem.faults.map((fault) => (
            <li key={`${fault.path}${fault.code}`}>
              <strong>{fault.path}</strong>: {fault.message ?? fault.expected ?? fault.code}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function problemTitle(problem: Problem, t: ReturnType<typeof useTranslator>): string {
  if (problem.title !== '') return problem.title
  if (problem.code === 'web.offline') return t.text('web.problem.offline')
  return problem.status === 404 ? t.text('web.problem.notFound') : t.text('web.problem.broken')
}
