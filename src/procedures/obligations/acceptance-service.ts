import { dayInTashkent, isDay, type Day } from '#lib/day.ts'
import { ok, refuse, type Result } from '#lib/result.ts'
import { inWriting } from '#platform/database/connect.ts'
import { readerOf, type Reader, type Writer } from '#platform/database/sql.ts'
import { writeJournal } from '#platform/journal.ts'
import type { CaseModule, Opening, Outcome, StepContext } from '#procedures/cases/engine.ts'
import type { CaseRecord } from '#procedures/cases/model.ts'
import { documentsOf, maybeNumber, numberOf, rowsOf, textOf, type StepInput } from '#procedures/cases/rules/input.ts'
import { deadlinesOfCase } from '#procedures/cases/reading-service.ts'
import { contractById } from '#registers/contracts/service.ts'
import { readParameter } from '#registers/legislation/service.ts'
import { stateRegisterFigures } from '#statistics/claims/register-figures-service.ts'
import { partyById } from '#registers/parties/service.ts'
import { stableId } from '#platform/stable-id.ts'
import { addEvidence, verifyAll } from './evidence-service.ts'
import { obligationMeasures } from './measures.ts'
import { acceptanceData, outcome as outcomeSchema, type AcceptanceData, type Obligation } from './model.ts'
import { acceptance } from './procedure.ts'
import { checkDecision, checkPostponement, decidedByCommission, guardAcceptance, namesOf, STATE_AFTER, STATUS_AFTER, type AcceptanceFacts } from './rules.ts'
import { achieved, conclude } from './rules/fulfilment.ts'
import { acceptanceAct, conclusionAct } from './rules/acts.ts'
import { acceptanceForm, acceptanceSheet } from './rules/sheet.ts'
import * as store from './store.ts'

/** Acceptance as the kernel runs it. */
export const acceptanceModule: CaseModule = {
  procedure: acceptance,
  prefix: 'QQ',
  open: openAcceptance,
  opening: async (reader, zone, party) => ({
    contract: {
      options: (await store.contractsWithOpen(reader, zone, party)).map(({ id, number }) => ({ id, said: { key: 'acceptance.contract', values: { number } } })),
    },
  }),
  prepare: async (reader, record, today) => {
    const facts = await readFacts(reader, record, today)
    return {
      guard: (step) => guardAcceptance(step, facts),
      form: (step) => acceptanceForm(step, facts),
      take: (writer, step, input, context) => take(writer, record, facts, step, input, context),
      sheet: acceptanceSheet(facts),
      notWaitedFor: (step, role) =>
        (step === 'sign' && (role === 'commission.chair') !== (facts.data.decision?.body === 'commission')) ||
        (['verify', 'visit', 'conclude'].includes(step) && guardAcceptance(step, facts) !== undefined),
    }
  },
  settled: async (writer, _record, { now }) => void (await stateRegisterFigures(writer, 'obligations', await obligationMeasures(writer), now)),
  sweep: async (cases, database, now) => {
    const today = dayInTashkent(now)
    for (const { zone, contract, party, due, ids } of await store.contractsDue(readerOf(database.readers), today)) {
      await inWriting(database, async (writer) => {
        const circumstances = cases.systemCircumstances(now)
        // The id of the request is made of what it is about: whoever sweeps twice, or twice at once, opens one case.
        const wish = { kind: 'acceptance', zone, party, input: { contract }, request: stableId(`acceptance ${zone} ${contract} ${due} ${ids.join(' ')}`) }
        const opened = await cases.open(writer, wish, circumstances)
        if (!opened.ok || opened.value.already) return { keep: false, value: undefined }
        await writeJournal(writer, circumstances.actor, now, { chain: zone, action: 'case.opened', subject: opened.value.id, content: wish })
        return { keep: true, value: undefined }
      })
    }
  },
}

