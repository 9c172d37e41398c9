import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbedded } from '#platform/database/embedded.ts'
import { openProduct, type Product } from '../src/server.ts'
import { testSettings } from '../test/support/settings.ts'
import { fillForms, rushMonth, type FormsSize } from './forms-world.ts'
import type { Row } from './product.ts'
import { listenTo } from './statements.ts'

const FULL: FormsSize = { enterprises: 20_000, months: 12, rush: 2000 }
const SMALL: FormsSize = { enterprises: 2000, months: 6, rush: 300 }
const CONNECTIONS = 32

const HEAD = { id: 'head', name: 'head', grants: [{ role: 'resident.head' as const }] }
const SPECIALIST = { id: 'specialist', name: 'specialist', grants: [{ role: 'directorate.specialist' as const }] }

type Statement = { readonly text: string; readonly values: unknown[]; readonly name: string }
type Times = { readonly p50: number; readonly p99: number }

/**
 * The last day of a month: reports submitted, then approved one by one over many connections, while the country's figures are asked for
 * again and again; each against the very same statements sent by hand. Smaller unless --full is given.
 */
export async function benchForms(log: (text: string) => void, full: boolean): Promise<Row[]> {
  const size = full ? FULL : SMALL
  const folder = mkdtempSync(join(tmpdir(), 'sanoat-bench-'))
  const embedded = await startEmbedded(folder)
  try {
    await (await openProduct(testSettings(embedded.url), 'bench-setup')).close()
    const client = new pg.Client({ connectionString: embedded.url })
    client.on('error', () => {})
    await client.connect()
    const begun = performance.now()
    const figures = await fillForms(client, size)
    log(`forms: ${size.enterprises} enterprises, ${figures} figures approved, filled in ${((performance.now() - begun) / 1000).toFixed(0)} s`)
    const reports = await client.query<{ zone: string; id: string }>(
      `select zone_id as zone, submission_id as id from submission where period = $1 and exists (select 1 from submission_field f where f.zone_id = submission.zone_id and f.submission_id = submission.submission_id) order by md5(submission_id::text)`,
      [rushMonth(size)],
    )
    await client.end()
    const product = await openProduct(testSettings(embedded.url), 'bench')
    try {
      return await rush(product, embedded.url, size, reports.rows, log)
    } finally {
      await product.close()
    }
  } finally {
    await embedded.release()
    rmSync(folder, { recursive: true, force: true })
  }
}

type Named = { readonly zone: string; readonly id: string }

async function rush(product: Product, url: string, size: FormsSize, reports: readonly Named[], log: (text: string) => void): Promise<Row[]> {
  const now = new Date(`${rushMonth({ ...size, months: size.months + 1 })}-10T09:00:00Z`)
  const ask = async (name: string, input: object, actor: typeof HEAD | typeof SPECIALIST) => {
    const answer = await product.dispatch.answer(name, input, { actor, language: 'uz', now })
    if (!answer.ok) throw new Error(`Cannot bench ${name}: ${answer.code} ${JSON.stringify(answer.faults ?? answer.details).slice(0, 300)}`)
  }
  const submit = ({ zone, id }: Named) => ask('submitSubmission', { zone, id }, HEAD)
  const approve = ({ zone, id }: Named) => ask('approveSubmissions', { zone, ids: [id] }, SPECIALIST)
  const country = () => ask('listReportedFigures', { form: 'ksz-1', period: rushMonth(size), place: '17' }, SPECIALIST)

  const [first, ...rest] = reports
  if (first === undefined) throw new Error('Cannot bench: no report is filled')
  const submitted = await recorded(() => submit(first))
  const approved = await recorded(() => approve(first))
  const shown = await recorded(country)
  await country()

  const dashboard = watch(country)
  const ourSubmit = await timed(rest, submit)
  const ourApprove = await timed(rest, approve)
  const ourCountry = await dashboard.end()
  log(`forms: ${rest.length} submitted and approved, the country asked for ${ourCountry.asked} times meanwhile`)

  const byHand = await peers(url)
  const peerSubmit = await timed(rest, (_report, index) => byHand.change(submitted, index))
  const peerApprove = await timed(rest, (_report, index) => byHand.change(approved, index))
  const peerCountry = await timed(rest.slice(0, 200), () => byHand.read(shown), 1)
  await byHand.end()
  return [
    rowOf(`submit a report, ${CONNECTIONS} at once`, ourSubmit, peerSubmit, '≥ 0.5', 0.5),
    rowOf(`approve a report, ${CONNECTIONS} at once`, ourApprove, peerApprove, '≥ 0.5', 0.5),
    {
      ...rowOf('country figures during the rush', ourCountry, peerCountry, 'p50 ≤ 5 ms, p99 ≤ 100 ms', 0),
      holds: ourCountry.p50 <= 5 && ourCountry.p99 <= 100,
    },
  ]
}

