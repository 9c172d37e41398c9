import type { Operation } from '#lib/operation.ts'
import { operations } from '../../src/contracts.ts'

/** What is asked of each reading operation that needs to be told something, in the words of the shipped facts. */
const TOLD: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  listFeatures: { collection: 'zones' },
  getPlace: { soato: '1726' },
  getZone: { zone: 'bektemir' },
  listBoundaries: { place: '1726' },
  getSource: { id: 'paper-table-1' },
  getAct: { id: 'VMQ-432' },
  listResidents: { zone: 'sirgali' },
  showCalendar: { year: '2026' },
  getClaim: { id: 'O001' },
  getIndicator: { code: 'ECO-07' },
  indicatorValues: { code: 'ECO-07' },
  traceValue: { code: 'ECO-07', subject: 'bektemir', period: '2025' },
  checkFormula: { formula: 'workers / area_ha' },
  showPassport: { zone: 'bektemir' },
  compare: { zones: 'bektemir,sirgali' },
  search: { q: 'bektemir' },
  getMethod: { id: 'paper-table' },
  traceRating: { subject: 'bektemir', method: 'paper-table' },
  showLand: { zone: 'bektemir' },
  showLandBalance: { zone: 'bektemir', day: '2026-01-31' },
  getForm: { form: 'ksz-1' },
  compareMethods: { method: 'paper-table', against: 'ksz-default' },
}

export type Question = { readonly name: string; readonly operation: Operation; readonly url: string }

/**
 * Findings, rating runs, releases and documents have ids that are computed or made, so no address of one is known beforehand; drafts and
 * organisations and the land register are for staff only; no rates are shipped.
 */
const UNKNOWN_BEFOREHAND = [
  'showInvitation',
  'showProgress',
  'getFinding',
  'getRun',
  'getRunResult',
  'listDrafts',
  'getDraft',
  'listParties',
  'getRate',
  'listReleaseDrafts',
  'getReleaseDraft',
  'readReportContent',
  'getRelease',
  'getReleasePart',
  'diffReleases',
  'diffReleaseDrafts',
  'listSubmissions',
  'showReportingMatrix',
  'listReportingRounds',
  'getSubmission',
  'getSubmissionRevision',
  'getSubmissionWorkbook',
  'readSubmissionContent',
  'listSubmissionSteps',
  'listFullFigures',
  'listReportDrafts',
  'getReport',
  'getReportDraft',
  'listReportFiles',
  'getReportFile',
  'getDocument',
  'listDocuments',
  'readDocument',
  'verifyDocument',
  'getVacantLot',
  'listLots',
  'listLotFeatures',
  'getLot',
  'getLandRegister',
  'listSignatures',
  'listContracts',
  'getContract',
  'listEnterprises',
  'getEnterprise',
  'listTwins',
]

/** Every public reading operation with an address at which the shipped facts have an answer. */
export const questions = (): Question[] =>
  Object.entries<Operation>(operations)
    .filter(([name, { method, can }]) => method === 'GET' && can === 'public.read' && !UNKNOWN_BEFOREHAND.includes(name))
    .map(([name, operation]) => {
      const told = TOLD[name] ?? {}
      const path = operation.path.replace(/\{(\w+)\}/g, (whole, parameter: string) => told[parameter] ?? whole)
      const query = new URLSearchParams(Object.entries(told).filter(([key]) => !operation.path.includes(`{${key}}`)))
      return { name, operation, url: `/api${path}?${query}` }
    })
