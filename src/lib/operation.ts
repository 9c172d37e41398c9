import type * as z from 'zod/mini'
import type { Permission } from './access.ts'

export const FILE_KINDS = ['csv', 'xlsx', 'json', 'pdf', 'png', 'jpeg', 'webp', 'tiff', 'docx', 'txt', 'p7s'] as const
export type FileKind = (typeof FILE_KINDS)[number]

/**
 * One thing the product can be asked to do, described once. The server's routes, OpenAPI, the browser's client,
 * the command line and the permission matrix are read from these values.
 */
export type Operation<Input extends z.ZodMiniType = z.ZodMiniType, Output extends z.ZodMiniType = z.ZodMiniType> = {
  readonly method: 'GET' | 'POST'
  /** Path under /api, with {parameters}. Zone data carries {zone}. */
  readonly path: string
  readonly summary: string
  /** The permission it needs; required, so that a forgotten one does not compile. */
  readonly can: Permission
  /**
   * Who checks where the actor may act: by default the dispatch does, by {zone} and {party} of the input, and a grant limited
   * to a zone or organisation does not reach what names neither. With 'record' the service asks again of the record it reads.
   */
  readonly scope?: 'record'
  /** Name of the journal entry. Present exactly where the operation writes. */
  readonly audit?: string
  /** The body is a file of one of these kinds instead of JSON. */
  readonly file?: readonly FileKind[]
  /** The answer is a file instead of JSON: a GET whose handler returns `output` and the bytes. Such an answer is never kept. */
  readonly answers?: 'file'
  /** Reads in several statements that must agree with each other: one REPEATABLE READ snapshot. */
  readonly snapshot?: boolean
  /** Its answer changes as time passes (what is under embargo becomes public): it is never kept. */
  readonly timed?: boolean
  readonly input: Input
  readonly output: Output
}

export type InputOf<O> = O extends Operation<infer I, z.ZodMiniType> ? z.output<I> : never
export type WireInputOf<O> = O extends Operation<infer I, z.ZodMiniType> ? z.input<I> : never
export type OutputOf<O> = O extends Operation<z.ZodMiniType, infer R> ? z.output<R> : never

/** Keeps the exact types of an operation's parts. */
export const operation = <const O extends Operation>(description: O): O => description
