import type { Handlers } from '#platform/dispatch.ts'
import * as forms from './templates/service.ts'
import * as reportChecking from './submissions/checking-service.ts'
import * as reportFigures from './figures/service.ts'
import * as reportFilling from './submissions/filling-service.ts'
import * as reportRounds from './submissions/round-service.ts'
import * as reports from './submissions/service.ts'
import { answerGetSubmissionWorkbook, answerUploadSubmissionWorkbook } from './submissions/workbook-service.ts'
import { answerImputeReportingRound } from './figures/impute-service.ts'
import type * as templateContract from './templates/contract.ts'
import type * as figureContract from './figures/contract.ts'
import type * as reportContract from './submissions/contract.ts'

/** Who answers the operations of reporting: forms, reports and the figures made of them. */
export const reportingHandlers = {
  listForms: forms.answerListForms,
  getForm: forms.answerGetForm,
  publishForm: forms.answerPublishForm,
  listSubmissions: reports.answerListSubmissions,
  listReportingRounds: reports.answerListReportingRounds,
  showReportingMatrix: reports.answerShowReportingMatrix,
  getSubmission: reports.answerGetSubmission,
  getSubmissionRevision: reports.answerGetSubmissionRevision,
  saveSubmissionFields: reportFilling.answerSaveSubmissionFields,
  submitSubmission: reportFilling.answerSubmitSubmission,
  readSubmissionContent: reports.answerReadSubmissionContent,
  openEventSubmission: reportFilling.answerOpenEventSubmission,
  approveSubmissions: reportChecking.answerApproveSubmissions,
  returnSubmission: reportChecking.answerReturnSubmission,
  reopenSubmission: reportChecking.answerReopenSubmission,
  openReportingRound: reportRounds.answerOpenReportingRound,
  lockReportingRound: reportRounds.answerLockReportingRound,
  imputeReportingRound: answerImputeReportingRound,
  getSubmissionWorkbook: answerGetSubmissionWorkbook,
  uploadSubmissionWorkbook: answerUploadSubmissionWorkbook,
  listSubmissionSteps: reports.answerListSubmissionSteps,
  listReportedFigures: reportFigures.answerListReportedFigures,
  listFullFigures: reportFigures.answerListFullFigures,
  listDifferences: reportFigures.answerListDifferences,
} satisfies Handlers<typeof templateContract & typeof reportContract & typeof figureContract>