async function openAcceptance(writer: Writer, zone: string, party: string | null, input: StepInput, { today, role }: StepContext): Promise<Result<Opening>> {
  const contract = await contractById(writer, zone, textOf(input, 'contract'))
  if (contract === undefined || (party !== null && contract.party !== party)) return refuse('contract.unknown', { id: textOf(input, 'contract') })
  const open = (await store.obligationsOf(writer, zone, contract.id)).filter(({ status }) => status === 'open')
  // The system takes what is due; a participant who asks earlier hands in the next ones of the contract.
  const due = open.map((one) => one.due).toSorted()[0]
  if (due === undefined) return refuse('acceptance.nothingOpen', { number: contract.number })
  const own = open.filter((one) => one.due === due)
  if (role === 'system' && due > today) return refuse('acceptance.notDue', { due })
  await store.setStatus(
    writer,
    zone,
    own.map(({ id }) => id),
    'inAcceptance',
    null,
  )
  const names = (await partyById(writer, contract.party))?.names
  const data: AcceptanceData = {
    contract: contract.id,
    contractNumber: contract.number,
    obligations: own.map(({ id }) => id),
    cureUsed: false,
    visit: null,
    conclusion: null,
    decision: null,
  }
  return ok({
    party: contract.party,
    title: { key: 'acceptance.title', values: { party: names ?? '', contract: contract.number, due } },
    data,
    triggeredOn: due,
    parameterDay: dayOfContract(contract.parameterDay, due),
  })
}

/** The parameters of an acceptance are those of its contract's day (PROCEDURES 4.7); of the due date where the contract names none. */
const dayOfContract = (parameterDay: string, due: Day): Day =>
  /^\d{4}-\d{2}-\d{2}$/.test(parameterDay) ? dayInTashkent(new Date(`${parameterDay}T00:00:00Z`)) : due

async function readFacts(reader: Reader, record: CaseRecord, today: Day): Promise<AcceptanceFacts> {
  const data = acceptanceData.parse(record.data)
  const number = async (key: string, fallback: number) => Number((await readParameter(reader, key, record.parameterDay))?.value ?? fallback)
  const regions = (await readParameter(reader, 'obligation.commission_regions', record.parameterDay))?.value ?? ''
  const deadlines = await deadlinesOfCase(reader, record.zone, record.id)
  return {
    state: record.state,
    data,
    obligations: await store.obligationsByIds(reader, record.zone, data.obligations),
    evidence: await store.evidenceOf(reader, record.zone, data.obligations),
    terms: Object.fromEntries(deadlines.filter(({ metOn }) => metOn === null).map(({ name, due }) => [name, due])),
    today,
    byCommission: decidedByCommission(record.place, regions),
    threshold: (await number('obligation.accept_threshold_pct', 100)) / 100,
    groupLeast: await number('obligation.working_group_least', 3),
  }
}

const measured = (facts: AcceptanceFacts) =>
  facts.obligations.map((one) => ({
    ...one,
    actual: achieved(
      one,
      facts.evidence.filter(({ obligation }) => obligation === one.id),
    ),
  }))

async function take(
  writer: Writer,
  record: CaseRecord,
  facts: AcceptanceFacts,
  step: string,
  input: StepInput,
  context: StepContext,
): Promise<Result<Outcome>> {
  const { data } = facts
  switch (step) {
    case 'addEvidence': {
      const added = await addEvidence(writer, record, facts, input, context)
      return added.ok ? ok({ to: record.state }) : added
    }
    case 'handIn':
    case 'proceed':
      return ok({ to: 'verification', ...(record.state === 'cure' ? { triggeredOn: context.today } : {}) })
    case 'returnEvidence':
      return ok({ to: 'evidence' })
    case 'verify': {
      const verified = await verifyAll(writer, record.zone, facts, rowsOf(input, 'evidence'), context)
      return verified.ok ? ok({ to: 'verification' }) : verified
    }
    case 'visit':
      return visit(facts, input)
    case 'conclude':
      return concludeCase(record, facts, input, context)
    case 'decide':
      return decide(record, facts, input, context)
    case 'commissionDecides':
      return commissionDecides(record, facts, input)
    case 'sign':
      return settleDecision(writer, record, facts, context)
    case 'resume':
      return ok({ to: 'evidence', data: { ...data, decision: null, conclusion: null, visit: null }, triggeredOn: context.today })
    default:
      throw new Error(`Cannot take acceptance.${step}: the module does not know it`)
  }
}

