import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { answerCompareZones, answerShowStructure, answerTraceDynamics } from '#statistics/analysis/service.ts'
import * as calendar from '#registers/calendar/service.ts'
import * as claims from '#statistics/claims/service.ts'
import * as documents from '#registers/documents/service.ts'
import * as signatures from '#registers/documents/signature-service.ts'
import * as contracts from '#registers/contracts/answer-service.ts'
import * as enterprises from '#registers/enterprises/service.ts'
import * as enterpriseChanges from '#registers/enterprises/change-service.ts'
import { sweepReporting } from '#statistics/forms/submissions/sweep-service.ts'
import { reportingInbox } from '#statistics/forms/submissions/service.ts'
import { reportingHandlers } from '#statistics/forms/service.ts'
import * as indicators from '#statistics/indicators/service.ts'
import * as ground from '#registers/land/ground-service.ts'
import * as land from '#registers/land/service.ts'
import * as divisions from '#registers/land/division-service.ts'
import * as lots from '#registers/land/lot-service.ts'
import * as occupancies from '#registers/land/occupancy-service.ts'
import { answerImportLots } from '#registers/land/lots-import.ts'
import * as parameterChanges from '#registers/legislation/change-service.ts'
import * as legislation from '#registers/legislation/service.ts'
import * as parties from '#registers/parties/service.ts'
import * as places from '#registers/places/service.ts'
import * as portal from '#publishing/portal/service.ts'
import * as quality from '#statistics/quality/service.ts'
import * as rates from '#registers/rates/service.ts'
import * as ratings from '#statistics/ratings/service.ts'
import * as ratingRuns from '#statistics/ratings/run-service.ts'
import { OPEN_DATA_ADDRESSES } from '#publishing/opendata/addresses.ts'
import { printReport, resumePrinting } from '#publishing/reports/printing.ts'
import { releaseHandlers } from '#publishing/handlers.ts'
import * as sources from '#registers/sources/service.ts'
import * as zones from '#registers/zones/service.ts'
import { writeResetMail } from '#registers/people/mails.ts'
import { peopleHandlers } from '#registers/people/handlers.ts'
import { actorOfPerson, languageOfPerson } from '#registers/people/service.ts'
import { sendDigests } from '#registers/notices/digest.ts'
import * as notices from '#registers/notices/service.ts'
import * as outbox from '#registers/outbox/service.ts'
import { findTrainingPerson, loadTrainingPeople, TRAINING_ACCOUNTS } from '#registers/people/training.ts'
import { answerImportClaims } from '#statistics/claims/imports.ts'
import { answerImportStatistics } from '#statistics/claims/siat-import.ts'
import { answerImportBoundaries } from '#registers/places/boundaries.ts'
import { answerImportEnterprises } from '#registers/enterprises/imports.ts'
import { answerAddResidency, answerEndResidency } from '#registers/enterprises/residency-service.ts'
import { answerImportPlaces } from '#registers/places/imports.ts'
import { answerImportRates } from '#registers/rates/imports.ts'
import { answerImportSources } from '#registers/sources/imports.ts'
import { answerImportZones } from '#registers/zones/imports.ts'
import { answerTraceRating } from '#statistics/ratings/trace-service.ts'
import { inWriting, openDatabase, type Database } from '#platform/database/connect.ts'
import { readerOf } from '#platform/database/sql.ts'
import { migrate } from '#platform/database/migrate.ts'
import { makeEquipment, type Equipment } from '#platform/equipment.ts'
import { makeDispatch, type Dispatch, type Handlers } from '#platform/dispatch.ts'
import { systemClock, type Clock } from '#platform/clock.ts'
import { makeDoor } from '#platform/http/door.ts'
import { mountAddresses } from '#platform/http/addresses.ts'
import { mountApi } from '#platform/http/api.ts'
import { mountMetrics } from '#platform/http/metrics.ts'
import { mountPages } from '#platform/http/pages.ts'
import { makeServer } from '#platform/http/server.ts'
import { mountSession } from '#platform/http/session.ts'
import { makeIdentity } from '#platform/identity/identity.ts'
import { migrateJobs, type Work } from '#platform/jobs.ts'
import { writeJournal } from '#platform/journal.ts'
import { sendMail } from '#platform/mail.ts'
import type { Settings } from '#platform/settings.ts'
import * as obligations from '#procedures/obligations/service.ts'
import { answerListPrivatizations } from '#procedures/privatization/service.ts'
import { operations, type Operations } from './contracts.ts'
import { loadReference } from './references.ts'
import { stateLandFigures } from './measures.ts'
import { answerMergeEverywhere } from './mergers.ts'
import { caseHandlers, caseSweep } from './procedures.ts'
import { pages } from './pages.ts'

