import type { Actor, Role } from '#lib/access.ts'
import type { Day } from '#lib/day.ts'
import type { Procedure, TakenStep } from '#lib/procedure.ts'
import type { Refusal, Result } from '#lib/result.ts'
import type { ActDocument } from '#lib/act-document.ts'
import type { Database } from '#platform/database/connect.ts'
import type { Reader, Writer } from '#platform/database/sql.ts'
import type { Circumstances } from '#platform/dispatch.ts'
import type { Translator } from '#lib/translator.ts'
import type { CaseRecord, FormParts, Said, SheetPart } from './model.ts'
import type { StepInput } from './rules/input.ts'

/** What a step is taken with: who, in which role, when, and the means of the house. */
export type StepContext = Circumstances & {
  readonly today: Day
  /** Role in which the actor acts; 'system' where nobody does. */
  readonly role: Role | 'system'
  /** Number of the step. */
  readonly seq: number
  /** Steps taken earlier in this stay of the case in its state, for those that need several hands. */
  readonly takers: readonly TakenStep[]
}

/** An act that a step issues, as the documents typeset it, without what the kernel knows itself: number, day, zone. */
export type IssuedAct = {
  readonly kind: string
  readonly document: (t: Translator, number: string) => Omit<ActDocument, 'kind' | 'language' | 'training' | 'number' | 'dated'>
}

/** What a step did to its case. What is left out stays as it was. */
export type Outcome = {
  readonly to: string
  readonly data?: unknown
  readonly title?: Said
  readonly party?: string | null
  /** Day from which terms that run from the case's own day are counted anew. */
  readonly triggeredOn?: Day
  readonly act?: IssuedAct
  /** The act that awaited signing has all its signatures. */
  readonly signed?: boolean
  /** Steps that other cases take because of this one, in the same transaction. */
  readonly following?: readonly FollowingStep[]
}

export type FollowingStep = { readonly zone: string; readonly id: string; readonly step: string; readonly input: StepInput }

/** A case with what its module read of it: asked by the page and by the step alike. */
export type PreparedCase = {
  /** Why a step may not be taken now, beside the table's own rules; undefined where it may. */
  readonly guard: (step: string, actor: Actor | undefined) => Refusal | undefined
  readonly form?: (step: string, actor: Actor) => FormParts
  readonly take: (writer: Writer, step: string, input: StepInput, context: StepContext) => Promise<Result<Outcome>>
  readonly sheet: readonly SheetPart[]
  /** Roles that need not be waited for in this case (an agency that is not asked). */
  readonly notWaitedFor?: (step: string, role: Role) => boolean
}

/** What opening a case needs: whose it is, what it is called, and what the module keeps. */
export type Opening = { readonly party: string | null; readonly title: Said; readonly data: unknown; readonly triggeredOn: Day; readonly parameterDay?: Day }

/** A procedure with what its steps do. */
export type CaseModule = {
  readonly procedure: Procedure
  /** Letters that numbers of its cases begin with. */
  readonly prefix: string
  readonly open: (writer: Writer, zone: string, party: string | null, input: StepInput, context: StepContext) => Promise<Result<Opening>>
  /** What can be chosen in the form that opens a case. */
  readonly opening?: (reader: Reader, zone: string, party: string | null, today: Day) => Promise<FormParts>
  readonly prepare: (reader: Reader, record: CaseRecord, today: Day) => Promise<PreparedCase>
  /** What follows in the same transaction once a step is kept and its terms are counted: figures that change with it. */
  readonly settled?: (writer: Writer, record: CaseRecord, context: StepContext) => Promise<void>
  /** What the system does by itself: opens cases that are due, goes on where silence means consent. Idempotent. */
  readonly sweep?: (cases: CaseKernel, database: Database, now: Date) => Promise<void>
}

export type Wish = {
  readonly kind: string
  readonly zone: string
  readonly party: string | null
  readonly input: Readonly<Record<string, unknown>>
  readonly request: string
}
export type StepWish = { readonly zone: string; readonly id: string; readonly step: string; readonly version?: number; readonly request: string }

/** What modules may ask of the kernel. */
export type CaseKernel = {
  /** Opens a case inside the caller's transaction; the same request opens it once. */
  readonly open: (writer: Writer, wish: Wish, circumstances: Circumstances) => Promise<Result<{ id: string; already: boolean }>>
  /** Takes a step as the system, inside the caller's transaction. */
  readonly takeBySystem: (writer: Writer, wish: StepWish, input: StepInput, circumstances: Circumstances) => Promise<Result<{ state: string }>>
  /** What the system acts with: its own actor, at this time. */
  readonly systemCircumstances: (now: Date) => Circumstances
}
