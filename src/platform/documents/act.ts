import { readFileSync } from 'node:fs'
import { renderSVG } from 'uqr'
import type { ActDocument } from '#lib/act-document.ts'
import { translatorOf } from '../catalogs.ts'
import { renderPdf, TYPST_LANGUAGE } from './render.ts'

const SOURCE = readFileSync(new URL('act.typ', import.meta.url), 'utf8')

/** A code as people read it: three groups of four. */
export const writtenCode = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-')

/** Sets an act with its letterhead, facts, sections, places for signatures, and the code and QR it is checked by. */
export async function renderAct(act: ActDocument, code: string, address: string, now: Date): Promise<Buffer> {
  const t = translatorOf(act.language)
  const { language, script } = TYPST_LANGUAGE[act.language]
  const number = act.number === undefined ? [] : [t.text('print.number', { number: act.number })]
  return renderPdf(
    SOURCE,
    {
      act: JSON.stringify({
        title: act.title,
        language,
        script,
        letterhead: act.letterhead,
        under: [...number, t.day(act.dated), act.place].filter((part) => part !== ''),
        training: act.training ? t.text('print.training') : '',
        facts: act.facts,
        sections: act.sections,
        signatures: act.signatures,
        footer: `${act.title.length > 70 ? `${act.title.slice(0, 70)}…` : act.title} · ${writtenCode(code)}`,
        verification: {
          code: writtenCode(code),
          address,
          svg: renderSVG(address, { ecc: 'M', border: 0 }),
          alt: t.text('print.qr', { address }),
          says: t.text('print.verify'),
        },
      }),
    },
    now,
  )
}