/** Who answers what: the one place where operations and services meet. */
const handlers: Handlers<Operations> = {
  ...peopleHandlers,
  listNotices: notices.answerListNotices,
  readNotices: notices.answerReadNotices,
  listMails: outbox.answerListMails,
  getMail: outbox.answerGetMail,
  listPlaces: places.answerListPlaces,
  getPlace: places.answerGetPlace,
  listZones: zones.answerListZones,
  getZone: zones.answerGetZone,
  listEvents: zones.answerListEvents,
  listBoundaries: zones.answerListBoundaries,
  importPlaces: answerImportPlaces,
  importBoundaries: answerImportBoundaries,
  importZones: answerImportZones,
  importSources: answerImportSources,
  importClaims: answerImportClaims,
  importStatistics: answerImportStatistics,
  listSources: sources.answerListSources,
  getSource: sources.answerGetSource,
  listActs: legislation.answerListActs,
  getAct: legislation.answerGetAct,
  listParameters: legislation.answerListParameters,
  listParameterChanges: parameterChanges.answerListParameterChanges,
  proposeParameterChange: parameterChanges.answerProposeParameterChange,
  decideParameterChange: parameterChanges.answerDecideParameterChange,
  listParties: parties.answerListParties,
  listContracts: contracts.answerListContracts,
  getContract: contracts.answerGetContract,
  recordContract: contracts.answerRecordContract,
  recordLedgerEntry: contracts.answerRecordLedgerEntry,
  endContract: contracts.answerEndContract,
  listEnterprises: enterprises.answerListEnterprises,
  getEnterprise: enterprises.answerGetEnterprise,
  listTwins: enterprises.answerListTwins,
  listResidents: enterprises.answerListResidents,
  addEnterprise: enterpriseChanges.answerAddEnterprise,
  changeEnterprise: enterpriseChanges.answerChangeEnterprise,
  setEnterpriseStatus: enterpriseChanges.answerSetEnterpriseStatus,
  revealPerson: enterpriseChanges.answerRevealPerson,
  mergeEnterprises: answerMergeEverywhere,
  addResidency: answerAddResidency,
  endResidency: answerEndResidency,
  importEnterprises: answerImportEnterprises,
  showCalendar: calendar.answerShowCalendar,
  moveCalendarDay: calendar.answerMoveCalendarDay,
  restoreCalendarDay: calendar.answerRestoreCalendarDay,
  listRates: rates.answerListRates,
  getRate: rates.answerGetRate,
  importRates: answerImportRates,
  uploadDocument: documents.answerUploadDocument,
  listDocuments: documents.answerListDocuments,
  getDocument: documents.answerGetDocument,
  readDocument: documents.answerReadDocument,
  showLand: land.answerShowLand,
  showLandBalance: land.answerShowLandBalance,
  listVacantLots: land.answerListVacantLots,
  getVacantLot: land.answerGetVacantLot,
  listVacantLotFeatures: land.answerListVacantLotFeatures,
  listLots: land.answerListLots,
  listLotFeatures: land.answerListLotFeatures,
  getLot: land.answerGetLot,
  getLandRegister: land.answerGetLandRegister,
  recordZoneArea: ground.answerRecordZoneArea,
  addPlot: ground.answerAddPlot,
  addBuilding: ground.answerAddBuilding,
  createLot: lots.answerCreateLot,
  correctLot: lots.answerCorrectLot,
  changeLotStatus: lots.answerChangeLotStatus,
  splitLot: divisions.answerSplitLot,
  mergeLots: divisions.answerMergeLots,
  occupyLot: occupancies.answerOccupyLot,
  vacateLot: occupancies.answerVacateLot,
  recordInspection: occupancies.answerRecordInspection,
  importLots: answerImportLots,
  signDocument: signatures.answerSignDocument,
  listSignatures: signatures.answerListSignatures,
  verifyDocument: signatures.answerVerifyDocument,
  listClaims: claims.answerListClaims,
  getClaim: claims.answerGetClaim,
  listMeasures: claims.answerListMeasures,
  recordClaim: claims.answerRecordClaim,
  correctClaim: claims.answerCorrectClaim,
  overrideOfficial: claims.answerOverrideOfficial,
  listOfficialValues: claims.answerListOfficialValues,
  listFindings: quality.answerListFindings,
  getFinding: quality.answerGetFinding,
  decideFinding: quality.answerDecideFinding,
  listIndicators: indicators.answerListIndicators,
  getIndicator: indicators.answerGetIndicator,
  indicatorValues: indicators.answerIndicatorValues,
  traceValue: indicators.answerTraceValue,
  checkFormula: indicators.answerCheckFormula,
  defineIndicator: indicators.answerDefineIndicator,
  compareZones: answerCompareZones,
  traceDynamics: answerTraceDynamics,
  showStructure: answerShowStructure,
  listMethods: ratings.answerListMethods,
  getMethod: ratings.answerGetMethod,
  saveMethod: ratings.answerSaveMethod,
  rate: ratings.answerRate,
  rateData: ratings.answerRateData,
  analyseSensitivity: ratings.answerAnalyseSensitivity,
  compareMethods: ratings.answerCompareMethods,
  traceRating: answerTraceRating,
  listRuns: ratingRuns.answerListRuns,
  listDrafts: ratingRuns.answerListDrafts,
  getRun: ratingRuns.answerGetRun,
  getDraft: ratingRuns.answerGetDraft,
  getRunResult: ratingRuns.answerGetRunResult,
  draftRun: ratingRuns.answerDraftRun,
  publishRun: ratingRuns.answerPublishRun,
  reviseRun: ratingRuns.answerReviseRun,
  finaliseRun: ratingRuns.answerFinaliseRun,
  withdrawRun: ratingRuns.answerWithdrawRun,
  objectToRun: ratingRuns.answerObjectToRun,
  decideObjection: ratingRuns.answerDecideObjection,
  ...reportingHandlers,
  ...caseHandlers([reportingInbox]),
  listObligations: obligations.answerListObligations,
  listPublicObligations: obligations.answerListPublicObligations,
  getContractObligations: obligations.answerGetContractObligations,
  setObligations: obligations.answerSetObligations,
  listPrivatizations: answerListPrivatizations,
  showHome: portal.answerHome,
  showPassport: portal.answerPassport,
  compare: portal.answerCompare,
  search: portal.answerSearch,
  ...releaseHandlers,
}

