import { checkJshshir, checkStir } from '@sanoat/uzbek'
import { dayInTashkent, isDay, type Day } from '#lib/day.ts'
import { ok, refuse, type Fault, type Result } from '#lib/result.ts'
import { inWriting } from '#platform/database/connect.ts'
import { readerOf, type Reader, type Writer } from '#platform/database/sql.ts'
import { writeJournal } from '#platform/journal.ts'
import { stableId } from '#platform/stable-id.ts'
import type { CaseModule, Opening, Outcome, StepContext } from '#procedures/cases/engine.ts'
import type { CaseRecord } from '#procedures/cases/model.ts'
import { casesInState, deadlinesOfCase, stepsOfCase } from '#procedures/cases/reading-service.ts'
import { documentsOf, maybeNumber, numberOf, rowsOf, textOf, type StepInput } from '#procedures/cases/rules/input.ts'
import { lotForProcedures, vacantLotsForProcedures } from '#registers/land/service.ts'
import { readParameter } from '#registers/legislation/service.ts'
import { partyById } from '#registers/parties/service.ts'
import { discardContracts, draftContracts, signContracts } from './contract-service.ts'
import { admissionData, type AdmissionData, type Application, type Opinion } from './model.ts'
import { admission, AGENCIES } from './procedure.ts'
import { DEFAULT_WEIGHTS, faultsOfApplication, guardAdmission, scoreOf, weightsOf, type AdmissionFacts, type LotFacts } from './rules.ts'
import { contractAct, decisionAct } from './rules/acts.ts'
import { admissionForm, admissionSheet } from './rules/sheet.ts'

/** Admission as the kernel runs it. */
export const admissionModule: CaseModule = {
  procedure: admission,
  prefix: 'AR',
  open: openAdmission,
  opening: async (reader, zone) => ({
    lot: { options: (await vacantLotsForProcedures(reader, zone)).map(lotOption) },
    kind: { value: 'place' },
    environment: { value: 'III' },
  }),
  prepare: async (reader, record, today) => {
    const facts = await readFacts(reader, record, today)
    const vacant =
      record.state === 'contract' || record.state === 'returned' || record.state === 'changes' ? await vacantLotsForProcedures(reader, record.zone) : []
    return {
      guard: (step, actor) => guardAdmission(step, facts, actor?.grants.find(({ role }) => admission.steps.sign.who.some((one) => one === role))?.role),
      form: (step) => admissionForm(step, facts, vacant.map(lotOption)),
      take: (writer, step, input, context) => take(writer, record, facts, step, input, context),
      sheet: admissionSheet(facts),
      notWaitedFor: (step, role) =>
        (step === 'score' && facts.data.score !== null) ||
        (step === 'decide' && facts.data.score === null) ||
        (step === 'sign' && guardAdmission('sign', facts, role) !== undefined),
    }
  },
  sweep: async (cases, database, now) => {
    const today = dayInTashkent(now)
    for (const record of await casesInState(readerOf(database.readers), 'admission', 'review')) {
      const due = (await deadlinesOfCase(readerOf(database.readers), record.zone, record.id)).find(
        ({ name, metOn }) => name === 'opinions' && metOn === null,
      )?.due
      if (due === undefined || today <= due) continue
      await inWriting(database, async (writer) => {
        const circumstances = cases.systemCircumstances(now)
        const wish = { zone: record.zone, id: record.id, step: 'silence', request: stableId(`silence ${record.id} ${record.round}`) }
        const taken = await cases.takeBySystem(writer, wish, {}, circumstances)
        if (!taken.ok) return { keep: false, value: undefined }
        await writeJournal(writer, circumstances.actor, now, { chain: record.zone, action: 'case.step', subject: record.number, content: { step: 'silence' } })
        return { keep: true, value: undefined }
      })
    }
  },
}

const lotOption = ({ id, number, areaM2 }: LotFacts) => ({ id, said: { key: 'admission.lotOption', values: { number, area: areaM2 } } })

