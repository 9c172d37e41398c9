import { useMutation, useQueryClient } from '@tanstack/react-query'
import { may, rolesOf } from '#lib/access.ts'
import { problemFrom } from '#web/client/problem.ts'
import { enter, leave, sessionQuery } from '#web/client/session.ts'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { Field, fieldText } from '#web/kit/Form.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { ProblemText } from '#web/kit/ProblemPage.tsx'
import { useActor } from '#web/kit/useActor.ts'
import { keyPage } from './plainPages.ts'

/** Entering with a key, and leaving. */
function KeyView({ t }: ViewProps<'listPlaces'>) {
  const client = useQueryClient()
  const actor = useActor()
  const change = useMutation({
    mutationFn: (key: string | undefined) => (key === undefined ? leave() : enter(key)),
    onSuccess: (now) => client.setQueryData(sessionQuery.queryKey, now),
  })
  const problem = change.error === null ? undefined : problemFrom(change.error)
  if (actor.id !== 'public') {
    return (
      <>
        <PageHead
          title={t.text('key.inside', { name: actor.name })}
          lead={t.text('key.roles', { roles: t.list(rolesOf(actor).map((role) => t.text(`role.${role}`))) })}
        />
        <div className="stack">
          <ul>
            <li>
              <PageLink to="/claims">{t.text('key.doClaims')}</PageLink>
            </li>
            <li>
              <PageLink to="/quality" search={{ state: 'open' }}>
                {t.text('key.doFindings')}
              </PageLink>
            </li>
            {may(actor, 'claim.write') ? (
              <li>
                <PageLink to="/claims/new">{t.text('claim.new.title')}</PageLink>
              </li>
            ) : null}
            {may(actor, 'register.read') ? (
              <li>
                <PageLink
                  to="/enterprises"
                  search={{ zone: may(actor, 'register.read', {}) ? undefined : actor.grants.find(({ zone }) => zone !== undefined)?.zone }}
                >
                  {t.text('key.doEnterprises')}
                </PageLink>
              </li>
            ) : null}
            {may(actor, 'submission.check') ? (
              <li>
                <PageLink to="/reporting">{t.text('key.doReporting')}</PageLink>
              </li>
            ) : null}
            {may(actor, 'register.import') ? (
              <li>
                <PageLink to="/import">{t.text('upload.title')}</PageLink>
              </li>
            ) : null}
            <li>
              <PageLink to="/indicators/new">{t.text('key.doIndicator')}</PageLink>
            </li>
          </ul>
          <p>
            <button type="button" className="button" onClick={() => change.mutate(undefined)}>
              {t.text('key.leave')}
            </button>
          </p>
        </div>
      </>
    )
  }
  return (
    <>
      <PageHead title={t.text('key.title')} lead={t.text('key.lead')} />
      <form
        className="sheet"
        onSubmit={(event) => {
          event.preventDefault()
          change.mutate(fieldText(new FormData(event.currentTarget), 'key'))
        }}
      >
        <Field label={t.text('key.field')} name="key" type="password" hint={t.text('key.hint')} />
        {problem === undefined ? null : (
          <div className="notice bad" role="alert">
            <p className="strong">{problem.title === '' ? t.text('web.problem.offline') : problem.title}</p>
            <ProblemText problem={problem} />
          </div>
        )}
        <p>
          <button type="submit" className="button main" disabled={change.isPending}>
            {t.text('key.enter')}
          </button>
        </p>
      </form>
    </>
  )
}

export const page = drawn(keyPage, KeyView)
