import type { Translator } from '#lib/translator.ts'
import type { ChartModel } from '../view/chart.ts'
import { chartSvg } from '../view/svg.ts'

const SCALE = 2

/** Draws the chart's picture at double size and hands it to the reader as a file. */
export async function downloadPng(model: ChartModel, t: Translator): Promise<void> {
  const svg = chartSvg(model, t)
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = image.naturalWidth * SCALE
  canvas.height = image.naturalHeight * SCALE
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  const link = document.createElement('a')
  link.href = canvas.toDataURL('image/png')
  link.download = `${model.title.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80)}.png`
  link.click()
}
