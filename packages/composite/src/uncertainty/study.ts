import { fault, type Fault, type Outcome } from '../outcome.ts'
import { dictionary, flag, interval, list, number, object, oneOf, text, variants, type JsonSchema, type Shape, type ValueOf } from '../specification/shape.ts'

/** Any JSON value, taken as it is: where it lands in the specification decides what it must be. */
const anything: Shape<unknown> = { schema: {}, accepts: (value): value is unknown => value !== undefined }

const name = text('Shown name of the factor')
export const factorShape = variants('Something in the specification that could have been chosen otherwise', 'kind', {
  choice: object(
    'One of several settings; each sets values at JSON pointers into the specification, null at a step leaves the step out',
    {
      kind: oneOf('Kind', 'choice'),
      name,
      choices: list(
        'Alternatives',
        object(
          'One alternative',
          { set: dictionary('Value at each pointer', anything) },
          { label: text('Label'), probability: number('Relative probability; default equal', { above: 0 }) },
        ),
        2,
      ),
    },
    {},
  ),
  range: object(
    'A number between two ends, uniform',
    { kind: oneOf('Kind', 'range'), name, path: text('JSON pointer of the number'), range: interval('Ends') },
    { integer: flag('Whole numbers only') },
  ),
  weightNoise: object(
    'Every weight times 1 ± spread, uniform and independent',
    { kind: oneOf('Kind', 'weightNoise'), name, spread: number('Largest relative change', { above: 0, max: 1 }) },
    { levels: list('Levels whose weights move; default all below the top', number('Level', { integer: true, min: 1 }), 1) },
  ),
})

const seed = number('Seed of the random numbers; default 1', { integer: true, min: 0 })
const runs = number('Number of runs; with sensitivity the base number N of N(d + 2)', { integer: true, min: 1, max: 1_000_000 })
export const designShape = variants('How the runs are chosen', 'method', {
  monteCarlo: object('Independent random runs', { method: oneOf('Method', 'monteCarlo'), runs }, { seed }),
  sobol: object('Owen-scrambled Sobol sequence', { method: oneOf('Method', 'sobol'), runs }, { seed }),
  enumerate: object(
    'Every combination of choices once',
    { method: oneOf('Method', 'enumerate') },
    { limit: number('Most combinations; default 100000', { integer: true, min: 1 }) },
  ),
  given: object(
    'Runs stated one by one: choice number or value of each factor',
    { method: oneOf('Method', 'given'), rows: list('Runs', list('One entry per factor', number('Choice from 0, or value'), 1), 1) },
    {},
  ),
})

export const studyShape = object(
  'Uncertainty and sensitivity of a composite indicator',
  { factors: list('Factors, varied together', factorShape, 1), design: designShape },
  {
    sensitivity: flag('Also estimate first- and total-order Sobol indices; default false'),
    top: number('k of the probability of being among the first k; default 10', { integer: true, min: 1 }),
    bootstrap: number('Resamples for the intervals of the indices; default 500', { integer: true, min: 0 }),
  },
)

export type Factor = ValueOf<typeof factorShape>
export type Design = ValueOf<typeof designShape>
export type Study = ValueOf<typeof studyShape>

/** Parses a study, reporting every fault at once. */
export function parseStudy(value: unknown): Outcome<Study> {
  const faults: Fault[] = []
  if (!studyShape.accepts(value, '', faults)) return { ok: false, faults }
  faults.push(...designFaults(value))
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value }
}

function designFaults(study: Study): readonly Fault[] {
  const { design, factors } = study
  if (design.method === 'enumerate') {
    const open = factors.flatMap((factor, i) =>
      factor.kind === 'choice' ? [] : [fault('study.notFinite', `/factors/${i}`, 'a factor of kind choice, to enumerate', factor.kind)],
    )
    const size = combinationsOf(study)
    const limit = design.limit ?? 100_000
    return size > limit ? [...open, fault('study.tooMany', '/design/limit', `at most ${limit} combinations`, size)] : open
  }
  if (design.method !== 'given') return []
  return design.rows.flatMap((row, r) => {
    if (row.length !== factors.length) return [fault('study.row', `/design/rows/${r}`, `${factors.length} entries`, row.length)]
    return factors.flatMap((factor, i) => {
      if (factor.kind === 'weightNoise') return [fault('study.row', `/factors/${i}`, 'kind choice or range in a given design', factor.kind)]
      const known = factor.kind === 'range' || (Number.isInteger(row[i]) && row[i] >= 0 && row[i] < factor.choices.length)
      return known ? [] : [fault('study.row', `/design/rows/${r}/${i}`, 'a choice number from 0', row[i])]
    })
  })
}

/** How many combinations the choices have. */
export function combinationsOf({ factors }: Study): number {
  return factors.reduce((product, factor) => product * (factor.kind === 'choice' ? factor.choices.length : 1), 1)
}

export function studySchema(): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:composite-indicator:study:1',
    title: 'Uncertainty study, version 1',
    ...studyShape.schema,
  }
}
