import { casePage, casesPage, inboxPage, newCasePage, proceduresPage, progressPage } from '#procedures/cases/ui/pages.ts'
import { contractObligationsPage, obligationBoardPage, obligationRegisterPage } from '#procedures/obligations/ui/pages.ts'
import { privatizationRegisterPage } from '#procedures/privatization/ui/pages.ts'
import type { PageDefinition, PlainPage } from '#web/view/page.ts'
import { actPage, actsPage, parameterChangesPage, parametersPage } from '#registers/legislation/ui/pages.ts'
import { apiPage, dataPage, importPage, keyPage, searchPage } from '#publishing/portal/ui/plainPages.ts'
import { claimPage, claimsPage, newClaimPage, sourcePage } from '#statistics/claims/ui/pages.ts'
import { comparativePage, dynamicPage, structuralPage } from '#statistics/analysis/ui/pages.ts'
import { benchmarksPage } from '#statistics/benchmarks/ui/pages.ts'
import { comparePage } from '#publishing/portal/ui/comparePage.ts'
import { calendarPage } from '#registers/calendar/ui/pages.ts'
import { changeEnterprisePage, enterprisePage, enterprisesPage, newEnterprisePage, twinsPage } from '#registers/enterprises/ui/pages.ts'
import { ratesPage } from '#registers/rates/ui/pages.ts'
import { findingPage, findingsPage } from '#statistics/quality/ui/pages.ts'
import { documentPage, documentsPage, verificationPage, verifyPage } from '#registers/documents/ui/pages.ts'
import { designPage, formPage, formsPage } from '#statistics/forms/templates/ui/pages.ts'
import { differencesPage, figuresPage } from '#statistics/forms/figures/ui/pages.ts'
import { matrixPage, revisionPage, roundsPage, stepsPage, submissionPage, submissionsPage } from '#statistics/forms/submissions/ui/pages.ts'
import { homePage } from '#publishing/portal/ui/homePage.ts'
import { indicatorPage, indicatorsPage, ownIndicatorPage } from '#statistics/indicators/ui/pages.ts'
import { passportPage } from '#publishing/portal/ui/passportPage.ts'
import { landFormsPage, landImportPage, landPage, lotPage, lotsPage, vacantLotPage, vacantLotsPage } from '#registers/land/ui/pages.ts'
import { placePage } from '#publishing/portal/ui/placePage.ts'
import { draftPage, methodPage, methodsPage, ratingPage, runPage, runsPage, studioPage } from '#statistics/ratings/ui/pages.ts'
import { releaseDraftPage, releasePage, releasesPage } from '#publishing/releases/ui/pages.ts'
import { reportDraftPage, reportPage, reportsPage } from '#publishing/reports/ui/pages.ts'
import { noticesPage } from '#registers/notices/ui/pages.ts'
import { mailPage, outboxPage } from '#registers/outbox/ui/pages.ts'
import { accountPage, invitationPage, peoplePage, personPage, registerPage, resetPage, setUpPage, signInPage } from '#registers/people/ui/pages.ts'
import { sourcesPage } from '#registers/sources/ui/sourcesPage.ts'
import { zonesPage } from '#publishing/portal/ui/zonesPage.ts'

/** Every page of the product, without its drawing: what the server titles, describes and exports. Fixed paths stand before those with parameters. */
export const pages: readonly (PageDefinition | PlainPage)[] = [
  homePage,
  zonesPage,
  passportPage,
  comparePage,
  comparativePage,
  dynamicPage,
  structuralPage,
  ratingPage,
  studioPage,
  methodsPage,
  methodPage,
  runsPage,
  runPage,
  draftPage,
  formsPage,
  designPage,
  formPage,
  figuresPage,
  differencesPage,
  submissionsPage,
  submissionPage,
  revisionPage,
  matrixPage,
  stepsPage,
  roundsPage,
  indicatorsPage,
  ownIndicatorPage,
  indicatorPage,
  findingsPage,
  findingPage,
  claimsPage,
  newClaimPage,
  claimPage,
  sourcesPage,
  sourcePage,
  enterprisesPage,
  newEnterprisePage,
  twinsPage,
  enterprisePage,
  changeEnterprisePage,
  calendarPage,
  ratesPage,
  actsPage,
  actPage,
  parametersPage,
  landPage,
  landFormsPage,
  landImportPage,
  lotsPage,
  lotPage,
  vacantLotsPage,
  vacantLotPage,
  parameterChangesPage,
  placePage,
  documentsPage,
  documentPage,
  verifyPage,
  verificationPage,
  searchPage,
  benchmarksPage,
  reportsPage,
  reportDraftPage,
  reportPage,
  releasesPage,
  releaseDraftPage,
  releasePage,
  inboxPage,
  casesPage,
  newCasePage,
  casePage,
  progressPage,
  proceduresPage,
  obligationBoardPage,
  obligationRegisterPage,
  contractObligationsPage,
  privatizationRegisterPage,
  dataPage,
  apiPage,
  importPage,
  keyPage,
  signInPage,
  resetPage,
  setUpPage,
  registerPage,
  invitationPage,
  accountPage,
  peoplePage,
  personPage,
  noticesPage,
  outboxPage,
  mailPage,
]
