import { useQuery } from '@tanstack/react-query'
import { queryFor } from '#web/client/query.ts'
import { useTranslator } from '#web/kit/Translation.tsx'

/** Names of base figures by code, in the reader's language. */
export function useMeasureNames(): (measure: string) => string {
  const t = useTranslator()
  const { data } = useQuery({ ...queryFor('listMeasures', {}), staleTime: Number.POSITIVE_INFINITY })
  return (code) => {
    const found = data?.items.find((measure) => measure.code === code)
    return found === undefined ? code : t.of(found.names)
  }
}
