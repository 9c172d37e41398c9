import { globSync, readFileSync } from 'node:fs'

/** Every installed package carries a licence that lets the product be used and passed on freely. */

const PERMITTED = new Set([
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'CC0-1.0',
  'CC-BY-4.0',
  'CC-BY-3.0',
  'Unlicense',
  'BlueOak-1.0.0',
  'Python-2.0',
  'PostgreSQL',
  'OFL-1.1',
  'MIT-0',
  'Zlib',
  'WTFPL',
  'X11',
])

/** Used in tests only, unchanged and not passed on with the product. */
const TESTS_ONLY = new Map([
  ['axe-core', 'MPL-2.0'],
  ['@axe-core/playwright', 'MPL-2.0'],
  ['lightningcss', 'MPL-2.0'],
  // Of the spreadsheet reader that tests use as an independent second opinion; MIT by their readme files.
  ['chainsaw', 'MIT/X11'],
  ['buffers', 'none'],
])

/** Licences whose name their authors mistyped. */
const MISTYPED = new Map([['BDS-3-Clause', 'BSD-3-Clause']])

const isPermitted = (expression: string): boolean => {
  const bare = expression.replace(/[()]/g, ' ').trim()
  if (bare.includes(' OR ')) return bare.split(' OR ').some(isPermitted)
  if (bare.includes(' AND ')) return bare.split(' AND ').every(isPermitted)
  return PERMITTED.has(bare)
}

const faults: string[] = []
for (const file of globSync('node_modules/{*,@*/*}/package.json')) {
  const manifest: { name?: string; license?: string | { type?: string }; licenses?: { type?: string }[] } = JSON.parse(readFileSync(file, 'utf8'))
  const name = manifest.name ?? file
  const written =
    typeof manifest.license === 'string' ? manifest.license : (manifest.license?.type ?? manifest.licenses?.map(({ type }) => type).join(' OR ') ?? 'none')
  const stated = MISTYPED.get(written) ?? written
  const base = [...TESTS_ONLY.keys()].find((known) => name === known || name.startsWith(`${known}-`))
  if (!isPermitted(stated) && !(base !== undefined && TESTS_ONLY.get(base) === stated)) faults.push(`${name}: ${stated}`)
}
for (const fault of faults) console.log(fault)
process.exit(faults.length === 0 ? 0 : 1)
