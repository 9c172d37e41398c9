import type { Plugin } from 'vite'
import { operations } from '../../contracts.ts'

const ID = 'virtual:operations'

/** Serves `virtual:operations`: method and path of every operation, so that the browser asks without carrying the schemas. */
export function operationAddresses(): Plugin {
  const addresses = Object.fromEntries(Object.entries(operations).map(([name, { method, path }]) => [name, { method, path }]))
  return {
    name: 'sanoat-operations',
    resolveId: (id) => (id === ID ? `\0${ID}` : undefined),
    load: (id) => (id === `\0${ID}` ? `export const addresses = ${JSON.stringify(addresses)}` : undefined),
  }
}
