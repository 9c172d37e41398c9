import type { Translator } from '#lib/translator.ts'
import type { MailSummary } from '../model.ts'

const TAGS = { waiting: 'tag', sent: 'tag good', failed: 'tag bad', kept: 'tag' } as const satisfies Record<MailSummary['state'], string>

/** What became of a mail, as shape and word. */
export const StateTag = ({ state, t }: { readonly state: MailSummary['state']; readonly t: Translator }) => (
  <span className={TAGS[state]}>{t.text(`outbox.state.${state}`)}</span>
)
