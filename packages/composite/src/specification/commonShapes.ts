import { list, number, oneOf, text } from './shape.ts'

/** A share between 0 and 1. */
export const share = (description: string) => number(description, { min: 0, max: 1 })
/** The indicators a step is limited to. */
export const only = list('Indicators concerned; default all', text('Indicator code'), 1)
/** Whether statistics of a panel are taken over all years or within each. */
export const scope = oneOf('Panel: statistics over all years together (default) or within each year', 'all', 'year')
