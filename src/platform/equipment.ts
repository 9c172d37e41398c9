import type { Database } from './database/connect.ts'
import type { FileStore } from './files/content.ts'
import { openFiles } from './files/files.ts'
import type { Settings } from './settings.ts'

/** What the program is equipped with beside its database: handlers are given it with every request. */
export type Equipment = {
  readonly files: FileStore
  /** Largest document that is taken, in bytes. */
  readonly fileLimit: number
  /** Address people reach the product at, for links in documents and letters. */
  readonly publicUrl: string
  readonly dataFolder: string
  /** Whether test signatures may be made: only on the embedded database. */
  readonly testSigning: boolean
  /** Folder of trusted certificates for signatures; undefined means chains are not checked. */
  readonly signRoots: string | undefined
  /** Key of this site's name for the E-IMZO program. */
  readonly eimzoKey: string | undefined
  /** Mail server and the address mails come from; undefined keeps mails as files. */
  readonly mail: Settings['mail']
  /** Whether people may register themselves. */
  readonly openRegistration: boolean
}

/** The equipment the settings describe. */
export const makeEquipment = (settings: Settings, database: Pick<Database, 'embedded'>): Equipment => ({
  files: openFiles(settings),
  fileLimit: settings.fileLimit,
  publicUrl: settings.publicUrl,
  dataFolder: settings.dataFolder,
  testSigning: database.embedded,
  signRoots: settings.signRoots,
  eimzoKey: settings.eimzoKey,
  mail: settings.mail,
  openRegistration: settings.openRegistration,
})
