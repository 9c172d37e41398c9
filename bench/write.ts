import pg from 'pg'
import { newId } from '#platform/id.ts'
import { openProduct } from '../src/server.ts'
import { testSettings } from '../test/support/settings.ts'
import type { Row } from './product.ts'
import { listenTo } from './statements.ts'

const ACTOR = { id: 'bench', name: 'bench', grants: [{ role: 'directorate.specialist' as const }] }

/**
 * An audited insert: a new claim with its permission, checks, official value and journal entry, against a program that
 * sends the very same statements in a transaction and does nothing else. One writer, then ten on different zones.
 */
export async function benchWrite(url: string, count = 400): Promise<Row> {
  const product = await openProduct(testSettings(url), 'bench')
  const input = (n: number) => ({
    subject: `bench-${String((n % 317) + 1).padStart(3, '0')}`,
    measure: 'workers',
    period: '2030',
    periodBasis: 'stated',
    value: n,
    unit: 'person',
    qualifier: 'exact',
    scope: 'zone',
    source: 'bench',
    locator: `${newId(new Date())}`,
    quote: '',
  })
  const ask = async (n: number) => {
    const answer = await product.dispatch.answer('recordClaim', input(n), { actor: ACTOR, language: 'en', now: new Date() })
    if (!answer.ok) throw new Error(`Cannot bench a write: ${answer.code}`)
  }
  for (let n = 0; n < 50; n++) await ask(n)
  const recorded: { text: string; values: unknown[]; name?: string }[] = []
  const restore = listenTo((statement) => recorded.push(statement))
  await ask(50)
  restore()

  const timed = async (work: (n: number) => Promise<void>) => {
    const begun = performance.now()
    for (let n = 0; n < count; n++) await work(n)
    return (performance.now() - begun) / count
  }
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const byHand = async () => {
    await client.query('begin')
    for (const statement of recorded.filter(({ text }) => !/insert into (claim|journal|journal_head)|with entry/.test(text))) await client.query(statement)
    await client.query(
      "insert into journal_head as head (chain, seq, hash) values ('peer', 0, '\\x00') on conflict (chain) do update set seq = head.seq returning seq, hash",
    )
    const id = newId(new Date())
    await client.query({
      name: 'peer_claim',
      text: "insert into claim (subject, id, measure, period, period_basis, value, unit, qualifier, scope, source, locator, recorded_from) values ('bench-001', $1, 'workers', '2031', 'stated', 1, 'person', 'exact', 'zone', 'bench', $1, now())",
      values: [id],
    })
    await client.query("update journal_head set seq = seq + 1 where chain = 'peer'")
    await client.query('commit')
  }
  for (let n = 0; n < 20; n++) await byHand()
  const ours = await timed(ask)
  const peer = await timed(byHand)
  await client.end()
  await product.close()
  return {
    name: 'audited insert of a claim',
    ours: `${ours.toFixed(2)} ms`,
    peer: `${peer.toFixed(2)} ms`,
    ratio: peer / ours,
    budget: '≥ 0.6',
    holds: peer / ours >= 0.6,
  }
}
