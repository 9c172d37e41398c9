import { createHash } from 'node:crypto'
import type { Actor } from '#lib/access.ts'
import { sql, type Reader, type Writer } from './database/sql.ts'

/** The chain of everything that belongs to no single zone. */
export const NETWORK_CHAIN = 'network'

const FIRST = Buffer.alloc(32)

export type Entry = {
  readonly chain: string
  readonly seq: number
  readonly at: string
  readonly actor: string
  readonly action: string
  readonly subject: string
  readonly content: string
  readonly previous: Buffer
}

/** SHA-256 over the entry's parts, each preceded by its length so that no two entries read alike. */
export function hashOf(entry: Entry): Buffer {
  const hash = createHash('sha256')
  for (const part of [entry.chain, String(entry.seq), entry.at, entry.actor, entry.action, entry.subject, entry.content]) {
    hash.update(`${Buffer.byteLength(part)}:`).update(part)
  }
  return hash.update(entry.previous).digest()
}

export type JournalLine = { readonly chain?: string; readonly action: string; readonly subject: string; readonly content: unknown }

/**
 * Adds an entry to its chain. The chain's head stays locked until the transaction ends, so entries of one chain are
 * strictly ordered; other chains do not wait. Call it last in a transaction: the lock is then held only for the commit.
 */
export async function writeJournal(writer: Writer, actor: Actor, at: Date, line: JournalLine): Promise<void> {
  const chain = line.chain ?? NETWORK_CHAIN
  // Takes the chain's head and locks it; a chain that is new gets its first one.
  const head = await writer.first(sql<{ seq: number; hash: Buffer }>`
    insert into journal_head as head (chain, seq, hash) values (${chain}, 0, ${FIRST})
    on conflict (chain) do update set seq = head.seq returning seq, hash`)
  if (head === undefined) throw new Error(`Cannot write the journal: chain ${chain} has no head`)
  const entry = {
    chain,
    seq: head.seq + 1,
    at: at.toISOString(),
    actor: actor.id,
    action: line.action,
    subject: line.subject,
    content: JSON.stringify(line.content),
    previous: head.hash,
  }
  const hash = hashOf(entry)
  await writer.run(sql`
    with entry as (
      insert into journal (chain, seq, at, actor, action, subject, content, previous, hash)
      values (${chain}, ${entry.seq}, ${entry.at}, ${entry.actor}, ${entry.action}, ${entry.subject}, ${entry.content}, ${entry.previous}, ${hash})
    )
    update journal_head set seq = ${entry.seq}, hash = ${hash} where chain = ${chain}`)
}

/** A number that grows with every change to anything: what was read at one number is fresh while it stands. */
export async function readChange(reader: Reader): Promise<number> {
  const row = await reader.first(sql<{ change: number }>`select coalesce(sum(seq), 0)::bigint as change from journal_head`)
  return row?.change ?? 0
}

/** A text that is another after every change, and another in every database: the heads of all chains in one hash. */
export async function readState(reader: Reader): Promise<string> {
  const row = await reader.first(
    sql<{ state: string | null }>`select md5(string_agg(chain || seq || encode(hash, 'hex'), ',' order by chain)) as state from journal_head`,
  )
  return row?.state ?? ''
}

/** What is wrong with an entry: a gap, a content that does not match its hash, a link that does not match, a cut-off end. */
export type JournalFault = { readonly chain: string; readonly seq: number; readonly fault: 'gap' | 'content' | 'link' | 'head' }

export type JournalCheck = {
  readonly entries: number
  readonly chains: number
  readonly faults: readonly JournalFault[]
  /** One hash over the heads of all chains: keep it elsewhere, and a rewritten journal is noticed. */
  readonly anchor: string
}

type Row = Entry & { readonly hash: Buffer }

/** Walks every chain from its first entry, a thousand at a time, and names each entry that does not fit. */
export async function verifyJournal(reader: Reader, progress: (entries: number) => void = () => {}): Promise<JournalCheck> {
  const heads = await reader.all(sql<{ chain: string; seq: number; hash: Buffer }>`select chain, seq, hash from journal_head order by chain`)
  const strays = await reader.all(
    sql<{
      chain: string
      seq: number
    }>`select chain, min(seq) as seq from journal where not exists (select 1 from journal_head head where head.chain = journal.chain) group by chain`,
  )
  const faults: JournalFault[] = strays.map(({ chain, seq }) => ({ chain, seq, fault: 'head' as const }))
  let entries = 0
  for (const head of heads) {
    let previous: Buffer = FIRST
    let expected = 1
    for (;;) {
      const rows: Row[] = await reader.all(
        sql<Row>`select chain, seq, at, actor, action, subject, content, previous, hash from journal where chain = ${head.chain} and seq >= ${expected} order by seq limit 1000`,
      )
      for (const row of rows) {
        if (row.seq !== expected) faults.push({ chain: head.chain, seq: expected, fault: 'gap' })
        if (!hashOf(row).equals(row.hash)) faults.push({ chain: head.chain, seq: row.seq, fault: 'content' })
        else if (!row.previous.equals(previous)) faults.push({ chain: head.chain, seq: row.seq, fault: 'link' })
        previous = row.hash
        expected = row.seq + 1
      }
      entries += rows.length
      progress(entries)
      if (rows.length < 1000) break
    }
    if (head.seq !== expected - 1 || !previous.equals(head.hash)) faults.push({ chain: head.chain, seq: head.seq, fault: 'head' })
  }
  const anchor = createHash('sha256')
  for (const head of heads) anchor.update(`${head.chain}:${head.seq}:${head.hash.toString('hex')}\n`)
  return { entries, chains: heads.length, faults, anchor: anchor.digest('hex') }
}
