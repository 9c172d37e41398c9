import { useQuery } from '@tanstack/react-query'
import { queryFor } from '#web/client/query.ts'
import { drawn } from '#web/kit/DrawnPage.tsx'
import { Changes } from './Changes.tsx'
import { releaseDraftPage } from './pages.ts'
import { ReleaseBody } from './ReleaseBody.tsx'

export const page = drawn(releaseDraftPage, function ReleaseDraftView({ data, t, address, page: definition }) {
  const { data: diff } = useQuery({ ...queryFor('diffReleaseDrafts', { id: data.release.id }), retry: false, enabled: data.release.number > 1 })
  return <ReleaseBody data={data} title={definition.title(data, t, address)} changes={<Changes diff={diff} />} />
})
