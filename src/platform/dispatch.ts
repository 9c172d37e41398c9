import { createHash } from 'node:crypto'
import fastJsonStringify from 'fast-json-stringify'
import * as z from 'zod/mini'
import { may, type Actor, type Situation } from '#lib/access.ts'
import type { InputOf, Operation, OutputOf } from '#lib/operation.ts'
import { ok, refuse, type Result } from '#lib/result.ts'
import { inSnapshot, inWriting, type Database } from './database/connect.ts'
import { readerOf, type Reader, type Writer } from './database/sql.ts'
import type { Equipment } from './equipment.ts'
import { faultsOf } from './faults.ts'
import { readChange, writeJournal } from './journal.ts'
import { outputSchema } from './json-schema.ts'

/** A file that came with the request: its name as sent and its bytes. */
export type Attachment = { readonly name: string; readonly bytes: Buffer }

/** How far long work is. */
export type Progress = (done: number, total: number) => void

/** What whoever asks tells beside the input. */
export type Asking = Situation & { readonly now: Date; readonly file?: Attachment; readonly progress?: Progress }

/** What a handler is told beside its input: who asks, when and with which file, and what the program is equipped with. */
export type Circumstances = Asking & { readonly equipment: Equipment }

/** What a change returns: the answer, and which record the journal names; `unchanged` keeps the journal silent. */
export type Done<Output> = {
  readonly output: Output
  readonly subject: string
  readonly zone?: string
  readonly journalled?: unknown
  readonly unchanged?: boolean
}

export type ReadHandler<O> = (input: InputOf<O>, reader: Reader, circumstances: Circumstances) => Promise<Result<OutputOf<O>>>
export type WriteHandler<O> = (input: InputOf<O>, writer: Writer, circumstances: Circumstances) => Promise<Result<Done<OutputOf<O>>>>

/** What an operation answers whose answer is a file. */
export type FileHandler<O> = (
  input: InputOf<O>,
  reader: Reader,
  circumstances: Circumstances,
) => Promise<Result<OutputOf<O> & { readonly bytes: Uint8Array; readonly name: string; readonly type: string }>>

/** An operation that names an audit entry is given a Writer; every other one can only read. */
export type Handler<O> = O extends { readonly audit: string } ? WriteHandler<O> : O extends { readonly answers: 'file' } ? FileHandler<O> : ReadHandler<O>
export type Handlers<Operations> = { readonly [Name in keyof Operations]: Handler<Operations[Name]> }

/** An answer as text, with the tag that changes exactly when the text does. */
export type Answer = { readonly json: string; readonly etag: string }

/** A file as an answer. */
export type FileAnswer = { readonly bytes: Buffer; readonly name: string; readonly type: string }

export type Dispatch = {
  /** Answers an operation by name: parse, permit, transaction, handler, journal, answer. */
  readonly answer: (name: string, input: unknown, asking: Asking) => Promise<Result<Answer>>
  /** Answers an operation whose answer is a file, by the same road. */
  readonly answerFile: (name: string, input: unknown, asking: Asking) => Promise<Result<FileAnswer>>
  readonly operations: Readonly<Record<string, Operation>>
}

const CACHE_ENTRIES = 5_000
const CACHE_CHARACTERS = 64_000_000

/**
 * The only road to the handlers. An answer to a public question is kept together with the number of the last change;
 * each request reads that number from the database, so a kept answer is given only while nothing has changed since.
 */
