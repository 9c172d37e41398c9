import { PageLink } from '#web/kit/PageLink.tsx'
import { subjectPath, useSubjectNames } from './names.ts'

/** A subject of statistics by its name, leading to its page: a zone or a territory. */
export function SubjectLink({ subject }: { readonly subject: string }) {
  const nameOf = useSubjectNames()
  return <PageLink to={subjectPath(subject)}>{nameOf(subject)}</PageLink>
}
