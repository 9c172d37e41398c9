/** An axis from zero that ends on a round number: its end and its steps. */
export function axisTo(highest: number): { readonly end: number; readonly step: number } {
  if (highest <= 0) return { end: 1, step: 1 }
  const rough = highest / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power
  return { end: Math.ceil(highest / step - 1e-9) * step, step }
}

/**
 * Places for labels beside their points: each as near as can be, none nearer than `gap` to another, all between `top` and `bottom`.
 * Positions in and out are in the order given.
 */
export function spreadLabels(wanted: readonly number[], gap: number, top: number, bottom: number): readonly number[] {
  const order = wanted.map((at, index) => ({ at, index })).toSorted((a, b) => a.at - b.at)
  const placed: number[] = []
  for (const { at } of order) placed.push(Math.max(at, (placed.at(-1) ?? top - gap) + gap))
  const over = (placed.at(-1) ?? bottom) - bottom
  if (over > 0) {
    placed[placed.length - 1] = bottom
    for (let index = placed.length - 2; index >= 0; index -= 1) placed[index] = Math.min(placed[index] ?? 0, (placed[index + 1] ?? bottom) - gap)
  }
  const result = Array.from<number>({ length: wanted.length })
  order.forEach(({ index }, rank) => {
    result[index] = placed[rank] ?? 0
  })
  return result
}
