import type { Clock } from '#platform/clock.ts'
import type { TestProduct } from './product.ts'
import { openTestProduct } from './product.ts'

/** A product that listens on a free port, for browsers. */
export async function startServer(clock?: Clock): Promise<{ url: string; product: TestProduct; stop: () => Promise<void> }> {
  const product = await openTestProduct(clock)
  const url = await product.server.listen({ port: 0, host: '127.0.0.1' })
  return { url, product, stop: product.drop }
}
