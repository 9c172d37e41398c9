import { expect, test } from 'vitest'
import { toCyrillic } from './cyrillic.ts'

test.each([
  // zone register
  ['Sirgʻali kichik sanoat zonasi', 'Сирғали кичик саноат зонаси'],
  ['Mirzo Ulugʻbek tumani, Yangihayot tumani', 'Мирзо Улуғбек тумани, Янгиҳаёт тумани'],
  ['Qoraqalpogʻiston Respublikasi', 'Қорақалпоғистон Республикаси'],
  ['Yozyovon, Toʻrtkoʻl, Tuproqqalʼa, Xoʻjayli, Ishtixon', 'Ёзёвон, Тўрткўл, Тупроққалъа, Хўжайли, Иштихон'],
  // e at the start of a word and after a vowel, yoʻ before yo, sʼh
  ['eʼlon, elektroenergiya, yer, poyezd, aeroport', 'эълон, электроэнергия, ер, поезд, аэропорт'],
  ['yoʻnalish, yoʻl, yil, foiz, iqtisodiyot, Sirdaryo', 'йўналиш, йўл, йил, фоиз, иқтисодиёт, Сирдарё'],
  ['Isʼhoq', 'Исҳоқ'],
  // loan words
  ['investitsiya, aksiya, litsenziya, subsidiya, funksiya', 'инвестиция, акция, лицензия, субсидия, функция'],
  ['auksion, konsentratsiya, kooperatsiya, direksiyasi, markazlashtirish', 'аукцион, концентрация, кооперация, дирекцияси, марказлаштириш'],
  ['obyekt, tadbirkorlik subyektlari, sement, protsedura', 'объект, тадбиркорлик субъектлари, цемент, процедура'],
  // months lose the soft sign before a suffix
  ['2025-yil 4-sentabrdagi; sentabr; oktabr; iyulgacha', '2025-йил 4-сентябрдаги; сентябрь; октябрь; июлгача'],
  // abbreviations and what stays
  ['KSZ, KSZlar, JSHSHIR, STIR, MChJ, OʻRQ-604, PQ-292', 'КСЗ, КСЗлар, ЖШШИР, СТИР, МЧЖ, ЎРҚ-604, ПҚ-292'],
  ['CSV va JSON, LAND-01, IV chorak, CO2', 'CSV ва JSON, LAND-01, IV чорак, CO2'],
  ['https://my.gov.uz/uz sahifasi, e-auksion.uz, info@stat.uz', 'https://my.gov.uz/uz саҳифаси, e-auksion.uz, info@stat.uz'],
  ['{count} ta zona, 4,5 ga', '{count} та зона, 4,5 га'],
  ['Farmon va QAROR, FUNKSIYA', 'Фармон ва ҚАРОР, ФУНКЦИЯ'],
])('%s in Cyrillic', (latin, cyrillic) => {
  expect(toCyrillic(latin)).toBe(cyrillic)
})

test('any apostrophe of oʻ and gʻ is understood', () => {
  for (const mark of ["'", '‘', '’', '`', 'ʼ', 'ʻ']) expect(toCyrillic(`O${mark}zbekiston, tog${mark}`)).toBe('Ўзбекистон, тоғ')
})

test('own exceptions come before the shipped ones', () => {
  expect(toCyrillic('Sergeli', { sergeli: 'Сергели' })).toBe('Сергели')
  expect(toCyrillic('sentabr', { sentabr: 'сентабр' })).toBe('сентабр')
})
