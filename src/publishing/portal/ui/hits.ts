import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { queryFor } from '#web/client/query.ts'

const PAUSE_MS = 150

/** What a search finds, once the reader has paused. */
export function useHits(text: string, limit: number) {
  const asked = useSettled(text.trim())
  return useQuery({ ...queryFor('search', { q: asked, limit }), enabled: asked !== '', placeholderData: (before) => (asked === '' ? undefined : before) })
}

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}

/** A found path may carry a query: `/analysis?indicator=ECO-07`. */
export function linkOf(path: string): { to: string; search: Record<string, string> } {
  const [to = '/', query = ''] = path.split('?')
  return { to, search: Object.fromEntries(new URLSearchParams(query)) }
}
