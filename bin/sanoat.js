#!/usr/bin/env node
// Runs the program on a Node that can read TypeScript: this one when it is new enough, else the pinned one.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'

const major = Number(process.versions.node.split('.')[0])

if (major >= 24) {
  // Compiled files are kept between starts; and short-lived memory stays small, for a program that mostly waits.
  enableCompileCache()
  setFlagsFromString('--max-semi-space-size=4')
  setFlagsFromString('--optimize-for-size')
  const { main } = await import('../src/cli.ts')
  process.exitCode = await main(process.argv.slice(2))
} else {
  const system = process.platform === 'win32' ? 'win' : process.platform
  const file = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node'
  const pinned = fileURLToPath(new URL(`../node_modules/node-${system}-${process.arch}/${file}`, import.meta.url))
  if (!existsSync(pinned)) {
    console.error(`Sanoat needs Node.js 24 or newer; this is ${process.versions.node} and no pinned one is installed. Run npm ci, or install Node.js 24.`)
    process.exit(2)
  }
  const self = fileURLToPath(import.meta.url)
  const run = spawnSync(pinned, [self, ...process.argv.slice(2)], { stdio: 'inherit' })
  process.exitCode = run.status ?? 1
}
