import { expect, test } from 'vitest'
import { toCyrillic } from './cyrillic.ts'
import { toLatin } from './latin.ts'

test.each([
  ['Ўзбекистон Республикаси', 'Oʻzbekiston Respublikasi'],
  ['Шаҳрисабз, Чирчиқ, Янгиер, Ёзёвон', 'Shahrisabz, Chirchiq, Yangiyer, Yozyovon'],
  ['объект, субъектлар, поезд, компьютер, бульон', 'obyekt, subyektlar, poyezd, kompyuter, bulyon'],
  ['инвестиция, цемент, акция, лицензия, цирк', 'investitsiya, sement, aksiya, litsenziya, sirk'],
  ['маъно, санъат, мўътабар, Исҳоқ', 'maʼno, sanʼat, moʻtabar, Isʼhoq'],
  ['сентябрь, октябрдаги, январь', 'sentabr, oktabrdagi, yanvar'],
  ['КСЗ, ЖШШИР, Шаҳар, ШАҲАР, МЧЖ', 'KSZ, JSHSHIR, Shahar, SHAHAR, MCHJ'],
  ['Zone 4 ҳақида', 'Zone 4 haqida'],
])('%s in Latin', (cyrillic, latin) => {
  expect(toLatin(cyrillic)).toBe(latin)
})

test.each([
  'Kichik sanoat zonalarining samarali faoliyat yuritishini taʼminlovchi omillar yoritilgan.',
  'Mamlakatda 317 ta kichik sanoat zonasi (KSZ) faoliyat olib boradi.',
  'Yakkasaroy KSZ 2017-yilda sobiq toʻqimachilik kombinati negizida tashkil etilgan, maydoni 2,9 gektar.',
  '2024-yil 1-avgustdan boshlab investitsion va ijtimoiy majburiyatlar bajarilishi qabul qilinadi.',
  'Davlat koʻchmas mulki, yer uchastkasi, boʻsh lot, elektron onlayn-auksion va litsenziya.',
  'Vazirlar Mahkamasining 2025-yil 19-dekabrdagi qarori eʼlon qilindi.',
  'Oʻzbekiston Respublikasi Prezidentining Farmoniga muvofiq bojxona hududida qayta ishlash rejimi.',
])('there and back: %s', (sentence) => {
  expect(toLatin(toCyrillic(sentence))).toBe(sentence)
})
