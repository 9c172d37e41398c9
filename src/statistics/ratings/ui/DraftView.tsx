import { drawn } from '#web/kit/DrawnPage.tsx'
import { draftPage } from './pages.ts'
import { RunBody } from './RunView.tsx'

/** A run in any state, for those who make it. */
export const page = drawn(draftPage, ({ data, t, address, page: definition }) => (
  <RunBody data={data} t={t} title={definition.title(data, t, address)} open={false} />
))
