import '#web/style/all.ts'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { DEFAULT_LANGUAGE, isLanguage, type Language } from '#lib/language.ts'
import type { Catalog } from '#lib/message.ts'
import { makeTranslator } from '#lib/translator.ts'
import { makeQueryClient, takeFirstData } from '#web/client/query.ts'
import { Layout } from '#web/kit/Layout.tsx'
import { TranslationProvider } from '#web/kit/Translation.tsx'
import { makeRouter, type PageRoute } from '#web/router.tsx'

/** Where each page's drawing is; fetched when the page is first opened. */
const PAGES: readonly PageRoute[] = [
  { path: '/', load: () => import('#publishing/portal/ui/HomeView.tsx') },
]

const CATALOGS: Readonly<Record<Language, () => Promise<{ readonly catalog: Catalog }>>> = {
  uz: () => import('virtual:catalog/uz'),
  'uz-Cyrl': () => import('virtual:catalog/uz-Cyrl'),
  ru: () => import('virtual:catalog/ru'),
  en: () => import('virtual:catalog/en'),
}

async function start(): Promise<void> {
  const place = document.getElementById('app')
  if (place === null) throw new Error('Cannot draw the pages: the element #app is not in the document')
  const written = location.pathname.split('/')[1] ?? ''
  const language = isLanguage(written) ? written : DEFAULT_LANGUAGE
  const translator = makeTranslator(language, (await CATALOGS[language]()).catalog)
  const client = makeQueryClient()
  takeFirstData(client)
  const router = makeRouter(language, PAGES, client, (page) => (
    <Layout search={null} person={null}>
      {page}
    </Layout>
  ))
  createRoot(place).render(
    <QueryClientProvider client={client}>
      <TranslationProvider value={translator}>
        <RouterProvider router={router} />
      </TranslationProvider>
    </QueryClientProvider>,
  )
}

// A page opened before an update may ask for files that are gone: load it anew.
window.addEventListener('vite:preloadError', () => location.reload())

await start()