function visit({ data, groupLeast, today }: AcceptanceFacts, input: StepInput): Result<Outcome> {
  const members = namesOf(textOf(input, 'members'))
  if (members.length < groupLeast) return refuse('acceptance.groupTooSmall', { least: groupLeast, given: members.length })
  const visitedOn = textOf(input, 'visitedOn')
  if (visitedOn > today) return refuse('acceptance.visitInFuture', { day: visitedOn })
  return ok({ to: 'verification', data: { ...data, visit: { visitedOn, members, usedArea: maybeNumber(input, 'usedArea'), seen: textOf(input, 'seen') } } })
}

function concludeCase(record: CaseRecord, facts: AcceptanceFacts, input: StepInput, { actor }: StepContext): Result<Outcome> {
  const items = measured(facts)
  const found = conclude(items, facts.threshold, facts.data.cureUsed)
  const until = untilOf(input)
  const postponed = checkPostponement(until, documentsOf(input, 'ground')[0] ?? null, facts.today)
  if (!postponed.ok) return postponed
  const degrees = found.items.map(({ id, degree }) => ({ id, degree, actual: items.find((one) => one.id === id)?.actual ?? 0 }))
  const { total, investment, social } = found
  const proposal = until === null ? found.proposal : 'postponed'
  const data: AcceptanceData = {
    ...facts.data,
    conclusion: { total, investment, social, degrees, proposal, note: textOf(input, 'note'), until, by: actor.name },
  }
  return ok({ to: facts.byCommission ? 'commission' : 'decision', data, act: conclusionAct(record, { ...facts, data }) })
}

/** The day a form names for a postponement; null where it names none. */
const untilOf = (input: StepInput): Day | null => {
  const text = textOf(input, 'until')
  return isDay(text) ? text : null
}

function decide(record: CaseRecord, facts: AcceptanceFacts, input: StepInput, { actor }: StepContext): Result<Outcome> {
  const outcome = outcomeSchema.parse(textOf(input, 'outcome'))
  const decision = {
    outcome,
    reason: textOf(input, 'reason'),
    until: untilOf(input),
    ground: documentsOf(input, 'ground')[0] ?? null,
  }
  const checked = checkDecision(decision, facts)
  if (!checked.ok) return checked
  const data: AcceptanceData = {
    ...facts.data,
    decision: { outcome, reason: decision.reason, until: decision.until, body: 'directorate', by: actor.name, session: null },
  }
  return ok({ to: 'signing', data, act: acceptanceAct(record, { ...facts, data }) })
}

/** What the commission adopted by its signed minutes; a proposal it did not adopt goes back for a new conclusion. */
function commissionDecides(record: CaseRecord, facts: AcceptanceFacts, input: StepInput): Result<Outcome> {
  const { conclusion } = facts.data
  if (conclusion === null) return refuse('acceptance.noConclusion')
  if (numberOf(input, 'adopted') !== 1) return ok({ to: 'verification', data: { ...facts.data, conclusion: null } })
  const data: AcceptanceData = {
    ...facts.data,
    decision: {
      outcome: conclusion.proposal,
      reason: textOf(input, 'reason'),
      until: conclusion.until,
      body: 'commission',
      by: textOf(input, 'by'),
      session: textOf(input, 'session'),
    },
  }
  return ok({ to: 'signing', data, act: acceptanceAct(record, { ...facts, data }) })
}

/** The act is signed: the obligations are settled, or a term to cure begins. */
async function settleDecision(writer: Writer, record: CaseRecord, facts: AcceptanceFacts, { today, role }: StepContext): Promise<Result<Outcome>> {
  const { decision, conclusion } = facts.data
  if (decision === null || conclusion === null) return refuse('acceptance.noConclusion')
  if ((role === 'commission.chair') !== (decision.body === 'commission')) return refuse('acceptance.otherBodySigns', { body: decision.body })
  const status: Obligation['status'] = STATUS_AFTER[decision.outcome]
  for (const { id, actual } of conclusion.degrees) await store.setAchieved(writer, record.zone, id, actual)
  await store.setStatus(writer, record.zone, facts.data.obligations, status, decision.outcome === 'postponed' ? null : today)
  const partial = decision.outcome === 'partial'
  const data: AcceptanceData = partial ? { ...facts.data, cureUsed: true, visit: null } : facts.data
  return ok({ to: STATE_AFTER[decision.outcome], data, signed: true })
}
