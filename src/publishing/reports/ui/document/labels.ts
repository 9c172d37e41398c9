/** A circle with its label, as it is to be placed. */
export type Marked = { readonly x: number; readonly y: number; readonly radius: number; readonly label: string }

export type Placed = { readonly x: number; readonly y: number; readonly anchor: 'start' | 'end' | 'middle' }

type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }

const LETTER = 6.6
const LINE = 14

/** Places of labels: beside each circle, at the first side where neither another label nor a circle nor the edge is in the way. */
export function placeLabels(marks: readonly Marked[], width: number, height: number): Placed[] {
  const taken: Box[] = marks.map(({ x, y, radius }) => ({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius }))
  return marks.map((mark, index) => {
    const wide = mark.label.length * LETTER
    const sides = sidesOf(mark, wide)
    const free = sides.find(({ box }) => isInside(box, width, height) && !taken.some((other, at) => at !== index && overlaps(box, other)))
    const chosen = free ?? sides[0]
    if (chosen === undefined) return { x: mark.x, y: mark.y, anchor: 'start' }
    taken.push(chosen.box)
    return chosen.placed
  })
}

function sidesOf({ x, y, radius }: Marked, wide: number): { placed: Placed; box: Box }[] {
  const beside = (dy: number) => [side(x + radius + 5, y + 4 + dy, 'start', wide), side(x - radius - 5, y + 4 + dy, 'end', wide)]
  return [...beside(0), side(x, y - radius - 5, 'middle', wide), side(x, y + radius + LINE, 'middle', wide), ...beside(-radius), ...beside(radius)]
}

function side(x: number, y: number, anchor: Placed['anchor'], wide: number): { placed: Placed; box: Box } {
  const left = anchor === 'start' ? x : anchor === 'end' ? x - wide : x - wide / 2
  return { placed: { x, y, anchor }, box: { left, right: left + wide, top: y - LINE + 3, bottom: y + 3 } }
}

const isInside = (box: Box, width: number, height: number): boolean => box.left >= 0 && box.right <= width && box.top >= 0 && box.bottom <= height
const overlaps = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
