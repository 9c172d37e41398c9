import { spawnSync } from 'node:child_process'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, test } from 'vitest'
import type { ActDocument } from '#lib/act-document.ts'
import { isDay } from '#lib/day.ts'
import { renderAct, writtenCode } from './act.ts'
import { renderPdf } from './render.ts'

const NOW = new Date('2026-03-05T08:00:00Z')
const CODE = 'ABCD2345EFGH'
const ADDRESS = 'https://sanoat.example/uz/verify/ABCD2345EFGH'

function day(text: string) {
  if (!isDay(text)) throw new Error(`Cannot test with ${text}: no day`)
  return text
}

const act = (changes: Partial<ActDocument> = {}): ActDocument => ({
  kind: 'acceptance.act',
  title: 'Majburiyatlarni qabul qilish dalolatnomasi',
  language: 'uz',
  number: '14-son',
  dated: day('2026-03-05'),
  place: 'Toshkent shahri',
  letterhead: ['Toshkent shahar kichik sanoat zonalari direksiyasi'],
  facts: [['Tashkilot', '«Sirgʻali toʻqimachilik» MCHJ']],
  sections: [
    { kind: 'paragraph', heading: 'Asos', text: 'Birinchi qator\nikkinchi qator' },
    { kind: 'table', columns: [{ title: 'Koʻrsatkich' }, { title: 'Mln soʻm', figures: true }], rows: [['Investitsiya', '1 250,5']] },
  ],
  signatures: [{ role: 'Direktor', name: 'N. N.' }],
  training: false,
  ...changes,
})

/** The text as a reader of the screen is given it, what else the file says of itself, and its pages. */
async function read(bytes: Buffer) {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  const pages = await Promise.all(
    Array.from({ length: pdf.numPages }, async (_, index) => {
      const page = await pdf.getPage(index + 1)
      const { items } = await page.getTextContent()
      return { width: Math.round(page.view[2] ?? 0), text: items.map((item) => ('str' in item ? item.str : '')).join(' ') }
    }),
  )
  const { info } = await pdf.getMetadata()
  return { pages, text: pages.map(({ text }) => text).join(' '), title: 'Title' in info ? info.Title : undefined, marks: await pdf.getMarkInfo() }
}

describe('an act', () => {
  test('is a tagged A4 document with title, language, its facts, code and address', async () => {
    const bytes = await renderAct(act(), CODE, ADDRESS, NOW)
    const { pages, text, title, marks } = await read(bytes)
    expect(pages.map(({ width }) => width)).toEqual([595])
    expect(title).toBe('Majburiyatlarni qabul qilish dalolatnomasi')
    expect(marks).toMatchObject({ Marked: true })
    for (const part of ['№ 14-son', 'Toshkent shahri', '«Sirgʻali toʻqimachilik» MCHJ', 'ikkinchi qator', '1 250,5', 'Direktor', 'ABCD-2345-EFGH', '1 / 1'])
      expect(text).toContain(part)
    expect(text).not.toContain('sinov hujjati')
  })

  test.each([
    ['uz', '5-mart, 2026'],
    ['uz-Cyrl', '5-март, 2026'],
    ['ru', '5 марта 2026 г.'],
    ['en', '5 March 2026'],
  ] as const)('says its day in its language (%s)', async (language, written) => {
    const { text } = await read(await renderAct(act({ language }), CODE, ADDRESS, NOW))
    expect(text.replaceAll(/\s+/g, ' ')).toContain(written)
  })

  test('of the training zone says so on every page', async () => {
    const rows = Array.from({ length: 120 }, (_, index) => [`Qator ${index}`, String(index)])
    const long = act({ training: true, sections: [{ kind: 'table', columns: [{ title: 'Qator' }, { title: 'Son', figures: true }], rows }] })
    const { pages } = await read(await renderAct(long, CODE, ADDRESS, NOW))
    expect(pages.length).toBeGreaterThan(2)
    for (const { text } of pages) expect(text).toContain('sinov hujjati')
    expect(pages.at(-1)?.text).toContain(`${pages.length} / ${pages.length}`)
  })

  test('keeps what people wrote as text, whatever signs it holds', async () => {
    const sly = '#panic("x") *bold* _it_ $x^2$ \\ @x <label> `raw` #import "/etc" // note /* more */ ~ -- "quote" ]) #('
    const { text } = await read(
      await renderAct(
        act({
          title: sly,
          number: sly,
          place: sly,
          letterhead: [sly],
          facts: [[sly, sly]],
          sections: [
            { kind: 'paragraph', heading: sly, text: sly },
            { kind: 'table', heading: sly, columns: [{ title: sly }], rows: [[sly]] },
          ],
          signatures: [{ role: sly, name: sly }],
        }),
        CODE,
        ADDRESS,
        NOW,
      ),
    )
    const plain = text.replaceAll(/\s+/g, '')
    for (const part of ['#panic("x")', '*bold*', '_it_', '$x^2$', '\\', '@x', '<label>', '`raw`', '#import"/etc"', '//note', '/*more*/', '--', '#('])
      expect(plain.split(part.replaceAll(' ', '')).length - 1, part).toBeGreaterThanOrEqual(10)
  })

  test('is empty of facts, sections and signatures where it has none', async () => {
    const bare = act({ facts: [], sections: [], signatures: [], letterhead: [], number: undefined, place: '' })
    expect((await read(await renderAct(bare, CODE, ADDRESS, NOW))).text).toContain('ABCD-2345-EFGH')
  })

  test('is read by an independent reader as tagged PDF', async ({ skip }) => {
    skip(spawnSync('pdfinfo', ['-v']).error !== undefined, 'no pdfinfo is installed here')
    const bytes = await renderAct(act({ language: 'uz-Cyrl', title: 'Далолатнома Ғўқҳ' }), CODE, ADDRESS, NOW)
    const information = spawnSync('pdfinfo', ['-'], { input: bytes, encoding: 'utf8' }).stdout
    expect(information).toMatch(/Tagged:\s+yes/)
    expect(information).toMatch(/Title:\s+Далолатнома Ғўқҳ/)
    expect(spawnSync('pdftotext', ['-', '-'], { input: bytes, encoding: 'utf8' }).stdout).toContain('Далолатнома Ғўқҳ')
  })
})

test('a wrong source is a fault of the program that names the place', async () => {
  await expect(renderPdf('#nothing()', {}, NOW)).rejects.toThrow(/Cannot set the document: .*nothing/)
})

test('a code is written in groups of four', () => {
  expect(writtenCode('ABCD2345EFGH')).toBe('ABCD-2345-EFGH')
})
