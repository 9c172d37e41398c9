/**
 * Words whose Cyrillic spelling cannot be derived from the Latin one: ц written s or ts, я written a, soft and hard signs
 * that Latin drops. A key is the beginning of a word (lower case, apostrophes as U+02BB/U+02BC); what follows is
 * transliterated by rule. A final ь falls away before a suffix: sentabr → сентябрь, sentabrdagi → сентябрдаги.
 * A key that ends with $ is a whole word.
 */
export const STEM_EXCEPTIONS: Readonly<Record<string, string>> = {
  // months
  yanvar: 'январь',
  fevral: 'февраль',
  aprel: 'апрель',
  iyun: 'июнь',
  iyul: 'июль',
  sentabr: 'сентябрь',
  oktabr: 'октябрь',
  noyabr: 'ноябрь',
  dekabr: 'декабрь',
  // ц
  aksiya: 'акция',
  aksioner: 'акционер',
  aksiz: 'акциз',
  auksion: 'аукцион',
  assotsi: 'ассоци',
  avtostansiya: 'автостанция',
  differensial: 'дифференциал',
  koeffitsiyent: 'коэффициент',
  konsepsiya: 'концепция',
  konsern: 'концерн',
  konsentr: 'концентр',
  konsessiya: 'концессия',
  korrupsiya: 'коррупция',
  litsenz: 'лиценз',
  litsey: 'лицей',
  munitsipal: 'муниципал',
  ofitser: 'офицер',
  opsion: 'опцион',
  ofitsial: 'официал',
  potensial: 'потенциал',
  prinsip: 'принцип',
  protsedura: 'процедура',
  protsent: 'процент',
  protsess: 'процесс',
  retsept: 'рецепт',
  sellyuloza: 'целлюлоза',
  sement: 'цемент',
  sentner: 'центнер',
  sentr: 'центр',
  sex: 'цех',
  sikl: 'цикл',
  sistern: 'цистерн',
  sotsial: 'социал',
  sotsiolog: 'социолог',
  spetsial: 'специал',
  stansiya: 'станция',
  podstansiya: 'подстанция',
  kvitansiya: 'квитанция',
  instansiya: 'инстанция',
  vaksina: 'вакцина',
  // a word in which s before -iya is с
  pensiya: 'пенсия',
  versiya: 'версия',
  konversiya: 'конверсия',
  ekspansiya: 'экспансия',
  // hard and soft signs that Latin does not write
  obyekt: 'объект',
  subyekt: 'субъект',
  inyeksiya: 'инъекция',
  premyer: 'премьер',
  kompyuter: 'компьютер',
  pyesa: 'пьеса',
  budjet: 'бюджет',
  byudjet: 'бюджет',
  albom: 'альбом',
  alternativ: 'альтернатив',
  avtomobil: 'автомобиль',
  bulvar: 'бульвар',
  detal: 'деталь',
  filtr: 'фильтр',
  film: 'фильм',
  galvan: 'гальван',
  impuls: 'импульс',
  kabel: 'кабель',
  kalkulyatsiya: 'калькуляция',
  konsult: 'консульт',
  kultur: 'культур',
  mebel: 'мебель',
  model: 'модель',
  modul: 'модуль',
  multimedia: 'мультимедиа',
  palto: 'пальто',
  profil: 'профиль',
  pult: 'пульт',
  rels: 'рельс',
  rezultat: 'результат',
  rol: 'роль',
  stil: 'стиль',
  tekstil: 'текстиль',
  vals: 'вальс',
  // ʼ that Latin drops after oʻ
  moʻtabar: 'мўътабар',
  moʻtadil: 'мўътадил',
  moʻjiza: 'мўъжиза',
  // names
  rossiya: 'Россия',
  fransiya: 'Франция',
  shvetsiya: 'Швеция',
}

/** Endings that are always spelled with ц: investitsiya, funksiya, konferensiya. Exceptions stand above. */
export const ENDING_EXCEPTIONS: readonly (readonly [RegExp, string])[] = [
  [/tsiya/g, 'ция'],
  [/tsion/g, 'цион'],
  [/ksiya/g, 'кция'],
  [/ksion/g, 'кцион'],
  [/ensiya/g, 'енция'],
  [/ansiya/g, 'анция'],
  [/psiya/g, 'пция'],
]

/** Words that stay in Latin script: file formats, international abbreviations and names of software. */
export const LATIN_WORDS: ReadonlySet<string> = new Set(
  (
    'API CAGR CNY CSP CSV ETag EUR GeoJSON GET Gini HHI HTML HTTP HTTPS ICU ID JSON LQ NACE OCDS OneID OpenAPI OpenStreetMap ' +
    'OSM PDF PNG POST PostgreSQL PPP QR SAIDI SDMX SQL SVG TOTP RUB URL USD UZS UTC UTF Wi-Fi WCAG XLSX XML ZIP ECharts MapLibre Theil Gatev ' +
    'LAND INFRA TRADE GREEN DIG GOV INV ECO SOC'
  ).split(' '),
)

/** Words whose Latin spelling cannot be derived from the Cyrillic one. */
export const LATIN_STEM_EXCEPTIONS: Readonly<Record<string, string>> = {
  сентябр: 'sentabr',
  октябр: 'oktabr',
  бюджет: 'budjet',
}
