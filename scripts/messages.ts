import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage'
import { messageToCyrillic } from '@sanoat/uzbek'

/** Texts: the same keys in every language, well-formed, with the same arguments, in proper Uzbek letters, and each used somewhere. */

const LANGUAGES = ['uz', 'ru', 'en'] as const
const faults: string[] = []
const fault = (text: string) => faults.push(text)

const read = (file: string): Record<string, string> => JSON.parse(readFileSync(file, 'utf8'))

/** Names of the arguments of a message, those inside its choices too. */
function argumentsOf(message: string): string {
  const names = new Set<string>()
  const walk = (token: unknown): void => {
    if (!Array.isArray(token)) return
    const [name, , branches] = token
    if (typeof name === 'string' && token.length <= 3) names.add(name)
    const inner: unknown[] = typeof branches === 'object' && branches !== null ? Object.values(branches) : []
    for (const branch of inner) if (Array.isArray(branch)) branch.forEach(walk)
  }
  try {
    compileMessageOrThrow(message).forEach(walk)
  } catch {
    return 'malformed'
  }
  return [...names].toSorted().join(',')
}

const folders = [...new Set(globSync('src/**/messages/*.json').map((file) => dirname(file)))].toSorted()
const everyKey = new Map<string, string>()
for (const folder of folders) {
  const catalogs = LANGUAGES.map((language) => ({ language, texts: read(join(folder, `${language}.json`)) }))
  const keys = new Set(catalogs.flatMap(({ texts }) => Object.keys(texts)))
  for (const key of keys) {
    const other = everyKey.get(key)
    if (other !== undefined) fault(`${folder}: ${key} stands in ${other} too`)
    everyKey.set(key, folder)
    for (const { language, texts } of catalogs) {
      const text = texts[key]
      if (text === undefined) fault(`${folder}/${language}.json: ${key} is missing`)
      else checkText(`${folder}/${language}.json: ${key}`, language, text)
    }
    const wanted = new Set(catalogs.map(({ texts }) => argumentsOf(texts[key] ?? '')))
    if (wanted.size > 1) fault(`${folder}: ${key} has different arguments by language: ${[...wanted].join(' | ')}`)
  }
}

function checkText(where: string, language: string, text: string): void {
  for (const form of language === 'uz' ? [text, messageToCyrillic(text)] : [text]) {
    try {
      compileMessageOrThrow(form)
    } catch {
      fault(`${where}: is not a well-formed ICU message: ${form}`)
    }
  }
  if (language === 'uz' && /[oOgG]['’`‘]/.test(text)) fault(`${where}: oʻ and gʻ are written with U+02BB: ${text}`)
  if (language === 'uz' && /[a-z]['’`‘][a-z]/i.test(text)) fault(`${where}: the tutuq is written U+02BC: ${text}`)
  if (language === 'ru' && /[а-я][a-z]|[a-z][а-я]/i.test(text.replace(/\{[^}]*\}/g, ' '))) fault(`${where}: Latin and Cyrillic letters in one word: ${text}`)
}

/** Keys that code names whole; a key made of parts names its beginning and end: `unit.${code}`. */
const sources = globSync(['src/**/*.{ts,tsx}', 'db/migrations/*.sql'])
  .filter((file) => !file.includes('.test.'))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n')
const patterns = [...sources.matchAll(/`([\w.-]*\$\{[^`]*)`/g)].map(
  (match) => new RegExp(`^${(match[1] ?? '').replace(/[.*+?^|()[\]\\]/g, '\\$&').replace(/\$\{[^}]*\}+/g, '.+')}$`),
)
const RULED = /^(problem|input|formula|import|setting|settings|stop|quality\.rule)\./
for (const [key, folder] of everyKey) {
  const used = sources.includes(`'${key}'`) || sources.includes(`"${key}"`) || RULED.test(key) || patterns.some((pattern) => pattern.test(key))
  if (!used) fault(`${folder}: ${key} is used nowhere`)
}

for (const text of faults.slice(0, 80)) console.log(text)
if (faults.length > 80) console.log(`… and ${faults.length - 80} more`)
process.exit(faults.length === 0 ? 0 : 1)
