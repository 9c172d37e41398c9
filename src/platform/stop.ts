import type { Details, Fault } from '#lib/result.ts'

/** Exit codes of the program, for scripts that start it. */
export const EXIT_CODES = {
  'stop.unexpected': 1,
  'stop.usage': 2,
  'settings.invalid': 3,
  'stop.portInUse': 4,
  'stop.portForbidden': 4,
  'stop.databaseFailed': 5,
  'stop.databaseUnreachable': 5,
  'stop.noBinaries': 5,
  'stop.databaseTooOld': 6,
  'stop.databaseNewer': 6,
  'stop.alreadyRunning': 7,
  'stop.diskFull': 8,
  'stop.folderForbidden': 9,
  'stop.journalBroken': 10,
  'stop.importRefused': 11,
  'stop.fileUnreadable': 12,
} as const

export type StopCode = keyof typeof EXIT_CODES

/**
 * The program cannot go on for a reason its owner can mend. The command line prints one clear sentence
 * (message key = code) and exits with the code's number; there is no stack trace.
 */
export class Stop extends Error {
  readonly code: StopCode
  readonly details: Details
  readonly faults: readonly Fault[]

  constructor(code: StopCode, details: Details = {}, faults: readonly Fault[] = []) {
    super(code)
    this.code = code
    this.details = details
    this.faults = faults
  }
}
