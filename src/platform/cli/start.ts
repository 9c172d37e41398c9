import { Command } from 'commander'
import type { FastifyInstance } from 'fastify'
import { reasonOf } from '../database/connect.ts'
import { claimInstance } from '../instance.ts'
import { startJobs } from '../jobs.ts'
import { withoutPassword, type Settings } from '../settings.ts'
import { Stop } from '../stop.ts'
import { buildPages } from '../web-build.ts'
import type { OpenProduct, Tools } from './tools.ts'

export const startCommand = (tools: Tools): Command =>
  new Command('start').description('start the product: database, pages and interface').action(async () => {
    const settings = tools.settings()
    const { t } = tools
    const building = buildPages(() => console.log(t.text('start.building')))
    // Both take a second or more on the first start; a fault of either is told once the other has come to rest.
    const [built, opened] = await Promise.allSettled([building, tools.open(settings, 'sanoat-server')])
    if (opened.status === 'rejected') throw opened.reason
    const product = opened.value
    try {
      if (built.status === 'rejected') throw built.reason
      const claimed = await claimInstance(product.database.url, settings.dataFolder)
      try {
        // From here on a signal stops the program in order, also one that comes while it is still getting ready.
        const leaving = new AbortController()
        const stopped = stopSignal().then(() => leaving.abort())
        const server = await tools.serve(product, settings)
        const address = await listen(server, settings)
        claimed.announce(address)
        console.log(t.text('start.ready', { address }))
        console.log(
          product.database.embedded
            ? t.text('start.again', { folder: settings.dataFolder })
            : t.text('start.ownDatabase', { address: withoutPassword(product.database.url) }),
        )
        const setUp = await tools.setUpAddress(product)
        if (setUp !== undefined) console.log(t.text('start.setUp', { link: `${address}/${t.language}${setUp}` }))
        const trained = fillTraining(tools, product, leaving.signal)
        // Jobs begin when the training zone stands, so that no sweep meets a case that is being made.
        await Promise.race([trained, stopped])
        const jobs = await startJobs(product, product.clock, (what, error) => server.log.error({ err: error }, `job failed: ${what}`))
        await stopped
        console.log(t.text('start.stopping'))
        await trained
        await jobs.stop()
        await server.close()
      } finally {
        await claimed.release()
      }
    } finally {
      await product.close()
    }
  })

/** Makes what one learns with beside the requests; the product works without it, so that a fault is only told. */
async function fillTraining({ train, t }: Tools, product: OpenProduct, signal: AbortSignal): Promise<void> {
  if (!product.database.embedded) return
  try {
    if (await train(product, signal)) console.log(t.text('start.trained'))
  } catch (error) {
    if (!signal.aborted) console.warn(t.text('start.notTrained', { reason: reasonOf(error) }))
  }
}

async function listen(server: FastifyInstance, settings: Settings): Promise<string> {
  try {
    await server.listen({ port: settings.port, host: settings.host })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'EADDRINUSE') throw new Stop('stop.portInUse', { port: String(settings.port), host: settings.host })
    if (code === 'EACCES' || code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      throw new Stop('stop.portForbidden', { port: String(settings.port), host: settings.host })
    throw error
  }
  const bound = server.server.address()
  // Port 0 asks the system for a free one; then the public address is the one it gave.
  return settings.port === 0 && bound !== null && typeof bound === 'object' ? settings.publicUrl.replace(/:0$/, `:${bound.port}`) : settings.publicUrl
}

/** Waits for Ctrl-C, a termination, or the terminal's end. */
const stopSignal = () =>
  new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
  })
