#!/usr/bin/env node
// Everything that can be proved without running the product: format, lint, types, boundaries, texts, licences, docs.
import { spawnSync } from 'node:child_process'

const TREES = ['src', 'packages', 'db', 'scripts', 'test', 'bench']

const CHECKS = [
  ['format', 'oxfmt', ['--check', ...TREES]],
  ['lint', 'oxlint', [...TREES, '--quiet']],
  ['types', 'tsc', ['-b']],
  ['types of the command line of composite', 'tsc', ['-p', 'packages/composite/tsconfig.node.json']],
  ['boundaries', 'depcruise', ['--config', '.dependency-cruiser.cjs', '--output-type', 'err', 'src', 'packages']],
  ['house rules', 'node', ['scripts/house-rules.ts']],
  ['texts', 'node', ['scripts/messages.ts']],
  ['licences', 'node', ['scripts/licences.ts']],
  ['glossary', 'node', ['scripts/glossary.ts', '--check']],
  ['module graph', 'node', ['scripts/docs.ts', '--check']],
]

const failed = []
for (const [name, command, args] of CHECKS) {
  const run = spawnSync(command, args, { encoding: 'utf8', shell: process.platform === 'win32', maxBuffer: 64_000_000 })
  const ok = run.status === 0
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${name}`)
  if (ok) continue
  failed.push(name)
  console.log(`${run.stdout ?? ''}${run.stderr ?? ''}`.trim().split('\n').slice(0, 60).join('\n'))
}
if (failed.length > 0) {
  console.log(`\n${failed.length} of ${CHECKS.length} checks failed: ${failed.join(', ')}`)
  process.exit(1)
}
