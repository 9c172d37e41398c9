import '#web/style/all.ts'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { DEFAULT_LANGUAGE, isLanguage, type Language } from '#lib/language.ts'
import type { Catalog } from '#lib/message.ts'
import { makeTranslator } from '#lib/translator.ts'
import { Palette } from '#publishing/portal/ui/Palette.tsx'
import { PersonMenu, TrainingBanner } from '#registers/people/ui/PersonMenu.tsx'
import { makeQueryClient, takeFirstData } from '#web/client/query.ts'
import { useSearch } from '#web/kit/address.ts'
import { Layout } from '#web/kit/Layout.tsx'
import { TranslationProvider } from '#web/kit/Translation.tsx'
import { makeRouter, type PageRoute } from '#web/router.tsx'

/** Where each page's drawing is; fetched when the page is first opened. */
const PAGES: readonly PageRoute[] = [
  { path: '/', load: () => import('#publishing/portal/ui/HomeView.tsx') },
  { path: '/zones', load: () => import('#publishing/portal/ui/ZonesView.tsx') },
  { path: '/zones/{zone}', load: () => import('#publishing/portal/ui/PassportView.tsx') },
  { path: '/compare', load: () => import('#publishing/portal/ui/CompareView.tsx') },
  { path: '/analysis', load: () => import('#statistics/analysis/ui/ComparativeView.tsx') },
  { path: '/analysis/dynamics', load: () => import('#statistics/analysis/ui/DynamicView.tsx') },
  { path: '/analysis/structure', load: () => import('#statistics/analysis/ui/StructuralView.tsx') },
  { path: '/rating', load: () => import('#statistics/ratings/ui/RatingView.tsx') },
  { path: '/rating/studio', load: () => import('#statistics/ratings/ui/StudioView.tsx') },
  { path: '/rating/methods', load: () => import('#statistics/ratings/ui/MethodsView.tsx') },
  { path: '/rating/methods/{id}', load: () => import('#statistics/ratings/ui/MethodView.tsx') },
  { path: '/rating/runs', load: () => import('#statistics/ratings/ui/RunsView.tsx') },
  { path: '/rating/runs/{id}', load: () => import('#statistics/ratings/ui/RunView.tsx') },
  { path: '/rating/drafts/{id}', load: () => import('#statistics/ratings/ui/DraftView.tsx') },
  { path: '/forms', load: () => import('#statistics/forms/templates/ui/FormsView.tsx') },
  { path: '/forms/{form}/design', load: () => import('#statistics/forms/templates/ui/DesignView.tsx') },
  { path: '/forms/{form}', load: () => import('#statistics/forms/templates/ui/FormView.tsx') },
  { path: '/reported-figures', load: () => import('#statistics/forms/figures/ui/FiguresView.tsx') },
  { path: '/reported-differences', load: () => import('#statistics/forms/figures/ui/DifferencesView.tsx') },
  { path: '/submissions', load: () => import('#statistics/forms/submissions/ui/SubmissionsView.tsx') },
  { path: '/zones/{zone}/submissions/{id}', load: () => import('#statistics/forms/submissions/ui/SubmissionView.tsx') },
  { path: '/zones/{zone}/submissions/{id}/revisions/{revision}', load: () => import('#statistics/forms/submissions/ui/RevisionView.tsx') },
  { path: '/zones/{zone}/reporting', load: () => import('#statistics/forms/submissions/ui/MatrixView.tsx') },
  { path: '/reporting/log', load: () => import('#statistics/forms/submissions/ui/LogView.tsx') },
  { path: '/reporting', load: () => import('#statistics/forms/submissions/ui/RoundsView.tsx') },
  { path: '/indicators', load: () => import('#statistics/indicators/ui/IndicatorsView.tsx') },
  { path: '/indicators/new', load: () => import('#statistics/indicators/ui/OwnIndicatorView.tsx') },
  { path: '/indicators/{code}', load: () => import('#statistics/indicators/ui/IndicatorView.tsx') },
  { path: '/quality', load: () => import('#statistics/quality/ui/FindingsView.tsx') },
  { path: '/quality/{id}', load: () => import('#statistics/quality/ui/FindingView.tsx') },
  { path: '/claims', load: () => import('#statistics/claims/ui/ClaimsView.tsx') },
  { path: '/claims/new', load: () => import('#statistics/claims/ui/NewClaimView.tsx') },
  { path: '/claims/{id}', load: () => import('#statistics/claims/ui/ClaimView.tsx') },
  { path: '/sources', load: () => import('#registers/sources/ui/SourcesView.tsx') },
  { path: '/sources/{id}', load: () => import('#statistics/claims/ui/SourceView.tsx') },
  { path: '/enterprises', load: () => import('#registers/enterprises/ui/EnterprisesView.tsx') },
  { path: '/enterprises/new', load: () => import('#registers/enterprises/ui/NewEnterpriseView.tsx') },
  { path: '/enterprises/twins', load: () => import('#registers/enterprises/ui/TwinsView.tsx') },
  { path: '/enterprises/{party}', load: () => import('#registers/enterprises/ui/EnterpriseView.tsx') },
  { path: '/enterprises/{party}/change', load: () => import('#registers/enterprises/ui/ChangeEnterpriseView.tsx') },
  { path: '/calendar', load: () => import('#registers/calendar/ui/CalendarView.tsx') },
  { path: '/rates', load: () => import('#registers/rates/ui/RatesView.tsx') },
  { path: '/acts', load: () => import('#registers/legislation/ui/ActsView.tsx') },
  { path: '/acts/{id}', load: () => import('#registers/legislation/ui/ActView.tsx') },
  { path: '/parameters/changes', load: () => import('#registers/legislation/ui/ParameterChangesView.tsx') },
  { path: '/parameters', load: () => import('#registers/legislation/ui/ParametersView.tsx') },
  { path: '/zones/{zone}/land', load: () => import('#registers/land/ui/LandView.tsx') },
  { path: '/zones/{zone}/land/forms', load: () => import('#registers/land/ui/LandFormsView.tsx') },
  { path: '/zones/{zone}/land/import', load: () => import('#registers/land/ui/LandImportView.tsx') },
  { path: '/zones/{zone}/lots', load: () => import('#registers/land/ui/LotsView.tsx') },
  { path: '/zones/{zone}/lots/{lot}', load: () => import('#registers/land/ui/LotView.tsx') },
  { path: '/lots', load: () => import('#registers/land/ui/VacantLotsView.tsx') },
  { path: '/lots/{zone}/{lot}', load: () => import('#registers/land/ui/VacantLotView.tsx') },
  { path: '/places/{soato}', load: () => import('#publishing/portal/ui/PlaceView.tsx') },
  { path: '/zones/{zone}/documents', load: () => import('#registers/documents/ui/DocumentsView.tsx') },
  { path: '/zones/{zone}/documents/{id}', load: () => import('#registers/documents/ui/DocumentView.tsx') },
  { path: '/verify', load: () => import('#registers/documents/ui/VerifyView.tsx') },
  { path: '/verify/{code}', load: () => import('#registers/documents/ui/VerificationView.tsx') },
  { path: '/inbox', load: () => import('#procedures/cases/ui/InboxView.tsx') },
  { path: '/cases', load: () => import('#procedures/cases/ui/CasesView.tsx') },
  { path: '/procedures', load: () => import('#procedures/cases/ui/ProceduresView.tsx') },
  { path: '/procedures/{kind}/new', load: () => import('#procedures/cases/ui/NewCaseView.tsx') },
  { path: '/zones/{zone}/cases/{id}', load: () => import('#procedures/cases/ui/CaseView.tsx') },
  { path: '/zones/{zone}/contracts/{contract}/obligations', load: () => import('#procedures/obligations/ui/ContractObligationsView.tsx') },
  { path: '/progress/{token}', load: () => import('#procedures/cases/ui/ProgressView.tsx') },
  { path: '/obligations', load: () => import('#procedures/obligations/ui/BoardView.tsx') },
  { path: '/register/obligations', load: () => import('#procedures/obligations/ui/RegisterView.tsx') },
  { path: '/register/privatizations', load: () => import('#procedures/privatization/ui/RegisterView.tsx') },
  { path: '/search', load: () => import('#publishing/portal/ui/SearchView.tsx') },
  { path: '/benchmarks', load: () => import('#statistics/benchmarks/ui/BenchmarksView.tsx') },
  { path: '/reports', load: () => import('#publishing/reports/ui/ReportsView.tsx') },
  { path: '/reports/drafts/{id}', load: () => import('#publishing/reports/ui/DraftView.tsx') },
  { path: '/reports/{id}', load: () => import('#publishing/reports/ui/ReportView.tsx') },
  { path: '/releases', load: () => import('#publishing/releases/ui/ReleasesView.tsx') },
  { path: '/releases/drafts/{id}', load: () => import('#publishing/releases/ui/ReleaseDraftView.tsx') },
  { path: '/releases/{id}', load: () => import('#publishing/releases/ui/ReleaseView.tsx') },
  { path: '/data', load: () => import('#publishing/portal/ui/DataView.tsx') },
  { path: '/api', load: () => import('#publishing/portal/ui/ApiView.tsx') },
  { path: '/import', load: () => import('#publishing/portal/ui/ImportView.tsx') },
  { path: '/signin', load: () => import('#registers/people/ui/SignInView.tsx') },
  { path: '/reset', load: () => import('#registers/people/ui/ResetView.tsx') },
  { path: '/setup', load: () => import('#registers/people/ui/SetUpView.tsx') },
  { path: '/register', load: () => import('#registers/people/ui/RegisterView.tsx') },
  { path: '/invitation/{token}', load: () => import('#registers/people/ui/InvitationView.tsx') },
  { path: '/account', load: () => import('#registers/people/ui/AccountView.tsx') },
  { path: '/people', load: () => import('#registers/people/ui/PeopleView.tsx') },
  { path: '/people/{id}', load: () => import('#registers/people/ui/PersonView.tsx') },
  { path: '/notices', load: () => import('#registers/notices/ui/NoticesView.tsx') },
  { path: '/outbox', load: () => import('#registers/outbox/ui/OutboxView.tsx') },
  { path: '/outbox/{id}', load: () => import('#registers/outbox/ui/MailView.tsx') },
  { path: '/key', load: () => import('#publishing/portal/ui/KeyView.tsx') },
]

