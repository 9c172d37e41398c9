import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { SearchField } from '#web/kit/Choice.tsx'
import { Empty } from '#web/kit/Empty.tsx'
import { Part, PageHead } from '#web/kit/PageHead.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { linkOf, useHits } from './hits.ts'
import { searchPage } from './plainPages.ts'

/** Search over everything, by kind of what is found. */
function SearchView({ t, address }: ViewProps<'listPlaces'>) {
  const q = address.search.q ?? ''
  const { data } = useHits(q, 50)
  const kinds = [...new Set(data?.items.map(({ kind }) => kind))]
  return (
    <>
      <PageHead title={t.text('search.title')} lead={t.text('search.lead')} />
      <div className="filters">
        <SearchField label={t.text('search.label')} name="q" value={q} action={t.text('web.toSearch')} />
      </div>
      <div aria-live="polite">
        {q !== '' && data !== undefined ? (
          <p className="muted" style={{ marginBottom: 24 }}>
            {t.text('search.found', { count: data.items.length, q })}
          </p>
        ) : null}
        {q !== '' && data?.items.length === 0 ? <Empty title={t.text('search.none')}>{t.text('search.noneText')}</Empty> : null}
      </div>
      {q === '' || data === undefined
        ? null
        : kinds.map((kind) => (
            <Part key={kind} title={t.text(`search.kind.${kind}`)}>
              <ul className="rows plain">
                {data.items
                  .filter((hit) => hit.kind === kind)
                  .map((hit) => (
                    <li key={hit.path + hit.id}>
                      <PageLink to={linkOf(hit.path).to} search={linkOf(hit.path).search}>
                        {t.of(hit.titles)}
                      </PageLink>
                      <p className="small muted">{t.of(hit.detail)}</p>
                    </li>
                  ))}
              </ul>
            </Part>
          ))}
    </>
  )
}

export const page = drawn(searchPage, SearchView)
