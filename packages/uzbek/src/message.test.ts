import { expect, test } from 'vitest'
import { messageToCyrillic } from './message.ts'

test.each([
  ['{count} ta zona', '{count} та зона'],
  ['{count, plural, one {# korxona} other {# korxona topildi}}', '{count, plural, one {# корхона} other {# корхона топилди}}'],
  ['{kind, select, youth {Yoshlar zonasi} other {Zona: {name}}}', '{kind, select, youth {Ёшлар зонаси} other {Зона: {name}}}'],
  ['Maydoni {area, number, ::.00} ga', 'Майдони {area, number, ::.00} га'],
  ['<b>Muhim</b>: <0>qonun</0> matni<br/>', '<b>Муҳим</b>: <0>қонун</0> матни<br/>'],
  ["Belgi '{'oʻzgarmas'}'", "Белги '{'ўзгармас'}'"],
  ['Oʻsish 2017–{year}-yillarda {rate}', 'Ўсиш 2017–{year}-йилларда {rate}'],
])('%s', (latin, cyrillic) => {
  expect(messageToCyrillic(latin)).toBe(cyrillic)
})
