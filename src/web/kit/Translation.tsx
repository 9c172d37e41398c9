import { createContext, use } from 'react'
import type { Translator } from '#lib/translator.ts'

const Translation = createContext<Translator | undefined>(undefined)

export const TranslationProvider = Translation.Provider

/** The translator of the page's language. */
export function useTranslator(): Translator {
  const translator = use(Translation)
  if (translator === undefined) throw new Error('Cannot translate: no TranslationProvider above')
  return translator
}
