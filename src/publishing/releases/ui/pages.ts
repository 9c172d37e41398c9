import type { Translator } from '#lib/translator.ts'
import { ofRegister, textCell } from '#web/view/cells.ts'
import { momentText } from '#web/view/moment.ts'
import { definePage } from '#web/view/page.ts'
import type { ViewTable } from '#web/view/table.ts'
import type { Release, ReleaseFile } from '../model.ts'

/** Published releases. */
export const releasesPage = definePage({
  path: '/releases',
  call: ({ search }) => ({ operation: 'listReleases', input: { place: search.place, period: search.period } }),
  title: (data, t) => t.text('release.list.title', { count: data.items.length }),
  description: (_data, t) => t.text('release.list.lead'),
  tables: (data, t) => [releasesView(data.items, t)],
})

const titleOf = ({ release }: ReleaseFile, t: Translator): string =>
  t.text('release.title', { id: release.id, place: t.of(release.placeNames), period: t.periodShort(release.period) })

/** One published release. */
export const releasePage = definePage({
  path: '/releases/{id}',
  call: ({ params }) => ({ operation: 'getRelease', input: { id: params.id ?? '' } }),
  title: titleOf,
  description: ({ release }, _t) => release.note,
  tables: (data, t) => [partsView(data, t)],
})

/** One release in any state, for those who prepare them. */
export const releaseDraftPage = definePage({
  path: '/releases/drafts/{id}',
  call: ({ params }) => ({ operation: 'getReleaseDraft', input: { id: params.id ?? '' } }),
  title: titleOf,
  description: ({ release }, _t) => release.note,
  tables: (data, t) => [partsView(data, t)],
})

function releasesView(releases: readonly Release[], t: Translator): ViewTable {
  return {
    name: 'releases',
    title: t.text('release.list.name'),
    columns: ['id', 'place', 'period', 'published', 'note', 'hash'].map((key) => ({ key, title: t.text(`release.column.${key}`), numeric: false })),
    rows: releases.map((one) =>
      [one.id, t.of(one.placeNames), t.periodShort(one.period), one.publishAt === null ? '' : momentText(one.publishAt, t), one.note, one.hash].map(textCell),
    ),
    ...ofRegister(t),
  }
}

function partsView(data: ReleaseFile, t: Translator): ViewTable {
  return {
    name: 'parts',
    title: t.text('release.parts'),
    columns: [
      { key: 'part', title: t.text('release.column.part'), numeric: false },
      { key: 'items', title: t.text('release.column.items'), numeric: true },
      { key: 'bytes', title: t.text('release.column.bytes'), numeric: true },
      { key: 'hash', title: t.text('release.column.hash'), numeric: false },
    ],
    rows: data.parts.map((part) => [
      textCell(t.text(`release.part.${part.name}`)),
      { kind: 'number', value: part.items, digits: 0, certain: true },
      { kind: 'number', value: part.bytes, digits: 0, certain: true },
      textCell(part.hash),
    ]),
    source: t.text('release.source', { id: data.release.id }),
    asOf: momentText(data.release.preparedAt, t),
  }
}
