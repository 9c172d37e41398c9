import { reaches, type Actor, type Grant, type Role } from './access.ts'
import type { TermUnit } from './terms.ts'

/** What a field of a step's form takes. `rows` is a table whose columns are fields; `signature` signs the case's open act. */
export const FIELD_KINDS = [
  'text',
  'longText',
  'whole',
  'number',
  'share',
  'money',
  'day',
  'choice',
  'yes',
  'document',
  'documents',
  'rows',
  'signature',
] as const
export type FieldKind = (typeof FIELD_KINDS)[number]

export type Field = {
  readonly name: string
  readonly kind: FieldKind
  readonly required?: boolean
  /** Words to choose from; a procedure's module may give others for the case at hand. */
  readonly options?: readonly string[]
  readonly columns?: readonly Field[]
  readonly min?: number
  readonly max?: number
}

/** A term of a procedure: how it is counted, by which dated parameter, and in which states it runs. */
export type DeadlineRule = {
  readonly unit: TermUnit
  /** Parameter of the register of acts that holds the count; its act and mark are shown with the term. */
  readonly parameter: string
  /** States in which the term runs: it begins when one of them is entered and is met when all are left. */
  readonly runs: readonly string[]
  /** Begins on the case's own day (the due date of an obligation) instead of the day the state was entered. */
  readonly fromTrigger?: boolean
}

/** One step: from which states to which, who may take it, what it asks for and what it leaves. */
export type StepRule = {
  readonly from: readonly string[]
  /** Where it leads; several where the step's own decision chooses. */
  readonly to: readonly string[]
  /** Roles that may take it; empty for a step that only the system takes. */
  readonly who: readonly Role[]
  readonly input?: readonly Field[]
  /** What must hold, by name: said in the documents and by the module's guard. */
  readonly guards?: readonly string[]
  /** Nobody checks their own work: steps whose takers may not take this one. */
  readonly otherThan?: readonly string[]
  /** Taken once by each role or each person while the case stays where it is. */
  readonly oncePer?: 'role' | 'person'
  /** Not something the case waits for: withdrawing, postponing, adding. */
  readonly optional?: boolean
  /** Kind of act that it issues. */
  readonly issues?: string
}

export type StateRule = {
  /** How the case has ended, where the state is an end. */
  readonly end?: 'good' | 'bad' | 'neutral'
}

/**
 * A procedure as one table. The kernel gives it permission, journal, terms, inbox, warnings, page, documents and diagram from
 * this table alone; a module adds its guards, formulas and what its steps do.
 */
export type Procedure = {
  readonly kind: string
  /** Legal act it rests on, and how sure that is. */
  readonly act: string | null
  readonly mark: 'paper' | 'found' | 'assumed' | 'unverified'
  readonly start: string
  readonly states: Readonly<Record<string, StateRule>>
  /** Who opens a case; 'system' does it by itself. */
  readonly openedBy: readonly (Role | 'system')[]
  readonly opening?: readonly Field[]
  readonly steps: Readonly<Record<string, StepRule>>
  readonly deadlines: Readonly<Record<string, DeadlineRule>>
  /** Further parameters a case keeps from its day. */
  readonly parameters: readonly string[]
}

/** What is wrong with a table: unknown states, a state nobody reaches or leaves, a term in a state that is none. Empty when it is sound. */
export function faultsOfProcedure(procedure: Procedure): string[] {
  const states = Object.keys(procedure.states)
  const known = (name: string, where: string) => (states.includes(name) ? [] : [`${procedure.kind}: ${where} names the unknown state ${name}`])
  const steps = Object.entries(procedure.steps)
  const reached = new Set([procedure.start, ...steps.flatMap(([, { to }]) => to)])
  const left = new Set(steps.flatMap(([, { from }]) => from))
  return [
    ...known(procedure.start, 'start'),
    ...steps.flatMap(([name, { from, to }]) => [...from, ...to].flatMap((state) => known(state, `step ${name}`))),
    ...Object.entries(procedure.deadlines).flatMap(([name, { runs }]) => runs.flatMap((state) => known(state, `deadline ${name}`))),
    ...states.filter((state) => !reached.has(state)).map((state) => `${procedure.kind}: nothing leads to ${state}`),
    ...states
      .filter((state) => procedure.states[state]?.end === undefined && !left.has(state))
      .map((state) => `${procedure.kind}: nothing leads out of ${state}`),
    ...states
      .filter((state) => procedure.states[state]?.end !== undefined && left.has(state))
      .map((state) => `${procedure.kind}: ${state} is an end, yet a step leaves it`),
    ...steps.flatMap(([name, { otherThan = [] }]) =>
      otherThan.filter((other) => procedure.steps[other] === undefined).map((other) => `${procedure.kind}: ${name} names the unknown step ${other}`),
    ),
  ]
}

/** The grant by which an actor may take a step of a case; undefined when none reaches it. A grant for an organisation reaches only its own cases. */
export const grantFor = (actor: Actor, roles: readonly Role[], where: { readonly zone: string; readonly party: string | null }): Grant | undefined =>
  actor.grants.find((grant) => roles.some((role) => role === grant.role) && reaches(grant, { zone: where.zone, party: where.party ?? undefined }))

/** A step taken earlier, as separation of duty looks at it. */
export type TakenStep = { readonly step: string; readonly actor: string; readonly role: string; readonly round: number }

/** Why this person may not take this step, by the table alone: the code of a refusal, or undefined. `round` counts the case's entries into its present state. */
export function refusalByTable(
  rule: StepRule,
  step: string,
  standing: { readonly state: string; readonly round: number; readonly zone: string; readonly party: string | null; readonly taken: readonly TakenStep[] },
  actor: Actor,
): string | undefined {
  if (!rule.from.includes(standing.state)) return 'case.wrongState'
  const grant = grantFor(actor, rule.who, standing)
  if (grant === undefined) return 'case.notYours'
  if (standing.taken.some((taken) => taken.actor === actor.id && (rule.otherThan ?? []).includes(taken.step))) return 'case.ownWork'
  const again = standing.taken.some(
    (taken) => taken.step === step && taken.round === standing.round && (rule.oncePer === 'person' ? taken.actor === actor.id : taken.role === grant.role),
  )
  return rule.oncePer !== undefined && again ? 'case.takenAlready' : undefined
}

/** The state diagram of a procedure as Mermaid text. */
export function diagramOf(procedure: Procedure): string {
  const arrows = Object.entries(procedure.steps).flatMap(([step, { from, to }]) => from.flatMap((start) => to.map((end) => `  ${start} --> ${end}: ${step}`)))
  const ends = Object.entries(procedure.states).flatMap(([state, { end }]) => (end === undefined ? [] : [`  ${state} --> [*]`]))
  return ['stateDiagram-v2', `  [*] --> ${procedure.start}`, ...arrows, ...ends].join('\n')
}
