import { useQuery } from '@tanstack/react-query'
import { queryFor } from '#web/client/query.ts'
import { useTranslator } from '#web/kit/Translation.tsx'

const HOUR = 3_600_000

/** Titles of sources by their short names, in the reader's language. */
export function useSourceNames(): (source: string) => string {
  const t = useTranslator()
  const { data } = useQuery({ ...queryFor('listSources', { limit: 500 }), staleTime: HOUR })
  const titles = new Map(data?.items.map((source) => [source.id, t.of(source.titles)]))
  return (source) => titles.get(source) ?? source
}