export const VERSION: string = (() => {
  const file: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  return typeof file === 'object' && file !== null && 'version' in file ? String(file.version) : '0'
})()

/** Everything that is done beside requests: jobs by name, and what is looked for every few minutes. */
const work: Work = { tasks: { sendMail, printReport }, sweeps: [resumePrinting, caseSweep, stateLandFigures, sweepReporting, sendDigests] }

/** An open database with the current schema and the shipped facts, and the road to the operations. */
export type Product = {
  readonly database: Database
  readonly equipment: Equipment
  readonly dispatch: Dispatch
  readonly clock: Clock
  /** Jobs and what is looked for every few minutes; the program starts them beside the server. */
  readonly work: Work
  readonly close: () => Promise<void>
}

type OpenOptions = { readonly keepAnswers?: boolean; readonly clock?: Clock; readonly testSigning?: boolean }

export async function openProduct(
  settings: Settings,
  label?: string,
  { keepAnswers = true, clock = systemClock, testSigning }: OpenOptions = {},
): Promise<Product> {
  const database = await openDatabase(settings, label)
  try {
    await migrate(database.url)
    await migrateJobs(database.url)
    await loadReference(database, new Date(), VERSION)
    // Only the database that comes with the program is for learning; an own one is somebody's real register.
    if (database.embedded) await loadTraining(database, new Date())
  } catch (error) {
    await database.close()
    throw error
  }
  const made = makeEquipment(settings, database)
  const equipment = { ...made, testSigning: testSigning ?? made.testSigning }
  return { database, equipment, dispatch: makeDispatch(database, operations, handlers, equipment, { keepAnswers }), clock, work, close: database.close }
}

/** Makes what one learns with, where it is missing. */
const loadTraining = (database: Database, now: Date) =>
  inWriting(database, async (writer) => {
    const made = await loadTrainingPeople(writer, now)
    if (made)
      await writeJournal(writer, { id: 'sanoat', name: 'sanoat', grants: [] }, now, {
        action: 'training.loaded',
        subject: 'training',
        content: { version: VERSION },
      })
    return { keep: made, value: undefined }
  })

export const WEB_FOLDER = fileURLToPath(new URL('../dist/web', import.meta.url))

/** The web server of an open product, not yet listening. */
export async function makeProductServer(product: Product, settings: Settings): Promise<FastifyInstance> {
  const server = await makeServer(settings)
  mountMetrics(server, product.database)
  const { database, clock, dispatch } = product
  const identity = makeIdentity(database, settings, clock, {
    actorOf: actorOfPerson,
    writeReset: writeResetMail,
  })
  identity.mount(server)
  const door = makeDoor(database, identity.personOf)
  const reader = readerOf(database.readers)
  const describeSession = mountSession(server, database, {
    publicUrl: settings.publicUrl,
    door,
    identity,
    offers: {
      oneid: settings.oneid !== undefined,
      registration: settings.openRegistration,
      mail: settings.mail !== undefined,
      training: database.embedded ? TRAINING_ACCOUNTS : [],
    },
    aboutPerson: async (person) => ({ language: await languageOfPerson(reader, person), unread: await notices.countUnread(reader, person) }),
    trainingPerson: (account) => findTrainingPerson(reader, account),
  })
  mountApi(server, dispatch, door, settings.publicUrl, VERSION, clock)
  mountAddresses(server, dispatch, door, clock, settings.publicUrl, OPEN_DATA_ADDRESSES)
  if (existsSync(join(WEB_FOLDER, 'index.html'))) await mountPages(server, dispatch, door, describeSession, clock, pages, settings, WEB_FOLDER)
  return server
}
