import { isLanguage } from '#lib/language.ts'

/** The page below the language that a reader wished to see before signing in; never an address of another site. */
export const nextOf = (wish: string | undefined): string => (wish !== undefined && /^\/(?![/\\])/.test(wish) ? wish : '/')

/** Opens a page anew in the person's own language, so that nothing drawn for somebody else stays. */
export async function goOn(path: string): Promise<void> {
  const answer: unknown = await fetch('/api/session')
    .then((response) => response.json())
    .catch(() => undefined)
  const chosen = typeof answer === 'object' && answer !== null && 'language' in answer ? String(answer.language) : ''
  const written = location.pathname.split('/')[1] ?? ''
  location.assign(`/${isLanguage(chosen) ? chosen : written}${path === '/' ? '' : path}`)
}
