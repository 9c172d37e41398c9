import type { Handlers } from '#platform/dispatch.ts'
import * as accounts from './account-service.ts'
import type * as contract from './contract.ts'
import { answerGrantRole, answerRevokeRole } from './grant-service.ts'
import * as invitations from './invitation-service.ts'
import * as registration from './registration-service.ts'
import * as people from './service.ts'

/** Who answers the operations on people and their accounts. */
export const peopleHandlers: Handlers<typeof contract> = {
  listPeople: people.answerListPeople,
  getPerson: people.answerGetPerson,
  grantRole: answerGrantRole,
  revokeRole: answerRevokeRole,
  invite: invitations.answerInvite,
  inviteToParty: invitations.answerInviteToParty,
  listInvitations: invitations.answerListInvitations,
  showInvitation: invitations.answerShowInvitation,
  acceptInvitation: invitations.answerAcceptInvitation,
  setUp: registration.answerSetUp,
  register: registration.answerRegister,
  confirmEmail: registration.answerConfirmEmail,
  myAccount: accounts.answerMyAccount,
  changeAccount: accounts.answerChangeAccount,
  mySessions: accounts.answerMySessions,
  endSession: accounts.answerEndSession,
  endOtherSessions: accounts.answerEndOtherSessions,
  registerOrganisation: accounts.answerRegisterOrganisation,
}
