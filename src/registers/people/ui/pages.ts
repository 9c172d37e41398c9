import type { Translator } from '#lib/translator.ts'
import type { PlainPage } from '#web/view/page.ts'

const plain = (path: string, name: string): PlainPage => ({
  path,
  title: (t: Translator) => t.text(`${name}.title`),
  description: (t: Translator) => t.text(`${name}.lead`),
})

export const signInPage = plain('/signin', 'signin')
