import type { Message } from '../outcome.ts'

type Values = Message['values']

const shown = (value: string | number | undefined) => (typeof value === 'number' && !Number.isInteger(value) ? value.toFixed(2) : String(value ?? ''))

/** One sentence per message code; what is not here is shown as its code and values. */
const SENTENCES: Readonly<Record<string, (subject: string, v: Values) => string>> = {
  'small.units': (_s, v) =>
    `Only ${shown(v.units)} units: with fewer than ${shown(v.limit)}, differences between neighbours in the ranking are fragile. Do not publish a bare rank; show intervals and pillars.`,
  'small.noCorrelations': () => 'Too few units for correlations: principal components and Cronbach’s alpha are not reported.',
  'small.relativeScale': (_s, v) =>
    `${shown(v.indicators)} indicators are scaled by the units themselves: one unit joining or leaving moves all others. Prefer goalposts or targets.`,
  'small.outlierRule': () => 'Skewness and kurtosis of so few values cannot tell outliers from the rest; review the outlier treatment by hand.',
  'screen.dropped': (s, v) => `${s} was left out: ${shown(Number(v.availability) * 100)} % of its indicators are present.`,
  'impute.emptyColumn': (s) => `${s} has no value at all and could not be filled.`,
  'treat.noShape': (s) => `${s}: too few or equal values, skewness and kurtosis do not exist; left as it is.`,
  'treat.tooFewValues': (s) => `${s}: too few different values to move outliers; left as it is.`,
  'treat.tooFewUnits': (s, v) => `${s}: only ${shown(v.units)} values, quantile clamping needs ${shown(v.minUnits)}.`,
  'treat.stillOutlying': (s, v) => `${s} is still outlying after treatment (skewness ${shown(v.skewness)}).`,
  'treat.transformedWorse': (s, v) =>
    `${s}: the transformation was kept although it is more skewed (${shown(v.skewness)}) than another attempt (${shown(v.winsorised)} after moving points). Consider keep: "best" or logSigned.`,
  'normalise.noSpread': (s) =>
    `${s} does not vary, or the method does not apply to it: it is missing from every mean, which raises the weight of its siblings.`,
  'normalise.fractionOfNegative': (s) => `${s} is “less is better”; a fraction of its maximum has no meaning.`,
  'aggregate.emptyIndicator': (s) => `${s} has no value after normalising and counts nowhere.`,
  'aggregate.unranked': (s, v) => `${shown(v.units)} units have no ${s} and are not ranked.`,
  'aggregate.negativeWeight': (s) => `A child of ${s} has a negative weight.`,
  'weigh.negativeLoading': (s, v) => `${s} loads ${shown(v.loading)} on the first component: it runs against its siblings.`,
  'weigh.inconsistent': (s, v) => `Comparisons for ${s} contradict each other (consistency ratio ${shown(v.ratio)}, limit 0.1).`,
  'weigh.consistent': (s, v) => `Comparisons for ${s} agree with each other (consistency ratio ${shown(v.ratio)}).`,
  'weigh.severalBest': (s, v) => `${shown(v.units)} units reach the best score of ${s} with their own weights.`,
  'coherence.redundant': (_s, v) => `${shown(v.first)} and ${shown(v.second)} say nearly the same (r = ${shown(v.correlation)}).`,
  'coherence.contrary': (_s, v) => `${shown(v.first)} and ${shown(v.second)} pull against each other (r = ${shown(v.correlation)}).`,
  'coherence.closerToOther': (s, v) =>
    `${s} goes better with ${shown(v.other)} (r = ${shown(v.otherCorrelation)}) than with its own ${shown(v.own)} (r = ${shown(v.ownCorrelation)}): it may be in the wrong place.`,
  'coherence.againstAncestor': (s, v) =>
    `${s} falls when ${shown(v.ancestor)} rises (r = ${shown(v.correlation)}): it is hardly heard, or its direction is wrong.`,
  'importance.silent': (s, v) => `${s} weighs ${shown(Number(v.effectiveWeight) * 100)} % but explains ${shown(Number(v.mainEffect) * 100)} % of the total.`,
  'importance.dominant': (s, v) =>
    `${s} explains ${shown(Number(v.mainEffect) * 100)} % of the total with ${shown(Number(v.effectiveWeight) * 100)} % of the weight.`,
  'structure.mirroredAggregate': (s) => `${s} is an aggregate of direction −1: it counts mirrored in its parent.`,
  'weigh.optimised': (s, v) => `Weights were searched (${s}, objective ${shown(v.objective)}).`,
  'weigh.notConverged': (s) => `The search for weights (${s}) did not settle.`,
}

/** A message as an English sentence. */
export function describeMessage(message: Message): string {
  const sentence = SENTENCES[message.code]
  if (sentence) return sentence(message.subject ?? '', message.values)
  const values = Object.entries(message.values).map(([key, value]) => `${key} ${shown(value)}`)
  return [message.code, message.subject ?? '', ...values].filter((part) => part !== '').join(' · ')
}
