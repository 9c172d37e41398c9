import type { Texts } from '#lib/language.ts'
import { textsOf } from '#platform/reference.ts'

/** An enterprise of the training zone: all made up, and called so. */
export type Firm = {
  readonly number: string
  readonly lot: string
  /** What became of the lot after it was given. */
  readonly building: 'allocated' | 'construction' | 'operating'
  readonly ifut: string
  /** Days, counted from the start day, of its contract and of the day its obligations fall due. */
  readonly signed: number
  readonly due: number
  /** Promised: millions of soʻm, persons, persons trained. */
  readonly invested: number
  readonly jobs: number
  readonly trained: number
}

const firm = (
  number: string,
  lot: string,
  building: Firm['building'],
  ifut: string,
  signed: number,
  due: number,
  [invested, jobs, trained]: readonly [number, number, number],
): Firm => ({ number, lot, building, ifut, signed, due, invested, jobs, trained })

/** The enterprises by number; what each of them shows is told by the tables of cases. */
export const FIRMS: readonly Firm[] = [
  firm('01', 'A-101', 'operating', '10710', -760, -250, [4_200, 60, 40]),
  firm('02', 'A-102', 'operating', '14130', -750, -248, [2_800, 90, 60]),
  firm('03', 'A-103', 'operating', '16230', -745, -246, [3_100, 35, 20]),
  firm('04', 'A-104', 'operating', '22210', -730, -244, [5_600, 48, 30]),
  firm('05', 'A-105', 'operating', '25110', -725, -242, [3_900, 42, 25]),
  firm('06', 'A-106', 'operating', '31010', -720, -212, [2_400, 55, 40]),
  firm('07', 'A-204', 'operating', '13930', -710, -210, [2_950, 70, 45]),
  firm('08', 'A-205', 'operating', '23610', -700, -208, [6_300, 52, 30]),
  firm('09', 'A-206', 'operating', '27400', -690, -206, [4_750, 64, 50]),
  firm('10', 'A-303', 'operating', '15200', -680, -204, [1_250, 38, 20]),
  firm('11', 'A-304', 'operating', '18120', -670, -202, [980, 18, 10]),
  firm('12', 'A-307', 'operating', '28990', -660, -200, [3_350, 40, 25]),
  firm('13', 'B-101', 'construction', '20410', -420, -6, [2_200, 30, 20]),
  firm('14', 'B-102', 'construction', '26110', -520, -112, [7_800, 85, 60]),
  firm('15', 'B-103', 'operating', '10820', -480, -28, [2_650, 44, 30]),
  firm('16', 'B-104', 'operating', '24530', -470, -66, [5_100, 58, 35]),
  firm('17', 'B-105', 'operating', '17210', -460, -62, [1_900, 26, 15]),
  firm('18', 'B-106', 'operating', '29320', -450, -58, [8_400, 96, 70]),
  firm('19', 'B-201', 'operating', '32400', -445, -60, [3_700, 50, 40]),
  firm('20', 'B-202', 'operating', '13100', -440, -64, [2_300, 66, 45]),
  firm('21', 'B-203', 'operating', '23320', -500, -98, [4_000, 50, 40]),
  firm('22', 'B-204', 'construction', '30910', -640, -205, [6_900, 72, 50]),
  firm('23', 'B-205', 'operating', '22290', -435, -70, [2_100, 34, 20]),
  firm('24', 'B-206', 'construction', '21200', -300, 5, [9_200, 40, 30]),
]

/** The contracts of the training account's own enterprise: one accepted, for which the land is being sold to it, and one that has fallen due. */
export const OWN: { readonly accepted: Firm; readonly current: Firm } = {
  accepted: firm('U', 'A-202', 'operating', '25620', -755, -240, [3_300, 45, 30]),
  current: firm('U2', 'A-203', 'construction', '25620', -400, -12, [2_000, 50, 300]),
}

export const firmNames = (number: string): Texts =>
  textsOf(`“Oʻquv korxonasi ${number}” MChJ`, `ООО «Учебное предприятие ${number}»`, `Training Enterprise ${number} LLC`)

export const applicantNames = (number: string): Texts =>
  textsOf(`“Oʻquv arizachisi ${number}” MChJ`, `ООО «Учебный заявитель ${number}»`, `Training Applicant ${number} LLC`)

/** What an applicant wants to do: project, activity, products. */
export const PROJECTS = [
  ['Meva quritish sexi', '10390', 'Quritilgan oʻrik va mayiz'],
  ['Bolalar kiyimi tikish', '14190', 'Bolalar kiyimi'],
  ['Yogʻoch eshiklar ishlab chiqarish', '16231', 'Ichki eshiklar'],
  ['Polietilen quvurlar', '22211', 'Suv quvurlari'],
  ['Kabel mahsulotlari', '27320', 'Mis kabellar'],
  ['Mebel furniturasi', '25720', 'Oshiq-moshiq va qulflar'],
  ['Keramik plitka', '23310', 'Pol plitkalari'],
  ['Nasoslar yigʻish', '28130', 'Sugʻorish nasoslari'],
  ['Qogʻoz idishlar', '17220', 'Bir martalik stakanlar'],
  ['Charm poyabzal', '15200', 'Erkaklar poyabzali'],
  ['Elektr hisoblagichlar', '26510', 'Bir fazali hisoblagichlar'],
] as const
