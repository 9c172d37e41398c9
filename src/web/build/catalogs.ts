import type { Plugin } from 'vite'
import { isLanguage } from '#lib/language.ts'
import type { Catalog } from '#lib/message.ts'
import { readCatalog, textFiles } from './texts.ts'

const PREFIX = 'virtual:catalog/'

/** Messages that only the server says. */
const OF_SERVER = /^(problem|stop|start|settings?|import|cli|print)\./

/** Serves `virtual:catalog/<language>`: the compiled messages of one language, so that the browser carries no ICU parser. */
export function catalogs(root: string): Plugin {
  return {
    name: 'sanoat-catalogs',
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return undefined
      const language = id.slice(PREFIX.length + 1)
      if (!isLanguage(language)) throw new Error(`Cannot serve ${id}: no such language`)
      for (const file of textFiles(root)) this.addWatchFile(file)
      return `export const catalog = JSON.parse(${JSON.stringify(JSON.stringify(forBrowser(readCatalog(root, language))))})`
    },
  }
}

const forBrowser = (catalog: Catalog): Catalog => Object.fromEntries(Object.entries(catalog).filter(([key]) => !OF_SERVER.test(key)))
