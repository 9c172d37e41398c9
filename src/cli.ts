import { Command, CommanderError } from 'commander'
import { isLanguage, type Language } from '#lib/language.ts'
import { translatorOf } from '#platform/catalogs.ts'
import { compositeCommand } from '#platform/cli/composite.ts'
import { exportCommand } from '#platform/cli/export.ts'
import { importCommand } from '#platform/cli/import.ts'
import { journalCommand } from '#platform/cli/journal.ts'
import { keyCommand } from '#platform/cli/key.ts'
import { migrateCommand } from '#platform/cli/migrate.ts'
import { personCommand } from '#platform/cli/person.ts'
import { startCommand } from '#platform/cli/start.ts'
import type { Tools } from '#platform/cli/tools.ts'
import { setUpAddress } from '#registers/people/registration-service.ts'
import { reasonOf } from '#platform/database/connect.ts'
import { faultMessage } from '#platform/http/problems.ts'
import { readSettings, withoutPassword, type Settings } from '#platform/settings.ts'
import { EXIT_CODES, Stop } from '#platform/stop.ts'
import { makeProductServer, openProduct, VERSION } from './server.ts'
import { loadTrainingZone } from './training.ts'
import { reportCommand } from '#publishing/reports/command.ts'

/** Runs the command line and gives its exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const t = translatorOf(commandLanguage(process.env))
  const program = new Command('sanoat')
    .description('Sanoat: register, sourced statistics, indicators and analysis of small industrial zones')
    .version(VERSION)
    .exitOverride()
    .showHelpAfterError()
  const tools = { settings: checkedSettings, open: openProduct, serve: makeProductServer, setUpAddress, train: trainOn, t }
  const commands = [startCommand, migrateCommand, importCommand, exportCommand, journalCommand, keyCommand, personCommand, compositeCommand, reportCommand]
  for (const add of commands) program.addCommand(add(tools).exitOverride())
  for (const command of program.commands) for (const inner of command.commands) inner.exitOverride()
  try {
    await program.parseAsync([...args], { from: 'user' })
    return Number(process.exitCode ?? 0)
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EXIT_CODES['stop.usage']
    if (error instanceof Stop) {
      const details = Object.fromEntries(Object.entries(error.details).map(([key, value]) => [key, typeof value === 'number' ? value : String(value)]))
      console.error(t.text(error.code, details))
      for (const fault of error.faults) console.error(`  ${faultMessage(fault, t)}`)
      return EXIT_CODES[error.code]
    }
    if (isDiskFull(error)) {
      console.error(t.text('stop.diskFull', { folder: diskOf(process.env) }))
      return EXIT_CODES['stop.diskFull']
    }
    console.error(t.text('stop.unexpected', { reason: reasonOf(error) }))
    if (process.env['SANOAT_LOG'] === 'debug') console.error(error)
    return EXIT_CODES['stop.unexpected']
  }
}

const trainOn: Tools['train'] = ({ database, equipment, dispatch, clock }, signal) => loadTrainingZone({ database, equipment, dispatch, signal }, clock.now())

/** Whether the error, or what caused it, is the disk's being full: the system's own word for it or PostgreSQL's. */
const isDiskFull = (error: unknown): boolean =>
  error instanceof Error && (('code' in error && (error.code === 'ENOSPC' || error.code === '53100')) || isDiskFull(error.cause))

/** Where the data are kept, for the one who must free space there. */
function diskOf(environment: NodeJS.ProcessEnv): string {
  const settings = readSettings(environment)
  if (!settings.ok) return ''
  return settings.value.databaseUrl === undefined ? settings.value.dataFolder : withoutPassword(settings.value.databaseUrl)
}

/** The settings of the environment, or a stop that names every fault. */
function checkedSettings(): Settings {
  const read = readSettings(process.env)
  if (!read.ok) throw new Stop('settings.invalid', {}, read.faults)
  return read.value
}

/** The command line speaks the language of SANOAT_LANG, else that of the terminal, else English. */
function commandLanguage(environment: NodeJS.ProcessEnv): Language {
  const wished = environment['SANOAT_LANG'] ?? ''
  if (isLanguage(wished)) return wished
  const locale = environment['LC_ALL'] ?? environment['LC_MESSAGES'] ?? environment['LANG'] ?? ''
  if (locale.startsWith('ru')) return 'ru'
  if (locale.startsWith('uz')) return /cyrillic/i.test(locale) ? 'uz-Cyrl' : 'uz'
  return 'en'
}