export function makeDispatch<const Operations extends Record<string, Operation>>(
  database: Database,
  operations: Operations,
  handlers: Handlers<Operations>,
  equipment: Equipment,
  options: { readonly keepAnswers: boolean } = { keepAnswers: true },
): Dispatch {
  const reader = readerOf(database.readers)
  // Made when an operation is first answered: two hundred of them at once would take memory that most never need.
  const writers = new Map<string, (output: unknown) => string>()
  const writerOf = (name: string, operation: Operation) => {
    const made = writers.get(name) ?? fastJsonStringify(outputSchema(operation.output))
    writers.set(name, made)
    return made
  }
  const kept = new Map<string, Answer & { change: number }>()
  let keptCharacters = 0

  const keep = (key: string, answer: Answer, change: number) => {
    const old = kept.get(key)
    if (old !== undefined) keptCharacters -= old.json.length
    kept.delete(key)
    kept.set(key, { ...answer, change })
    keptCharacters += answer.json.length
    for (const [oldest, { json }] of kept) {
      if (kept.size <= CACHE_ENTRIES && keptCharacters <= CACHE_CHARACTERS) break
      kept.delete(oldest)
      keptCharacters -= json.length
    }
  }

  /** The beginning of every answer: the operation's handler and its input, where the input is sound and the actor is permitted. */
  const enter = (name: string, rawInput: unknown, actor: Actor, answers: Operation['answers']) => {
    const operation = Object.hasOwn(operations, name) ? operations[name] : undefined
    const handler: unknown = handlers[name]
    if (operation === undefined || operation.answers !== answers || typeof handler !== 'function') return refuse('operation.unknown', { name })
    const parsed = z.safeParse(operation.input, rawInput)
    if (!parsed.success) return refuse('input.invalid', { count: parsed.error.issues.length }, faultsOf(parsed.error, rawInput))
    const input: unknown = parsed.data
    return permit(operation, actor, input) ?? ok({ operation, handler, input })
  }

  const reading = async (operation: Operation, ask: (reader: Reader) => Promise<Result<unknown>>): Promise<Result<unknown>> =>
    operation.snapshot === true ? inSnapshot(database, ask) : ask(reader)

  const answer = async (name: string, rawInput: unknown, asking: Asking): Promise<Result<Answer>> => {
    const entered = enter(name, rawInput, asking.actor, undefined)
    if (!entered.ok) return entered
    const { operation, handler, input } = entered.value
    const write = writerOf(name, operation)
    const circumstances = { ...asking, equipment }

    const toAnswer = (output: unknown): Answer => {
      const json = write(output)
      return { json, etag: `"${createHash('sha1').update(json).digest('base64url')}"` }
    }

    if (operation.audit !== undefined) {
      const done: Result<Done<unknown>> = await changing(database, operation.audit, input, circumstances, (writer) => handler(input, writer, circumstances))
      return done.ok ? ok(toAnswer(done.value.output)) : done
    }
    const key =
      options.keepAnswers && operation.can === 'public.read' && operation.method === 'GET' && operation.timed !== true
        ? `${name} ${JSON.stringify(input)}`
        : undefined
    const change = key === undefined ? 0 : await readChange(reader)
    const known = key === undefined ? undefined : kept.get(key)
    if (known !== undefined && known.change === change) return ok(known)
    const result = await reading(operation, (from) => handler(input, from, circumstances))
    if (!result.ok) return result
    const fresh = toAnswer(result.value)
    if (key !== undefined) keep(key, fresh, change)
    return ok(fresh)
  }

  const answerFile = async (name: string, rawInput: unknown, asking: Asking): Promise<Result<FileAnswer>> => {
    const entered = enter(name, rawInput, asking.actor, 'file')
    if (!entered.ok) return entered
    const { operation, handler, input } = entered.value
    const result = await reading(operation, (from) => handler(input, from, { ...asking, equipment }))
    return result.ok ? ok(fileOf(name, result.value)) : result
  }

  return { answer, answerFile, operations }
}

/** A file out of a handler's answer; anything else is a fault of the program. */
function fileOf(operation: string, output: unknown): FileAnswer {
  if (typeof output === 'object' && output !== null && 'bytes' in output && 'name' in output && 'type' in output && output.bytes instanceof Uint8Array)
    return { bytes: Buffer.from(output.bytes.buffer, output.bytes.byteOffset, output.bytes.byteLength), name: String(output.name), type: String(output.type) }
  throw new Error(`Cannot answer ${operation}: expected bytes, name and type of a file`)
}

function permit(operation: Operation, actor: Actor, input: unknown): Result<never> | undefined {
  const where = operation.scope === 'record' ? 'somewhere' : { zone: textOf(input, 'zone'), party: textOf(input, 'party') }
  if (may(actor, operation.can, where)) return undefined
  return refuse(actor.grants.every(({ role }) => role === 'public') ? 'access.unknown' : 'access.forbidden', { permission: operation.can })
}

const textOf = (input: unknown, key: string): string | undefined =>
  typeof input === 'object' && input !== null ? Object.entries(input).find(([name, value]) => name === key && typeof value === 'string')?.[1] : undefined

/** One transaction: the change and its journal entry, or neither. */
async function changing(
  database: Database,
  audit: string,
  input: unknown,
  circumstances: Circumstances,
  handler: (writer: Writer) => Promise<Result<Done<unknown>>>,
): Promise<Result<Done<unknown>>> {
  return inWriting(database, async (writer) => {
    const done = await handler(writer)
    if (!done.ok || done.value.unchanged === true) return { keep: false, value: done }
    const { subject, zone, journalled } = done.value
    await writeJournal(writer, circumstances.actor, circumstances.now, { chain: zone, action: audit, subject, content: journalled ?? input })
    return { keep: true, value: done }
  })
}
