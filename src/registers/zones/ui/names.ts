import { useQuery } from '@tanstack/react-query'
import { queryFor } from '#web/client/query.ts'
import { useTranslator } from '#web/kit/Translation.tsx'

/** The page of a subject: a territory by its code, a zone by its short name. */
export const subjectPath = (subject: string): string => (/^\d+$/.test(subject) ? `/places/${subject}` : `/zones/${subject}`)

const HOUR = 3_600_000

/** Names of the subjects of statistics: zones by their short names, the country and regions by their codes. */
export function useSubjectNames(): (subject: string) => string {
  const t = useTranslator()
  const zones = useQuery({ ...queryFor('listZones', { limit: 500 }), staleTime: HOUR }).data
  const regions = useQuery({ ...queryFor('listPlaces', { level: 'region', limit: 100 }), staleTime: HOUR }).data
  const country = useQuery({ ...queryFor('listPlaces', { level: 'country' }), staleTime: HOUR }).data
  const names = new Map([
    ...(zones?.items.map((zone) => [zone.id, t.of(zone.names)] as const) ?? []),
    ...(regions?.items.map((place) => [place.soato, t.of(place.names)] as const) ?? []),
    ...(country?.items.map((place) => [place.soato, t.of(place.names)] as const) ?? []),
  ])
  return (subject) => names.get(subject) ?? subject
}
