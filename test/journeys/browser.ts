import { existsSync } from 'node:fs'
import { chromium, type Browser, type Page } from 'playwright-core'
import type { Clock } from '#platform/clock.ts'
import { startServer } from '../support/server.ts'

const PLACES = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
]

/** The browser of this machine; journeys are left out where there is none. */
export const BROWSER = PLACES.find((path) => path !== undefined && existsSync(path))

export type Journey = {
  readonly url: string
  readonly open: (path: string, options?: { readonly width?: number; readonly dark?: boolean; readonly cookie?: string }) => Promise<Page>
  readonly keyFor: Awaited<ReturnType<typeof startServer>>['product']['keyFor']
  readonly product: Awaited<ReturnType<typeof startServer>>['product']
  readonly end: () => Promise<void>
}

/** A server with the shipped facts and a browser before it. Faults of a page's program fail the journey. */
export async function beginJourney(clock?: Clock): Promise<Journey> {
  const server = await startServer(clock)
  const browser: Browser = await chromium.launch({
    ...(BROWSER === undefined ? {} : { executablePath: BROWSER }),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })
  const faults: string[] = []
  return {
    url: server.url,
    open: async (path, { width = 1280, dark = false, cookie } = {}) => {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: dark ? 'dark' : 'light', locale: 'en-GB' })
      const [name = '', ...value] = (cookie ?? '').split('=')
      if (cookie !== undefined) await context.addCookies([{ name, value: value.join('='), url: server.url }])
      const page = await context.newPage()
      page.on('pageerror', (error) => faults.push(`${path}: ${error.message}`))
      await page.goto(`${server.url}${path}`)
      await page.waitForSelector('main h1')
      return page
    },
    keyFor: server.product.keyFor,
    product: server.product,
    end: async () => {
      await browser.close()
      await server.stop()
      if (faults.length > 0) throw new Error(`Pages failed: ${faults.join('; ')}`)
    },
  }
}

/** Every page, with an address that shows something on it. */
export const PAGES = [
  '/',
  '/zones',
  '/zones/sirgali',
  '/zones/sirgali/land',
  '/lots',
  '/compare?zones=sirgali,bektemir',
  '/analysis',
  '/analysis?view=chart',
  '/analysis/dynamics',
  '/analysis/structure',
  '/indicators',
  '/indicators/ECO-07',
  '/indicators/new',
  '/quality',
  '/claims',
  '/claims/new',
  '/claims/O047',
  '/sources',
  '/sources/paper-table-1',
  '/acts',
  '/acts/VMQ-432',
  '/parameters',
  '/forms',
  '/forms/ksz-2',
  '/reported-figures',
  '/reported-differences',
  '/places/1726',
  '/search?q=sirg',
  '/data',
  '/api',
  '/import',
  '/import?kind=enterprises',
  '/calendar?year=2026',
  '/rates',
  '/key',
  '/verify',
  '/procedures',
  '/register/obligations',
  '/register/privatizations',
  '/zones/nowhere',
] as const

/** The address of a page in a language. */
export const addressOf = (language: string, path: string): string => `/${language}${path === '/' ? '' : path}`
