import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { Language } from '#lib/language.ts'

const FOLDER = fileURLToPath(new URL('.', import.meta.url))
const FACES = ['400Regular', '400Regular_Italic', '600SemiBold'] as const

let compiler: Promise<NodeCompiler> | undefined

/** The typesetter takes its memory when the first paper is asked for, not at the start. */
async function openCompiler(): Promise<NodeCompiler> {
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler')
  const require = createRequire(import.meta.url)
  const fontBlobs = FACES.map((face) => readFileSync(require.resolve(`@expo-google-fonts/inter/${face}/Inter_${face}.ttf`)))
  return NodeCompiler.create({ workspace: FOLDER, fontArgs: [{ fontBlobs }] })
}

/** How Typst names our languages. */
export const TYPST_LANGUAGE = {
  uz: { language: 'uz', script: 'latn' },
  'uz-Cyrl': { language: 'uz', script: 'cyrl' },
  ru: { language: 'ru', script: 'cyrl' },
  en: { language: 'en', script: 'latn' },
} as const satisfies Record<Language, { language: string; script: string }>

/**
 * Sets a Typst source as PDF/UA-1 (tagged, with language and title, A4). `inputs` reach the source as `sys.inputs`; give what people
 * wrote only there, as JSON, so that it stays text. Blocks for pages, tables and signatures: `#import "/blocks.typ": *`.
 * @throws where the source is wrong, saying what Typst found
 */
export async function renderPdf(source: string, inputs: Readonly<Record<string, string>>, now: Date): Promise<Buffer> {
  compiler ??= openCompiler()
  const typst = await compiler
  const compiled = typst.compile({ mainFileContent: source, inputs: { ...inputs } })
  if (compiled.result === null) throw new Error(`Cannot set the document: ${saidOf(typst, compiled.takeError())}`)
  try {
    return typst.pdf(compiled.result, { pdfStandard: 'ua-1', creationTimestamp: Math.floor(now.getTime() / 1000) })
  } finally {
    typst.evictCache(10)
  }
}

type Failure = Parameters<NodeCompiler['fetchDiagnostics']>[0]

const saidOf = (typst: NodeCompiler, failure: Failure | null): string =>
  failure === null ? 'no reason given' : JSON.stringify(typst.fetchDiagnostics(failure)).slice(0, 2000)
