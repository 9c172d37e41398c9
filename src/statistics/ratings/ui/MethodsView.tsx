import { DataTable } from '#web/kit/DataTable.tsx'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { ExportMenu } from '#web/kit/ExportMenu.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { methodsPage } from './pages.ts'
import { RatingTabs } from './RatingFrame.tsx'
import { MARK_TAGS } from './words.ts'

/** All methods, with what each is and how far it is to be trusted. */
function MethodsView({ data, t, address, page }: ViewProps<'listMethods'>) {
  return (
    <>
      <PageHead title={page.title(data, t, address)} lead={t.text('rating.methods.lead')} actions={<ExportMenu />} />
      <RatingTabs section="methods" />
      <DataTable
        title={t.text('rating.methods.name')}
        rows={data.items}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'name',
            title: t.text('rating.methods.column.name'),
            header: true,
            sort: ({ names }) => t.of(names),
            cell: ({ id, names }) => <PageLink to={`/rating/methods/${id}`}>{t.of(names)}</PageLink>,
          },
          {
            key: 'mark',
            title: t.text('rating.methods.column.mark'),
            sort: ({ mark }) => mark,
            cell: ({ mark }) => <span className={`tag ${MARK_TAGS[mark]}`}>{t.text(`rating.mark.${mark}`)}</span>,
          },
          {
            key: 'pillars',
            title: t.text('rating.methods.column.pillars'),
            numeric: true,
            sort: ({ pillars }) => pillars,
            cell: ({ pillars }) => t.number(pillars),
          },
          {
            key: 'indicators',
            title: t.text('rating.methods.column.indicators'),
            numeric: true,
            sort: ({ indicators }) => indicators,
            cell: ({ indicators }) => t.number(indicators),
          },
          { key: 'normalisation', title: t.text('rating.fact.normalisation'), cell: ({ normalisation }) => t.text(`rating.normalisation.${normalisation}`) },
          { key: 'version', title: t.text('rating.methods.column.version'), numeric: true, cell: ({ version }) => t.number(version) },
          {
            key: 'open',
            title: t.text('rating.methods.column.open'),
            cell: ({ id, names }) => (
              <span className="nowrap">
                <PageLink to="/rating" search={{ method: id }} label={`${t.text('rating.section.rating')}: ${t.of(names)}`}>
                  {t.text('rating.section.rating')}
                </PageLink>
                {' · '}
                <PageLink to="/rating/studio" search={{ method: id }} label={`${t.text('rating.section.studio')}: ${t.of(names)}`}>
                  {t.text('rating.section.studio')}
                </PageLink>
              </span>
            ),
          },
        ]}
      />
    </>
  )
}

export const page = drawn(methodsPage, MethodsView)
