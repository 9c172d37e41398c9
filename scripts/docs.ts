import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { operations } from '../src/contracts.ts'
import { PERMISSIONS, ROLES, may } from '#lib/access.ts'
import { diagramOf, type Procedure } from '#lib/procedure.ts'
import { procedures } from '../src/procedures.ts'

/** Writes what can be read from the code into the documents, between markers; with --check only compares. */

const WINGS = ['registers', 'statistics', 'procedures', 'dialogue', 'publishing']

/** The module a file belongs to: a folder inside a wing, or lib, platform, web. */
function moduleOf(path: string): string | undefined {
  const [first = '', second = ''] = path.split('/')
  if (WINGS.includes(first) && second !== '') return `${first}/${second}`
  return ['lib', 'platform', 'web'].includes(first) ? first : undefined
}

/** Which module leans on which, read from the import lines. */
function moduleGraph(): string {
  const edges = new Set<string>()
  const modules = new Set<string>()
  for (const file of globSync('src/**/*.{ts,tsx}')) {
    if (file.includes('.test.')) continue
    const from = moduleOf(file.slice('src/'.length))
    if (from === undefined) continue
    modules.add(from)
    for (const [, target = ''] of readFileSync(file, 'utf8').matchAll(/from '#([^']+)'/g)) {
      const to = moduleOf(target)
      // Everybody leans on lib; drawing it would hide the rest.
      if (to !== undefined && to !== from && to !== 'lib') edges.add(`${from} --> ${to}`)
    }
  }
  const name = (module: string) => module.replace('/', '_')
  const wings = WINGS.map((wing) => ({ wing, members: [...modules].filter((module) => module.startsWith(`${wing}/`)).toSorted() })).filter(
    ({ members }) => members.length > 0,
  )
  const groups = wings
    .toReversed()
    .map(({ wing, members }) => [`  subgraph ${wing}`, ...members.map((module) => `    ${name(module)}[${module.split('/')[1]}]`), '  end'].join('\n'))
  const arrows = [...edges].toSorted().map((edge) => `  ${edge.split(' --> ').map(name).join(' --> ')}`)
  return ['```mermaid', 'flowchart TD', ...groups, ...arrows, '```'].join('\n')
}

const operationTable = () =>
  [
    '| operation | request | permission | journal |',
    '|---|---|---|---|',
    ...Object.entries(operations).map(
      ([name, operation]) => `| ${name} | ${operation.method} /api${operation.path} | ${operation.can} | ${'audit' in operation ? operation.audit : ''} |`,
    ),
  ].join('\n')

const permissionTable = () =>
  [
    `| permission | ${ROLES.join(' | ')} |`,
    `|---|${ROLES.map(() => '---').join('|')}|`,
    ...PERMISSIONS.map(
      (permission) => `| ${permission} | ${ROLES.map((role) => (may({ id: '', name: '', grants: [{ role }] }, permission) ? '✓' : '')).join(' | ')} |`,
    ),
  ].join('\n')

/** A procedure as its diagram and tables. */
function procedureText(procedure: Procedure): string {
  const { kind, act, mark, openedBy, steps, deadlines, parameters } = procedure
  const stepRows = Object.entries(steps).map(
    ([step, { from, to, who, guards = [], otherThan = [], issues = '' }]) =>
      `| ${step} | ${from.join(', ')} | ${to.join(', ')} | ${who.length === 0 ? 'system' : who.join(', ')} | ${[...guards, ...otherThan.map((other) => `not who took ${other}`)].join('; ')} | ${issues} |`,
  )
  const termRows = Object.entries(deadlines).map(
    ([name, { unit, parameter, runs, fromTrigger }]) =>
      `| ${name} | ${unit} | ${parameter} | ${runs.join(', ')} | ${fromTrigger === true ? 'the case’s own day' : 'entering the state'} |`,
  )
  return [
    `## ${kind}`,
    `Act: ${act ?? 'none known'} (${mark}). Opened by: ${openedBy.join(', ')}. Further parameters: ${parameters.join(', ')}.`,
    '',
    '```mermaid',
    diagramOf(procedure),
    '```',
    '',
    '| step | from | to | who | what must hold | act it issues |',
    '|---|---|---|---|---|---|',
    ...stepRows,
    '',
    '| term | counted in | parameter | runs in | from |',
    '|---|---|---|---|---|',
    ...termRows,
  ].join('\n')
}

const SECTIONS: Readonly<Record<string, Readonly<Record<string, () => string>>>> = {
  'docs/architecture.md': { 'module graph': moduleGraph, operations: operationTable, permissions: permissionTable },
  'docs/procedures.md': { procedures: () => procedures.map(procedureText).join('\n\n') },
}

let stale = false
for (const [file, sections] of Object.entries(SECTIONS)) {
  const before = readFileSync(file, 'utf8')
  let after = before
  for (const [name, make] of Object.entries(sections)) {
    const pattern = new RegExp(`(<!-- ${name} -->\\n)[\\s\\S]*?(\\n<!-- end of ${name} -->)`)
    if (!pattern.test(after)) throw new Error(`Cannot write ${name}: ${file} has no markers for it`)
    after = after.replace(pattern, (_all, start: string, end: string) => `${start}${make()}${end}`)
  }
  if (after === before) continue
  if (process.argv.includes('--check')) {
    console.log(`${file} is not up to date: run npm run docs`)
    stale = true
  } else writeFileSync(file, after)
}
process.exit(stale ? 1 : 0)
