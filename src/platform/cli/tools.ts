import { userInfo } from 'node:os'
import type { FastifyInstance } from 'fastify'
import { grantsOf, type Actor } from '#lib/access.ts'
import type { Translator } from '#lib/translator.ts'
import type { Clock } from '../clock.ts'
import type { Database } from '../database/connect.ts'
import type { Dispatch } from '../dispatch.ts'
import type { Equipment } from '../equipment.ts'
import type { Work } from '../jobs.ts'
import type { Settings } from '../settings.ts'

/** An open product as the commands use it. */
export type OpenProduct = {
  readonly database: Database
  readonly equipment: Equipment
  readonly work: Work
  readonly dispatch: Dispatch
  readonly clock: Clock
  readonly close: () => Promise<void>
}

/** What every command is given; the composition root fills it. */
export type Tools = {
  readonly settings: () => Settings
  readonly open: (settings: Settings, label?: string) => Promise<OpenProduct>
  readonly serve: (product: OpenProduct, settings: Settings) => Promise<FastifyInstance>
  /** Path of the page that makes the first administrator; undefined where there is one. */
  readonly setUpAddress: (product: OpenProduct) => Promise<string | undefined>
  /** Fills the training zone of the embedded database where it is not full yet; true when it was filled now. */
  readonly train: (product: OpenProduct, signal: AbortSignal) => Promise<boolean>
  readonly t: Translator
}

/** Whoever may enter the data folder on this machine acts for the directorate; the journal keeps their name. */
export function operatorActor(): Actor {
  const name = userName()
  return { id: `terminal:${name}`, name, grants: grantsOf(['directorate.specialist', 'directorate.head', 'auditor', 'sysadmin']) }
}

function userName(): string {
  try {
    return userInfo().username
  } catch {
    return String(process.getuid?.() ?? 'unknown')
  }
}

/** Opens the product, works, and always closes it again. */
export async function withProduct<T>(tools: Tools, work: (product: OpenProduct) => Promise<T>): Promise<T> {
  const product = await tools.open(tools.settings(), 'sanoat-cli')
  try {
    return await work(product)
  } finally {
    await product.close()
  }
}
