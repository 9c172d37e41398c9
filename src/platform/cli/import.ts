import { Command } from 'commander'
import type { Tools } from './tools.ts'

export const importCommand = (_tools: Tools): Command => new Command('import')
