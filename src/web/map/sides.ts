/** A circle on the map with the size of the label that stands beside it, in pixels. */
export type Labelled = { readonly x: number; readonly y: number; readonly radius: number; readonly width: number; readonly height: number }

export type Side = 'right' | 'left'

type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }

/** On which side of its circle each label stands: the one where it covers least of other circles, labels already placed and the frame's edge. */
export function labelSides(items: readonly Labelled[], frameWidth: number): readonly Side[] {
  const placed: Box[] = []
  return items.map((item, index) => {
    const circles = items.filter((_, other) => other !== index).map(circleBox)
    const cost = (side: Side) => {
      const box = labelBox(item, side)
      const outside = Math.max(0, -box.left) + Math.max(0, box.right - frameWidth)
      return outside * 100 + [...circles, ...placed].reduce((sum, other) => sum + overlap(box, other), 0)
    }
    const side = cost('left') < cost('right') ? 'left' : 'right'
    placed.push(labelBox(item, side))
    return side
  })
}

const circleBox = ({ x, y, radius }: Labelled): Box => ({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius })

function labelBox({ x, y, radius, width, height }: Labelled, side: Side): Box {
  const left = side === 'right' ? x + radius + 4 : x - radius - 4 - width
  return { left, right: left + width, top: y - height / 2, bottom: y + height / 2 }
}

const overlap = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) * Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top))
