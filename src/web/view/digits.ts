/** Units that count whole things, and units shown with one digit. */
const WHOLE = new Set(['count', 'person', 'm2', 'day', 'index_10000', 'thousand_usd', 'thousand_som', 'kwh', 'kw', 'm3', 't'])
const TENTH = new Set(['ha', 'percent', 'ratio', 'mln_som', 'minute/month', 'score_1_5', 'person/ha', 'mln_som/ha'])

/** How many decimal digits figures of a unit are shown with: whole things none, areas and percentages one, ratios two. */
export const digitsOf = (unit: string): number => (WHOLE.has(unit) ? 0 : TENTH.has(unit) ? 1 : 2)
