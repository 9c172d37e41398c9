import { parse } from 'csv-parse/sync'
import { readFileSync, writeFileSync } from 'node:fs'
import { toCyrillic } from '@sanoat/uzbek'

/** Writes docs/glossary.md from db/reference/glossary.csv. With --check it writes nothing and fails where the page is stale. */
const source = new URL('../db/reference/glossary.csv', import.meta.url)
const page = new URL('../docs/glossary.md', import.meta.url)

const rows: string[][] = parse(readFileSync(source), { from_line: 2 })
const cell = (text: string) => text.replaceAll('|', '\\|')
const lines = rows
  .toSorted(([, , a = ''], [, , b = '']) => a.localeCompare(b, 'en'))
  .map(([uz = '', ru = '', en = '', note = '']) => `| ${[en, uz, toCyrillic(uz), ru, note].map(cell).join(' | ')} |`)

const text = `# Glossary

The words of the field, as the code, the pages and the acts use them. Made from \`db/reference/glossary.csv\` by \`node scripts/glossary.ts\`;
change the file, not this page. The Cyrillic is made from the Latin.

| English | oʻzbekcha | ўзбекча | русский | note |
|---|---|---|---|---|
${lines.join('\n')}
`

if (!process.argv.includes('--check')) writeFileSync(page, text)
else if (readFileSync(page, 'utf8') !== text) {
  console.error('docs/glossary.md is not what db/reference/glossary.csv gives: run node scripts/glossary.ts')
  process.exitCode = 1
}
