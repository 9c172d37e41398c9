import type { Said } from '#procedures/cases/model.ts'
import { acceptanceModule } from '#procedures/obligations/acceptance-service.ts'
import { acceptanceData } from '#procedures/obligations/model.ts'
import { admissionModule } from '#procedures/admission/admission-service.ts'
import { casesInbox, showInboxWith, type InboxSource } from '#procedures/cases/inbox-service.ts'
import { sessionModule, type Proposals } from '#procedures/commission/session-service.ts'
import { privatizationData } from '#procedures/privatization/model.ts'
import { privatizationModule } from '#procedures/privatization/privatization-service.ts'
import { sweepCases } from '#procedures/cases/sweep-service.ts'
import * as steps from '#procedures/cases/step-service.ts'
import * as cases from '#procedures/cases/service.ts'

/** What each kind of case puts before the commission. */
const proposals: Proposals = {
  acceptance: (data): Said | undefined => {
    const { conclusion } = acceptanceData.parse(data)
    return conclusion === null
      ? undefined
      : { key: 'session.proposal.acceptance', values: { outcome: conclusion.proposal, total: Math.round(conclusion.total * 1000) / 10 } }
  },
  privatization: (data): Said | undefined => {
    const { price } = privatizationData.parse(data)
    return price === null ? undefined : { key: 'privatization.proposal', values: { price: Math.round(price.amount / 100) } }
  },
}

/** Every procedure of the product, in the order of a participant's way. */
const modules = new Map([admissionModule, acceptanceModule, sessionModule(proposals), privatizationModule].map((module) => [module.procedure.kind, module]))

/** The tables of all procedures: documents and tests read them. */
export const procedures = [...modules.values()].map(({ procedure }) => procedure)

/** What cases do by themselves. */
export const caseSweep = sweepCases(modules)

/** Who answers the operations of cases; `sources` put things into the inbox beside them. */
export const caseHandlers = (sources: readonly InboxSource[]) => ({
  showInbox: showInboxWith([casesInbox(modules), ...sources]),
  listCases: cases.listCasesWith(modules),
  getCase: cases.getCaseWith(modules),
  prepareCase: cases.prepareCaseWith(modules),
  openCase: steps.openCaseWith(modules),
  takeCaseStep: steps.takeCaseStepWith(modules),
  commentCase: steps.answerCommentCase,
  pauseTerm: steps.answerPauseTerm,
  resumeTerm: steps.answerResumeTerm,
  showProgress: cases.showProgressWith(modules),
  showParameterImpact: cases.showParameterImpactWith(modules),
  listProcedures: cases.listProceduresWith(modules),
})
