import { aggregateStepShape } from './aggregateStep.ts'
import { denominateShape, imputeShape, screenShape } from './dataSteps.ts'
import { normaliseShape } from './normaliseStep.ts'
import { variants, type ValueOf } from './shape.ts'
import { treatShape } from './treatStep.ts'
import { weighShape } from './weighStep.ts'

/** One step of a specification, told apart by `do`. */
export const stepShape = variants('A step', 'do', {
  screen: screenShape,
  denominate: denominateShape,
  impute: imputeShape,
  treat: treatShape,
  normalise: normaliseShape,
  weigh: weighShape,
  aggregate: aggregateStepShape,
})
export type Step = ValueOf<typeof stepShape>
