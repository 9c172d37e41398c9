/** A stream of independent uniforms in [0, 1). */
export interface RandomStream {
  readonly next: () => number
}

/**
 * The stream numbered `stream` of a seed: the same numbers on any machine and any worker.
 * Generator: Doty-Humphrey's sfc32 (128-bit state), seeded through a mixed counter; 53-bit uniforms.
 */
export function randomStream(seed: number, stream = 0): RandomStream {
  let a = mix(seed >>> 0, 0x9e3779b9)
  let b = mix(Math.floor(seed / 0x100000000) >>> 0, 0x243f6a88)
  let c = mix(stream >>> 0, 0xb7e15162)
  let d = 1
  const draw = () => {
    const t = (a + b + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + t) | 0
    return t >>> 0
  }
  for (let i = 0; i < 16; i++) draw()
  return { next: () => ((draw() >>> 5) * 67108864 + (draw() >>> 6)) / 9007199254740992 }
}

/** A well mixed 32-bit hash of two words (Murmur3's finaliser over their combination). */
export function mix(word: number, salt: number): number {
  let h = Math.imul(word ^ salt, 0x85ebca6b) ^ Math.imul(salt, 0x27d4eb2f)
  h ^= h >>> 16
  h = Math.imul(h, 0x85ebca6b)
  h ^= h >>> 13
  h = Math.imul(h, 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}
