import { Agent, request } from 'node:http'

/** What a load measured. */
export type Load = { readonly perSecond: number; readonly p50Ms: number; readonly p99Ms: number; readonly errors: number }

/** Asks addresses in turn over this many kept-alive connections, for a bounded number of requests. */
export async function applyLoad(base: string, paths: readonly string[], connections: number, requests: number): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const times: number[] = []
  let errors = 0
  let next = 0
  const one = (path: string) =>
    new Promise<void>((resolve) => {
      const start = performance.now()
      const sent = request(`${base}${path}`, { agent }, (answer) => {
        answer.on('end', () => {
          times.push(performance.now() - start)
          if (answer.statusCode !== 200) errors++
          resolve()
        })
        answer.resume()
      })
      sent.on('error', () => {
        errors++
        resolve()
      })
      sent.end()
    })
  const worker = async () => {
    while (next < requests) await one(paths[next++ % paths.length] ?? '/')
  }
  const start = performance.now()
  await Promise.all(Array.from({ length: connections }, worker))
  const seconds = (performance.now() - start) / 1000
  agent.destroy()
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
  return { perSecond: times.length / seconds, p50Ms: at(0.5), p99Ms: at(0.99), errors }
}
