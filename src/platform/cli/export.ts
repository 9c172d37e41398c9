import { Command } from 'commander'
import type { Tools } from './tools.ts'

export const exportCommand = (_tools: Tools): Command => new Command('export')
