import type { Day } from './day.ts'
import type { Language } from './language.ts'

/**
 * An act as data: a module says what stands in it, and the platform sets it. Every text is in the language of the act and stays
 * text, whatever signs it holds.
 */
export type ActDocument = {
  /** Kind of act, such as acceptance.act. */
  readonly kind: string
  readonly title: string
  readonly language: Language
  readonly number?: string
  readonly dated: Day
  /** Where it is issued, as written under the title. */
  readonly place: string
  /** Lines of the letterhead: the body that issues it. */
  readonly letterhead: readonly string[]
  readonly facts: readonly (readonly [label: string, value: string])[]
  readonly sections: readonly ActSection[]
  readonly signatures: readonly { readonly role: string; readonly name: string }[]
  /** Made in the training zone: every page says so. */
  readonly training: boolean
}

export type ActSection = ActParagraph | ActTable

export type ActParagraph = { readonly kind: 'paragraph'; readonly heading?: string; readonly text: string }

/** A table; figures stand right, in digits of one width. Cells are texts as they are to be read. */
export type ActTable = {
  readonly kind: 'table'
  readonly heading?: string
  readonly columns: readonly { readonly title: string; readonly figures?: boolean }[]
  readonly rows: readonly (readonly string[])[]
}
