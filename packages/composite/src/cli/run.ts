import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createBuilder, type Build, type Builder } from '../build.ts'
import { readIndexFiles } from '../data/indexFiles.ts'
import { openDataSet } from '../data/observations.ts'
import { diagnose, type Diagnostics } from '../diagnostics/diagnose.ts'
import { fault, type Fault, type Message, type Outcome } from '../outcome.ts'
import { runStudyInWorkers } from '../node/workers.ts'
import { DEFAULT_STEPS, hashSpecification } from '../specification/specification.ts'
import { isRecord } from '../specification/shape.ts'
import { parseSpecification } from '../specification/validate.ts'
import { defaultStudy } from '../uncertainty/defaultStudy.ts'
import { planStudy } from '../uncertainty/plan.ts'
import { runRows } from '../uncertainty/run.ts'
import { parseStudy } from '../uncertainty/study.ts'
import { summariseStudy, type StudyResult } from '../uncertainty/summary.ts'
import { reportHtml } from './report.ts'
import { diagnosticsJson, scoresCsv, sensitivityCsv, stageCsv, uncertaintyCsv } from './tables.ts'

const USAGE = `Builds a composite indicator from two tables and a method.

  composite run --data idata.csv --structure imeta.csv --spec spec.json --out DIR [--uncertainty N] [--seed S]

  --data         one row per unit: uCode, optional uName and Time, one column per indicator, group and denominator
  --structure    one row per node: iCode, Level, Parent, Direction, Weight, Type; optional iName, Unit, Target, Denominator
  --spec         the method as JSON; {} treats outliers, scales to 0–100 and takes weighted arithmetic means
  --out          folder for scores.csv, one CSV per stage, diagnostics.json, report.html and specification.json
  --uncertainty  base number of runs of the uncertainty study: also writes uncertainty.csv and sensitivity.csv
  --seed         seed of the study, default 1
`

/** Runs the command line; returns the exit code: 0 done, 1 refused (every fault on standard error), 2 wrong usage. */
export async function runComposite(argv: readonly string[]): Promise<number> {
  const options = readOptions(argv)
  if (!options.ok) {
    process.stderr.write(`${options.faults.map((f) => `${f.path}: expected ${f.expected}`).join('\n')}\n\n${USAGE}`)
    return 2
  }
  if (options.value === 'help') {
    process.stdout.write(USAGE)
    return 0
  }
  const outcome = await compose(options.value)
  if (outcome.ok) {
    process.stdout.write(`${outcome.value}\n`)
    return 0
  }
  process.stderr.write(`The index was not built, ${outcome.faults.length} fault${outcome.faults.length === 1 ? '' : 's'}:\n`)
  for (const f of outcome.faults)
    process.stderr.write(`  ${f.path || '/'}: expected ${f.expected}${f.found === undefined ? '' : `, found ${f.found}`} [${f.code}]\n`)
  return 1
}

interface Options {
  readonly data: string
  readonly structure: string
  readonly spec: string
  readonly out: string
  readonly uncertainty: number
  readonly seed: number
}

function readOptions(argv: readonly string[]): Outcome<Options | 'help'> {
  const text = { type: 'string' as const }
  try {
    const { values } = parseArgs({
      args: argv[0] === 'run' ? argv.slice(1) : [...argv],
      options: { data: text, structure: text, spec: text, out: text, uncertainty: text, seed: text, help: { type: 'boolean', short: 'h' } },
    })
    if (values.help) return { ok: true, value: 'help' }
    const { data, structure, spec, out } = values
    const uncertainty = Number(values.uncertainty ?? 0)
    const seed = Number(values.seed ?? 1)
    const faults: Fault[] = []
    for (const [name, value] of Object.entries({ data, structure, spec, out })) if (!value) faults.push(fault('cli.option', `--${name}`, 'a path'))
    if (!Number.isInteger(uncertainty) || uncertainty < 0) faults.push(fault('cli.option', '--uncertainty', 'a whole number of runs'))
    if (!Number.isInteger(seed) || seed < 0) faults.push(fault('cli.option', '--seed', 'a whole number'))
    if (faults.length > 0 || !data || !structure || !spec || !out) return { ok: false, faults }
    return { ok: true, value: { data, structure, spec, out, uncertainty, seed } }
  } catch (error) {
    return {
      ok: false,
      faults: [fault('cli.option', 'arguments', `the options below (${error instanceof Error ? error.message : String(error)})`)],
    }
  }
}

