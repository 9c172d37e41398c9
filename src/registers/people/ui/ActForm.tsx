import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { problemFrom } from '#web/client/problem.ts'
import { ProblemText } from '#web/kit/ProblemPage.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'

type ActFormProps = {
  readonly action: string
  readonly act: (data: FormData) => Promise<void>
  readonly children: ReactNode
}

/** A form whose act is more than one operation: it says what was refused, and stays as it is until it is done. */
export function ActForm({ action, act, children }: ActFormProps) {
  const t = useTranslator()
  const acting = useMutation({ mutationFn: act })
  const problem = acting.error === null ? undefined : problemFrom(acting.error)
  return (
    <form
      className="sheet"
      onSubmit={(event) => {
        event.preventDefault()
        acting.mutate(new FormData(event.currentTarget))
      }}
    >
      {children}
      {problem === undefined ? null : (
        <div className="notice bad" role="alert">
          <p className="strong">{problem.title === '' ? t.text('web.problem.offline') : problem.title}</p>
          <ProblemText problem={problem} />
        </div>
      )}
      <p>
        <button type="submit" className="button main" disabled={acting.isPending}>
          {action}
        </button>
      </p>
    </form>
  )
}
