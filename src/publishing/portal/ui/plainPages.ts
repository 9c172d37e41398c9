import type { Translator } from '#lib/translator.ts'
import { definePage } from '#web/view/page.ts'

const COUNTRY = { level: 'country', limit: 1 } as const

/** Pages that are drawn without figures of their own; what they are asked with is only the country's name. */
const plain = (path: string, name: string) =>
  definePage({
    path,
    call: () => ({ operation: 'listPlaces', input: COUNTRY }),
    title: (_data, t: Translator) => t.text(`${name}.title`),
    description: (_data, t: Translator) => t.text(`${name}.lead`),
  })

export const searchPage = plain('/search', 'search')
export const dataPage = plain('/data', 'data')
export const apiPage = plain('/api', 'api')
export const importPage = plain('/import', 'upload')
export const keyPage = plain('/key', 'key')
