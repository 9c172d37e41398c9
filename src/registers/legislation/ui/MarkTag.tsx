import { useTranslator } from '#web/kit/Translation.tsx'
import type { Act } from '../model.ts'

const LOOKS = { paper: 'good', found: 'good', assumed: 'assumed', unverified: 'warning' } as const

/** How sure we are of a fact, in a word and a shape. */
export function MarkTag({ mark }: { readonly mark: Act['mark'] }) {
  const t = useTranslator()
  return <span className={`tag ${LOOKS[mark]}`}>{t.text(`mark.${mark}`)}</span>
}