const CATALOGS: Readonly<Record<Language, () => Promise<{ readonly catalog: Catalog }>>> = {
  uz: () => import('virtual:catalog/uz'),
  'uz-Cyrl': () => import('virtual:catalog/uz-Cyrl'),
  ru: () => import('virtual:catalog/ru'),
  en: () => import('virtual:catalog/en'),
}

const TraceDrawer = lazy(() => import('#statistics/indicators/ui/TraceDrawer.tsx').then((module) => ({ default: module.TraceDrawer })))

/** The trace of a value beside any page, fetched when the address first asks for one. */
const Trace = () =>
  useSearch().trace === undefined ? null : (
    <Suspense fallback={null}>
      <TraceDrawer />
    </Suspense>
  )

/** The page an address below the language leads to, so that its drawing is fetched beside the texts, not after them. */
const pageAt = (path: string): PageRoute | undefined =>
  PAGES.find((page) => new RegExp(`^${page.path.replaceAll(/\{\w+\}/g, '[^/]+')}/?$`).test(path === '' ? '/' : path))

async function start(): Promise<void> {
  const place = document.getElementById('app')
  if (place === null) throw new Error('Cannot draw the pages: the element #app is not in the document')
  const written = location.pathname.split('/')[1] ?? ''
  const language = isLanguage(written) ? written : DEFAULT_LANGUAGE
  document.documentElement.lang = language
  void pageAt(location.pathname.slice(language.length + 1))?.load()
  const translator = makeTranslator(language, (await CATALOGS[language]()).catalog)
  const client = makeQueryClient()
  takeFirstData(client)
  const router = makeRouter(language, PAGES, client, (page) => (
    <Layout search={<Palette />} person={<PersonMenu />} banner={<TrainingBanner />}>
      {page}
      <Trace />
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
