import map from '@svg-maps/uzbekistan'

/** Outlines of the map by ISO 3166-2 code. The map gives the city and the region of Tashkent one name; the small one is the city. */
const OUTLINES: Readonly<Record<string, string>> = {
  'UZ-AN': 'andijan',
  'UZ-BU': 'bukhara',
  'UZ-FA': 'fergana',
  'UZ-JI': 'jizzakh',
  'UZ-NG': 'namangan',
  'UZ-NW': 'navoiy',
  'UZ-QA': 'qashqadaryo',
  'UZ-QR': 'karakalpakstan',
  'UZ-SA': 'samarqand',
  'UZ-SI': 'sirdaryo',
  'UZ-SU': 'surxondaryo',
  'UZ-XO': 'xorazm',
}

const tashkent = map.locations.filter(({ id }) => id === 'tashkent').toSorted((a, b) => b.path.length - a.path.length)

/** The shape of a region. */
export const regionOutline = (iso: string | null) =>
  iso === 'UZ-TO' ? tashkent[0] : iso === 'UZ-TK' ? tashkent[1] : map.locations.find(({ id }) => id === OUTLINES[iso ?? ''])
