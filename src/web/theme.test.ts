import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { DARK, LIGHT } from './theme.ts'

const css = readFileSync(new URL('style/tokens.css', import.meta.url), 'utf8')
const [light = '', , dark = ''] = [css.slice(0, css.indexOf('@media')), '', css.slice(css.indexOf(":root[data-theme='dark']"))]
const token = (sheet: string, name: string) => new RegExp(`--${name}: (#[0-9a-f]{6})`).exec(sheet)?.[1]

test.each([
  ['light', light, LIGHT],
  ['dark', dark, DARK],
] as const)('pictures and pages have the same colours on the %s ground', (_, sheet, theme) => {
  for (const name of ['ground', 'raised', 'ink', 'muted', 'hairline', 'accent'] as const) expect(token(sheet, name), name).toBe(theme[name])
  theme.data.forEach((colour, index) => expect(token(sheet, `data-${index + 1}`)).toBe(colour))
})

const luminance = (hex: string) => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
const contrast = (a: string, b: string) => {
  const [dim = 0, bright = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y)
  return (bright + 0.05) / (dim + 0.05)
}

test.each([
  ['light', LIGHT],
  ['dark', DARK],
] as const)('every text colour reaches 4.5 : 1 on the %s ground', (_, theme) => {
  for (const colour of [theme.ink, theme.muted, theme.accent, ...theme.data.filter((__, index) => index !== 1)])
    expect(contrast(colour, theme.ground), colour).toBeGreaterThanOrEqual(4.5)
})