async function compose(options: Options): Promise<Outcome<string>> {
  const texts = await readTexts([options.data, options.structure, options.spec])
  if (!texts.ok) return texts
  const [idata, imeta, specText] = texts.value
  const files = readIndexFiles(idata, imeta)
  const method = parseJson(specText, options.spec)
  const early = [...(files.ok ? [] : files.faults), ...(method.ok ? [] : method.faults)]
  if (!files.ok || !method.ok) return { ok: false, faults: early }
  const { uncertainty, ...own } = method.value
  const specification = parseSpecification({ version: 1, structure: files.value.structure, steps: DEFAULT_STEPS, ...own })
  const observations = openDataSet(files.value.dataSet)
  const faults = [...(specification.ok ? [] : specification.faults), ...(observations.ok ? [] : observations.faults)]
  if (!specification.ok || !observations.ok) return { ok: false, faults }
  const builder = createBuilder(observations.value)
  const build = builder.build(specification.value)
  if (!build.ok) return build
  const diagnostics = diagnose(build.value, builder)
  if (!diagnostics.ok) return diagnostics
  const study = options.uncertainty > 0 ? await uncertaintyOf(build.value, builder, options, uncertainty) : undefined
  if (study && !study.ok) return study
  const messages = [...files.value.messages, ...build.value.messages, ...diagnostics.value.messages]
  await writeAll(options.out, build.value, builder, diagnostics.value, study?.value, messages)
  return { ok: true, value: summary(build.value, options.out, messages, study?.value) }
}

async function readTexts(paths: readonly string[]): Promise<Outcome<readonly string[]>> {
  const read = await Promise.all(paths.map((path) => readFile(path, 'utf8').catch((error: Error) => fault('cli.file', path, 'a readable file', error.message))))
  const faults = read.filter((text) => typeof text !== 'string')
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: read.filter((text) => typeof text === 'string') }
}

function parseJson(text: string, path: string): Outcome<Readonly<Record<string, unknown>>> {
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) ? { ok: true, value } : { ok: false, faults: [fault('cli.json', path, 'a JSON object')] }
  } catch (error) {
    return { ok: false, faults: [fault('cli.json', path, 'valid JSON', error instanceof Error ? error.message : String(error))] }
  }
}

async function uncertaintyOf(build: Build, builder: Builder, options: Options, stated: unknown): Promise<Outcome<StudyResult>> {
  const { specification } = build
  const standard = defaultStudy(specification, options.uncertainty, options.seed)
  const study = parseStudy(isRecord(stated) ? { ...standard, ...stated, design: stated.design ?? standard.design } : standard)
  if (!study.ok) return { ok: false, faults: study.faults.map((f) => ({ ...f, path: `/uncertainty${f.path}` })) }
  const plan = planStudy(specification, study.value)
  if (!plan.ok) return { ok: false, faults: plan.faults.map((f) => ({ ...f, path: `/uncertainty${f.path}` })) }
  const { observations } = builder
  const { runs } = plan.value.sample
  const small = runs * observations.units.length < 2_000_000
  const parts = small ? [runRows(plan.value, builder, 0, runs)] : await runStudyInWorkers({ specification, study: study.value, observations, runs })
  return { ok: true, value: summariseStudy(plan.value, build, observations.units, observations.times, parts ?? []) }
}

async function writeAll(out: string, build: Build, builder: Builder, diagnostics: Diagnostics, study: StudyResult | undefined, messages: readonly Message[]) {
  await mkdir(out, { recursive: true })
  const write = (name: string, content: string) => writeFile(join(out, name), content)
  await write('scores.csv', scoresCsv(build))
  for (const [i, stage] of build.stages.entries()) await write(`stage-${i}-${stage.name}.csv`, stageCsv(stage))
  await write('diagnostics.json', diagnosticsJson(build, diagnostics, study, messages))
  await write('specification.json', `${JSON.stringify(build.specification, null, 2)}\n`)
  if (study) {
    await write('uncertainty.csv', uncertaintyCsv(study))
    await write('sensitivity.csv', sensitivityCsv(study))
  }
  await write('report.html', reportHtml({ build, names: builder.observations.names, diagnostics, study, messages }))
}

function summary(build: Build, out: string, messages: readonly Message[], study: StudyResult | undefined) {
  const warnings = messages.filter((message) => message.severity === 'warning').length
  const runs = study ? `, ${study.runs} uncertainty runs (${study.failures.length} failed)` : ''
  return `${build.units.length} units, ${build.tree.indicators.length} indicators, ${warnings} warnings${runs}. Method ${hashSpecification(build.specification).slice(0, 12)}. Written to ${out}`
}
