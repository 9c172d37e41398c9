#!/usr/bin/env node
import { runComposite } from './run.ts'

process.exitCode = await runComposite(process.argv.slice(2))
