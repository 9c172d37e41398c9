/** Colours of a ground, for pictures that must carry them inside (charts, maps). The same values as style/tokens.css. */
export type Theme = {
  readonly ground: string
  readonly raised: string
  readonly ink: string
  readonly muted: string
  readonly hairline: string
  readonly accent: string
  readonly data: readonly [string, string, string, string, string, string, string, string]
}

export const LIGHT: Theme = {
  ground: '#ffffff',
  raised: '#f6f7f6',
  ink: '#16201f',
  muted: '#55625f',
  hairline: '#d9dedc',
  accent: '#0b6b70',
  data: ['#0b6b70', '#b46a00', '#4a4fa8', '#b0432c', '#5f7a1f', '#86497a', '#55697a', '#7a5a43'],
}

export const DARK: Theme = {
  ground: '#101516',
  raised: '#182021',
  ink: '#e8edec',
  muted: '#9fadaa',
  hairline: '#2b3635',
  accent: '#4fc3c4',
  data: ['#4fc3c4', '#e3a94a', '#9aa0f0', '#f08a75', '#b2cc6a', '#d79bcb', '#a5b8c9', '#cda98f'],
}

/** Seven steps from the ground to the accent. */
export function sequential(theme: Theme, share: number): string {
  const step = Math.min(7, Math.max(1, Math.ceil(share * 7))) / 7
  const [from, to] = [channels(theme.raised), channels(theme.accent)]
  return `#${from
    .map((start, index) =>
      Math.round(start + ((to[index] ?? start) - start) * step)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
}

const channels = (hex: string): readonly number[] => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))
