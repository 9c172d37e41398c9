import { mix } from './random.ts'
import { SOBOL_DIRECTIONS } from './sobolDirections.ts'

/** How many dimensions the table of direction numbers covers. */
export const SOBOL_DIMENSIONS = SOBOL_DIRECTIONS.length + 1

const BITS = 32
const directionsByDimension = new Map<number, Uint32Array>()

/**
 * Coordinate `dimension` (from 0) of point `index` (from 0) of Sobol's sequence as a 32-bit integer, without scrambling:
 * the exclusive or of the direction numbers of the set bits of the Gray code of `index`.
 * Throws RangeError beyond SOBOL_DIMENSIONS.
 */
export function sobolInteger(index: number, dimension: number): number {
  const directions = directionsOf(dimension)
  let gray = (index ^ (index >>> 1)) >>> 0
  let x = 0
  for (let bit = 0; gray !== 0; bit++, gray >>>= 1) if (gray & 1) x ^= directions[bit]
  return x >>> 0
}

/**
 * The same coordinate after a nested uniform (Owen) scramble keyed by `seed`, in (0, 1): each point set of 2^k keeps its balance.
 * Source: A. Owen, J. Complexity 14 (1998); hash form by B. Burley, JCGT 9(4) (2020) after Laine and Karras (2011).
 */
export function scrambledSobol(index: number, dimension: number, seed: number): number {
  const key = mix(dimension + 1, mix(seed >>> 0, 0x51ed270b))
  return (owenScramble(sobolInteger(index, dimension), key) + 0.5) / 4294967296
}

function owenScramble(x: number, key: number) {
  let h = reverseBits(x)
  h = (h + key) | 0
  h ^= Math.imul(h, 0x6c50b47c)
  h ^= Math.imul(h, 0xb82f1e52)
  h ^= Math.imul(h, 0xc7afe638)
  h ^= Math.imul(h, 0x8d22f6e6)
  return reverseBits(h)
}

function reverseBits(x: number) {
  let r = x
  r = ((r >>> 1) & 0x55555555) | ((r & 0x55555555) << 1)
  r = ((r >>> 2) & 0x33333333) | ((r & 0x33333333) << 2)
  r = ((r >>> 4) & 0x0f0f0f0f) | ((r & 0x0f0f0f0f) << 4)
  r = ((r >>> 8) & 0x00ff00ff) | ((r & 0x00ff00ff) << 8)
  return ((r >>> 16) | (r << 16)) >>> 0
}

function directionsOf(dimension: number) {
  const known = directionsByDimension.get(dimension)
  if (known) return known
  const made = dimension === 0 ? vanDerCorput() : fromRecurrence(dimension)
  directionsByDimension.set(dimension, made)
  return made
}

function vanDerCorput() {
  return Uint32Array.from({ length: BITS }, (_, bit) => 2 ** (BITS - 1 - bit))
}

/** m_k = 2c₁m_{k−1} ⊕ … ⊕ 2^{s−1}c_{s−1}m_{k−s+1} ⊕ 2^s m_{k−s} ⊕ m_{k−s}, held as v_k = m_k·2^{32−k}. */
function fromRecurrence(dimension: number) {
  const row = SOBOL_DIRECTIONS[dimension - 1]
  if (row === undefined) throw new RangeError(`Cannot draw Sobol dimension ${dimension + 1}: the table ends at ${SOBOL_DIMENSIONS}`)
  const [polynomial, ...initial] = row.split(' ').map(Number)
  const degree = initial.length
  const v = new Uint32Array(BITS)
  initial.forEach((m, k) => {
    v[k] = m * 2 ** (BITS - 1 - k)
  })
  for (let k = degree; k < BITS; k++) {
    let value = v[k - degree] ^ (v[k - degree] >>> degree)
    for (let j = 1; j < degree; j++) if ((polynomial >>> (degree - j)) & 1) value ^= v[k - j]
    v[k] = value
  }
  return v
}
