import { fileAddress } from '../client/files.ts'
import type { OutputOf } from '#lib/operation.ts'
import type { Translator } from '#lib/translator.ts'
import type { Operations } from '../../contracts.ts'
import { momentText } from '../view/moment.ts'
import { useTranslator } from './Translation.tsx'

type Document = OutputOf<Operations['getDocument']>

type DocumentLinkProps = {
  readonly document: Pick<Document, 'zone' | 'id' | 'name' | 'size' | 'at' | 'signatures'>
  /** What the paper is, in words; without it only the file is named. */
  readonly what?: string
}

/** A document: what it is, its file, how large, since when, how many signatures stand under it. */
export function DocumentLink({ document, what }: DocumentLinkProps) {
  const t = useTranslator()
  const { zone, id, name, size, at, signatures } = document
  const about = [endingOf(name), sizeText(size, t), momentText(at, t), ...(signatures === 0 ? [] : [t.text('web.file.signatures', { count: signatures })])]
  return (
    <span className="document">
      <a href={fileAddress('readDocument', { zone, id })} target="_blank" rel="noreferrer">
        {what ?? name}
      </a>
      <span className="small muted">{[...(what === undefined ? [] : [name]), ...about].filter((part) => part !== '').join(' · ')}</span>
    </span>
  )
}

const endingOf = (name: string): string => (/\.([A-Za-z0-9]{1,5})$/.exec(name)?.[1] ?? '').toUpperCase()

/** A size as readers say it: kilobytes below one megabyte. */
export function sizeText(bytes: number, t: Translator): string {
  if (bytes < 1_000_000) return t.text('web.file.size.kb', { size: t.number(Math.max(1, Math.round(bytes / 1000)), { digits: 0 }) })
  return t.text('web.file.size.mb', { size: t.number(bytes / 1_000_000, { digits: 1 }) })
}