function applicationOf(input: StepInput): Application {
  const date = (name: string): Day => {
    const text = textOf(input, name)
    if (!isDay(text)) throw new Error(`Cannot read the application: ${name} is ${text}`)
    return text
  }
  const lot = textOf(input, 'lot')
  return {
    lot: lot === '' ? null : lot,
    kind: textOf(input, 'kind'),
    project: textOf(input, 'project'),
    ifut: textOf(input, 'ifut'),
    products: textOf(input, 'products'),
    landNeed: numberOf(input, 'landNeed'),
    investment: numberOf(input, 'investment'),
    ownFunds: maybeNumber(input, 'ownFunds'),
    jobs: numberOf(input, 'jobs'),
    exportShare: maybeNumber(input, 'exportShare'),
    power: maybeNumber(input, 'power'),
    gas: maybeNumber(input, 'gas'),
    water: maybeNumber(input, 'water'),
    environment: textOf(input, 'environment'),
    startsOn: date('startsOn'),
    finishesOn: date('finishesOn'),
    plan: textOf(input, 'plan'),
    charter: textOf(input, 'charter'),
  }
}

/** The head's personal number, where given, is only checked: it is kept with the organisation, not with the application. */
function headFaults(input: StepInput): Fault[] {
  const number = textOf(input, 'headJshshir')
  const checked = number === '' ? undefined : checkJshshir(number)
  return checked === undefined || checked.ok ? [] : [{ path: 'headJshshir', code: `input.${checked.code}` }]
}

async function openAdmission(writer: Writer, zone: string, party: string | null, input: StepInput, { today }: StepContext): Promise<Result<Opening>> {
  const applicant = party === null ? undefined : await partyById(writer, party)
  if (applicant === undefined) return refuse('admission.noApplicant')
  if (applicant.stir !== null && !checkStir(applicant.stir).ok) return refuse('admission.stirWrong', { stir: applicant.stir })
  const one = applicationOf(input)
  const lot = one.lot === null ? undefined : await lotForProcedures(writer, zone, one.lot)
  if (one.lot !== null && lot === undefined) return refuse('lot.unknown', { lot: one.lot })
  const faults = [...faultsOfApplication(one, lot), ...headFaults(input)]
  if (faults.length > 0) return refuse('input.invalid', { count: faults.length }, faults)
  const twin = (await casesInState(writer, 'admission')).find(
    (other) => other.zone === zone && other.party === party && admissionData.parse(other.data).application.lot === one.lot,
  )
  if (twin !== undefined) return refuse('admission.runs', { number: twin.number })
  const data: AdmissionData = { application: one, lotNumber: lot?.number ?? '', faults: [], opinions: [], score: null, decision: null, contract: null }
  return ok({ party, title: { key: 'admission.title', values: { party: applicant.names, project: one.project } }, data, triggeredOn: today })
}

async function readFacts(reader: Reader, record: CaseRecord, today: Day): Promise<AdmissionFacts> {
  const data = admissionData.parse(record.data)
  const deadlines = await deadlinesOfCase(reader, record.zone, record.id)
  const steps = await stepsOfCase(reader, record.zone, record.id)
  return {
    state: record.state,
    data,
    today,
    lot: data.application.lot === null ? undefined : await lotForProcedures(reader, record.zone, data.application.lot),
    opinionsUntil: deadlines.find(({ name, metOn }) => name === 'opinions' && metOn === null)?.due,
    signed: steps.filter(({ step, round }) => step === 'sign' && round === record.round).map(({ role }) => role),
  }
}

