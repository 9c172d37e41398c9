import { aggregation, normalisation, type MethodContent } from '../model.ts'

/** What the studio changes in a method, as it stands in an address. */
export type Edits = {
  readonly weights: Readonly<Record<string, number>>
  readonly thresholds: Readonly<Record<string, number>>
  readonly intended: Readonly<Record<string, number>>
  readonly normalisation?: MethodContent['normalisation']
  readonly aggregation?: MethodContent['aggregation']
  readonly winsorise?: boolean
  readonly coverage?: number
}

export const NO_EDITS: Edits = { weights: {}, thresholds: {}, intended: {} }

/** The method with the changes made; numbers out of their bounds are left out. */
export function applyEdits(content: MethodContent, edits: Edits): MethodContent {
  const weightOf = (code: string, weight: number) => edits.weights[code] ?? weight
  return {
    ...content,
    normalisation: edits.normalisation ?? content.normalisation,
    aggregation: edits.aggregation ?? content.aggregation,
    winsorise: edits.winsorise ?? content.winsorise,
    coverage: edits.coverage ?? content.coverage,
    pillars: content.pillars.map((pillar) => ({
      ...pillar,
      weight: weightOf(pillar.code, pillar.weight),
      items: pillar.items.map((item) => ({
        ...item,
        weight: weightOf(item.code, item.weight),
        threshold: edits.thresholds[item.code] ?? item.threshold,
        intended: edits.intended[item.code] ?? item.intended,
      })),
    })),
  }
}

/** Names of the address parameters that hold changes. */
export const EDIT_PARAMETERS = ['w', 'th', 'int', 'n', 'a', 'z', 'c'] as const

type Search = Readonly<Record<string, string | undefined>>

export function readEdits(search: Search): Edits {
  const coverage = search['c'] === undefined ? Number.NaN : Number(search['c'])
  return {
    weights: readNumbers(search['w'], 0, 1000),
    thresholds: readNumbers(search['th'], Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY),
    intended: readNumbers(search['int'], Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY),
    normalisation: normalisation.options.find((one) => one === search['n']),
    aggregation: aggregation.options.find((one) => one === search['a']),
    winsorise: search['z'] === 'yes' ? true : search['z'] === 'no' ? false : undefined,
    coverage: coverage >= 0 && coverage <= 1 ? coverage : undefined,
  }
}

/** The changes as address parameters; undefined where there is none. */
export function writeEdits(edits: Edits): Record<(typeof EDIT_PARAMETERS)[number], string | undefined> {
  return {
    w: writeNumbers(edits.weights),
    th: writeNumbers(edits.thresholds),
    int: writeNumbers(edits.intended),
    n: edits.normalisation,
    a: edits.aggregation,
    z: edits.winsorise === undefined ? undefined : edits.winsorise ? 'yes' : 'no',
    c: edits.coverage === undefined ? undefined : String(edits.coverage),
  }
}

/** `ECO-01:2,LAND:0.5` */
function readNumbers(text: string | undefined, low: number, high: number): Record<string, number> {
  const pairs = (text ?? '').split(',').flatMap((part) => {
    const [code = '', number = ''] = part.split(':')
    const value = Number(number)
    return code === '' || number === '' || !Number.isFinite(value) || value < low || value > high ? [] : [[code, value] as const]
  })
  return Object.fromEntries(pairs)
}

const writeNumbers = (numbers: Readonly<Record<string, number>>): string | undefined =>
  Object.entries(numbers)
    .map(([code, value]) => `${code}:${value}`)
    .join(',') || undefined

/** Whether anything is changed. */
export const isEdited = (edits: Edits): boolean => Object.values(writeEdits(edits)).some((value) => value !== undefined)
