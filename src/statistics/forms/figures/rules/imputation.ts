/** Growth is trusted within these bounds; beyond them a few odd reports would carry everybody along. */
const [LOWEST, HIGHEST] = [0.5, 2]

/**
 * A missing figure estimated from the enterprise's last report: value × growth, growth = Σ now / Σ before over the enterprises of the zone
 * that reported both times, held within 0.5…2; the value itself where nobody did. In the unit of the form; ratio imputation after
 * Särndal and Lundström (2005). In aggregates only, always marked.
 */
export function imputedOf(last: number, growth: { readonly before: number; readonly now: number } | undefined): number {
  if (growth === undefined || growth.before === 0) return last
  const ratio = Math.min(HIGHEST, Math.max(LOWEST, growth.now / growth.before))
  return Math.round(last * ratio * 10_000) / 10_000
}
