import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { operations } from '../src/contracts.ts'
import { PERMISSIONS, ROLES, may } from '#lib/access.ts'

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

const SECTIONS = { 'module graph': moduleGraph, operations: operationTable, permissions: permissionTable }
const FILE = 'docs/architecture.md'

const before = readFileSync(FILE, 'utf8')
let after = before
for (const [name, make] of Object.entries(SECTIONS)) {
  const pattern = new RegExp(`(<!-- ${name} -->\\n)[\\s\\S]*?(\\n<!-- end of ${name} -->)`)
  if (!pattern.test(after)) throw new Error(`Cannot write ${name}: ${FILE} has no markers for it`)
  after = after.replace(pattern, (_all, start: string, end: string) => `${start}${make()}${end}`)
}
if (process.argv.includes('--check')) {
  if (after !== before) {
    console.log(`${FILE} is not up to date: run npm run docs`)
    process.exit(1)
  }
} else writeFileSync(FILE, after)