const rowOf = (name: string, ours: Times, peer: Times, budget: string, least: number): Row => ({
  name: `forms: ${name}`,
  ours: `p50 ${ours.p50.toFixed(1)} ms, p99 ${ours.p99.toFixed(1)} ms`,
  peer: `p50 ${peer.p50.toFixed(1)} ms, p99 ${peer.p99.toFixed(1)} ms`,
  ratio: peer.p50 / ours.p50,
  budget,
  holds: peer.p50 / ours.p50 >= least,
})

/** The prepared statements a piece of work sends. */
async function recorded(work: () => Promise<void>): Promise<Statement[]> {
  const heard: Statement[] = []
  const restore = listenTo((statement) => heard.push(statement))
  await work()
  restore()
  return heard.filter(({ text }) => !text.includes('journal'))
}

/** Does a piece of work for each item, so many at once. */
async function timed<Item>(items: readonly Item[], work: (item: Item, index: number) => Promise<void>, connections = CONNECTIONS): Promise<Times> {
  const times: number[] = []
  let next = 0
  const worker = async () => {
    for (let index = next++; index < items.length; index = next++) {
      const item = items[index]
      if (item === undefined) return
      const begun = performance.now()
      await work(item, index)
      times.push(performance.now() - begun)
    }
  }
  await Promise.all(Array.from({ length: connections }, worker))
  return quantiles(times)
}

function quantiles(times: readonly number[]): Times {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
  return { p50: at(0.5), p99: at(0.99) }
}

/** Asks the same again and again, a twentieth of a second apart, until it is told to end. */
function watch(ask: () => Promise<void>): { readonly end: () => Promise<Times & { asked: number }> } {
  const times: number[] = []
  let over = false
  const running = (async () => {
    while (!over) {
      const begun = performance.now()
      await ask()
      times.push(performance.now() - begun)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  })()
  // Whatever ends it early is told when it is asked for.
  running.catch(() => {})
  return {
    end: async () => {
      over = true
      await running
      return { ...quantiles(times), asked: times.length }
    },
  }
}

/** The same statements by hand, each piece of work in a transaction of its own with one journal line; a repeated revision gets a number of its own. */
async function peers(url: string) {
  const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS })
  pool.on('error', () => {})
  await pool.query("insert into journal_head (chain, seq, hash) select 'peer' || n, 0, '\\x00' from generate_series(0, 316) n on conflict do nothing")
  const within = async (work: (client: pg.PoolClient) => Promise<void>) => {
    const client = await pool.connect()
    try {
      await work(client)
    } finally {
      client.release()
    }
  }
  return {
    change: (statements: readonly Statement[], index: number) =>
      within(async (client) => {
        await client.query('begin')
        for (const { text, values, name } of statements) {
          const revision = text.includes('into submission_revision') ? values.map((value, at) => (at === 2 ? 1000 + index : value)) : values
          await client.query({ name, text, values: revision })
        }
        await client.query({ name: 'peer_journal', text: 'update journal_head set seq = seq + 1 where chain = $1', values: [`peer${index % 317}`] })
        await client.query('commit')
      }),
    read: (statements: readonly Statement[]) =>
      within(async (client) => {
        for (const { text, values, name } of statements) await client.query({ name, text, values })
      }),
    end: () => pool.end(),
  }
}