async function take(writer: Writer, record: CaseRecord, facts: AdmissionFacts, step: string, input: StepInput, context: StepContext): Promise<Result<Outcome>> {
  const { data } = facts
  switch (step) {
    case 'acceptFile':
      return ok({ to: 'review', data: { ...data, opinions: [] } })
    case 'returnFile':
      return ok({
        to: 'returned',
        data: { ...data, faults: rowsOf(input, 'faults').map((row) => ({ field: String(row['field']), fault: String(row['fault']) })) },
      })
    case 'handInAgain':
      return handInAgain(writer, record, data, input)
    case 'opine':
      return opine(data, input, context)
    case 'silence': {
      const silent: Opinion[] = AGENCIES.filter((role) => !data.opinions.some((one) => one.role === role)).map((role) => ({
        role,
        by: '',
        opinion: 'silent',
        reason: '',
        document: null,
      }))
      return ok({ to: 'decision', data: { ...data, opinions: [...data.opinions, ...silent] } })
    }
    case 'score': {
      const weights = weightsOf((await readParameter(writer, 'admission.score_weights', record.parameterDay))?.value ?? DEFAULT_WEIGHTS)
      const judged = { technology: numberOf(input, 'technology'), cooperation: numberOf(input, 'cooperation'), readiness: numberOf(input, 'readiness') }
      return ok({ to: 'decision', data: { ...data, score: { ...scoreOf(data.application, judged, weights), by: context.actor.name } } })
    }
    case 'decide':
      return decide(record, facts, input, context)
    case 'draftContract': {
      const drafted = await draftContracts(writer, record, data, input, context)
      return drafted.ok ? ok({ to: 'signing', data: drafted.value, act: contractAct(record, drafted.value, rowsOf(input, 'obligations')) }) : drafted
    }
    case 'reviseContract': {
      const discarded = await discardContracts(writer, record, data)
      return discarded.ok ? ok({ to: 'contract', data: discarded.value }) : discarded
    }
    case 'sign': {
      if (context.takers.every((one) => one.step !== 'sign')) return ok({ to: 'signing' })
      const signed = await signContracts(writer, record, data, context)
      return signed.ok ? ok({ to: 'participant', signed: true }) : signed
    }
    case 'withdraw':
      return ok({ to: 'withdrawn' })
    default:
      throw new Error(`Cannot take admission.${step}: the module does not know it`)
  }
}

async function handInAgain(writer: Writer, record: CaseRecord, data: AdmissionData, input: StepInput): Promise<Result<Outcome>> {
  const one = applicationOf(input)
  const lot = one.lot === null ? undefined : await lotForProcedures(writer, record.zone, one.lot)
  const faults = [...faultsOfApplication(one, lot), ...headFaults(input)]
  if (faults.length > 0) return refuse('input.invalid', { count: faults.length }, faults)
  return ok({ to: 'submitted', data: { ...data, application: one, lotNumber: lot?.number ?? '', faults: [], score: null, decision: null } })
}

function opine(data: AdmissionData, input: StepInput, { actor, role }: StepContext): Result<Outcome> {
  const said = textOf(input, 'opinion')
  const reason = textOf(input, 'reason')
  const opinion: Opinion['opinion'] = said === 'agreed' ? 'agreed' : said === 'against' ? 'against' : 'agreedWithConditions'
  if (opinion !== 'agreed' && reason.length < 5) return refuse('input.invalid', { count: 1 }, [{ path: 'reason', code: 'input.reason' }])
  const opinions = [...data.opinions, { role, by: actor.name, opinion, reason, document: documentsOf(input, 'document')[0] ?? null }]
  return ok({ to: AGENCIES.every((agency) => opinions.some((one) => one.role === agency)) ? 'decision' : 'review', data: { ...data, opinions } })
}

function decide(record: CaseRecord, facts: AdmissionFacts, input: StepInput, { actor }: StepContext): Result<Outcome> {
  const said = textOf(input, 'decision')
  const decision = said === 'approve' ? ('approve' as const) : said === 'reject' ? ('reject' as const) : ('changes' as const)
  const [norm, reason] = [textOf(input, 'norm'), textOf(input, 'reason')]
  const faults: Fault[] = []
  if (decision === 'reject' && norm.length < 3) faults.push({ path: 'norm', code: 'input.normMissing' })
  if (decision !== 'approve' && reason.length < 10) faults.push({ path: 'reason', code: 'input.reason' })
  if (faults.length > 0) return refuse('input.invalid', { count: faults.length }, faults)
  const data: AdmissionData = { ...facts.data, decision: { decision, norm, reason, by: actor.name } }
  const to = { approve: 'contract', reject: 'rejected', changes: 'changes' }[decision]
  return ok({ to, data, act: decisionAct(record, data) })
}
