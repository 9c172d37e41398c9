import type { QueryClient } from '@tanstack/react-query'
import { createRootRoute, createRoute, createRouter, Outlet, useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { parseQuery, queryText, strings, useSearch } from './kit/address.ts'
import type { DrawnPage } from './kit/DrawnPage.tsx'
import { Skeleton } from './kit/Empty.tsx'
import { NotFoundPage, ProblemPage } from './kit/ProblemPage.tsx'

/** Where a page is, and how its drawing is fetched when it is first needed. */
export type PageRoute = { readonly path: string; readonly load: () => Promise<{ readonly page: DrawnPage }> }

/** The router over the pages, below the language. `frame` is what stands around every page. */
export function makeRouter(language: string, pages: readonly PageRoute[], client: QueryClient, frame: (page: ReactNode) => ReactNode) {
  const root = createRootRoute({ component: () => frame(<Outlet />) })
  const routes = pages.map(({ path, load }) => {
    let fetched: DrawnPage | undefined
    return createRoute({
      getParentRoute: () => root,
      path: path.replaceAll(/\{(\w+)\}/g, '$$$1'),
      validateSearch: strings,
      loaderDeps: ({ search }) => search,
      loader: async ({ params, deps }) => {
        fetched = (await load()).page
        await fetched.load(client, { params: strings(params), search: strings(deps) })
      },
      component: function RoutePage() {
        const params = strings(useParams({ strict: false }))
        const search = useSearch()
        return fetched === undefined ? null : <fetched.Page address={{ params, search }} />
      },
    })
  })
  return createRouter({
    routeTree: root.addChildren(routes),
    basepath: `/${language}`,
    parseSearch: parseQuery,
    stringifySearch: (search) => queryText(strings(search)),
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 300,
    defaultPendingMinMs: 0,
    defaultPendingComponent: Skeleton,
    defaultErrorComponent: ProblemPage,
    defaultNotFoundComponent: NotFoundPage,
    scrollRestoration: true,
    context: {},
  })
}
