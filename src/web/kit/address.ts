import { useRouterState } from '@tanstack/react-router'
import { searchOf, type PageAddress } from '../view/page.ts'

/** The query of the present address: the state of the view. */
export function useSearch(): Readonly<Record<string, string>> {
  return useRouterState({ select: (state) => strings(state.location.search) })
}

/** The path of the present address below the language. */
export function usePath(): string {
  return useRouterState({ select: (state) => state.location.pathname })
}

/** The texts of a loosely typed record; what is not a text is left out. */
export function strings(record: unknown): Record<string, string> {
  if (typeof record !== 'object' || record === null) return {}
  return searchOf(Object.fromEntries(Object.entries(record).map(([key, value]) => [key, typeof value === 'string' ? value : undefined])))
}

export const queryText = (search: PageAddress['search']): string => {
  const text = new URLSearchParams(Object.entries(search)).toString()
  return text === '' ? '' : `?${text}`
}

export function parseQuery(text: string): Record<string, string> {
  return searchOf(Object.fromEntries(new URLSearchParams(text)))
}
