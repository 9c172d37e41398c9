import type { Handlers } from '#platform/dispatch.ts'
import type * as benchmarking from '#statistics/benchmarks/contract.ts'
import { answerImportConversions, answerImportPeers } from '#statistics/benchmarks/imports.ts'
import { answerCompareAbroad } from '#statistics/benchmarks/service.ts'
import type * as publishingOpen from './opendata/contract.ts'
import * as opendata from './opendata/service.ts'
import type * as releasing from './releases/contract.ts'
import * as releases from './releases/service.ts'
import type * as reporting from './reports/contract.ts'
import * as reports from './reports/service.ts'

/** Who answers what of releases, reports, open data and the comparison abroad. */
export const releaseHandlers: Handlers<typeof releasing & typeof reporting & typeof publishingOpen & typeof benchmarking> = {
  listReleases: releases.answerListReleases,
  listReleaseDrafts: releases.answerListReleaseDrafts,
  getRelease: releases.answerGetRelease,
  getReleaseDraft: releases.answerGetReleaseDraft,
  getReleasePart: releases.answerGetReleasePart,
  diffReleases: releases.answerDiffReleases,
  diffReleaseDrafts: releases.answerDiffReleaseDrafts,
  prepareRelease: releases.answerPrepareRelease,
  approveRelease: releases.answerApproveRelease,
  withdrawRelease: releases.answerWithdrawRelease,
  listReports: reports.answerListReports,
  listReportDrafts: reports.answerListReportDrafts,
  getReport: reports.answerGetReport,
  getReportDraft: reports.answerGetReportDraft,
  beginReport: reports.answerBeginReport,
  saveReportText: reports.answerSaveReportText,
  draftReport: reports.answerDraftReport,
  agreeReport: reports.answerAgreeReport,
  reopenReport: reports.answerReopenReport,
  readReportContent: reports.answerReadReportContent,
  approveReport: reports.answerApproveReport,
  buildReportFile: reports.answerBuildReportFile,
  listReportFiles: reports.answerListReportFiles,
  getReportFile: reports.answerGetReportFile,
  listDatasets: opendata.answerListDatasets,
  listObservations: opendata.answerListObservations,
  listFeatures: opendata.answerListFeatures,
  compareAbroad: answerCompareAbroad,
  importPeers: answerImportPeers,
  importConversions: answerImportConversions,
}
