import { fold, toCyrillic } from '@sanoat/uzbek'
import type { Writer } from '#platform/database/sql.ts'
import { putTrainingBoundary, putTrainingZone } from './store.ts'

/** The zone in which procedures are learned: its data are made up, and it is in no list, statistic, rating or export. */
export const TRAINING_ZONE = 'oquv-zona'

/** Where it is said to lie: Uchtepa district of Tashkent, since every zone lies in some district. */
export const TRAINING_PLACE = '1726262'

const [UZ, RU, EN] = ['Oʻquv zonasi', 'Учебная зона', 'Training zone']

/** Makes the training zone where it is missing; true when it was made now. */
export const ensureTrainingZone = async (writer: Writer): Promise<boolean> =>
  (await putTrainingZone(writer, {
    id: TRAINING_ZONE,
    names: { uz: UZ, 'uz-Cyrl': toCyrillic(UZ), ru: RU, en: EN },
    place: TRAINING_PLACE,
    search: fold(`${UZ} ${RU} ${EN} ${TRAINING_ZONE}`),
  })) > 0

/** Draws the boundary of the training zone, a GeoJSON Polygon, where it has none yet; true when it was drawn now. */
export const drawTrainingBoundary = async (writer: Writer, boundary: unknown): Promise<boolean> =>
  (await putTrainingBoundary(writer, TRAINING_ZONE, boundary)) > 0
