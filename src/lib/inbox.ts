import type { Day } from './day.ts'
import type { Texts } from './language.ts'

/** One thing that waits: for the reader, or for somebody else after the reader has done their part. */
export type InboxItem = {
  readonly id: string
  readonly kind: string
  /** What it is: a message key and its values. */
  readonly title: { readonly key: string; readonly values: Readonly<Record<string, string | number | Texts>> }
  /** What is to be done: a message key; absent where the reader only waits. */
  readonly action?: string
  readonly zone: string
  readonly party?: string
  readonly due: Day | null
  /** Address below the language. */
  readonly link: string
  readonly waitsFor: 'me' | 'others'
}
