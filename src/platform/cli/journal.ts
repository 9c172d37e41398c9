import { Command } from 'commander'
import { SingleBar } from 'cli-progress'
import { inSnapshot } from '../database/connect.ts'
import { verifyJournal } from '../journal.ts'
import { Stop } from '../stop.ts'
import { withProduct, type Tools } from './tools.ts'

export const journalCommand = (tools: Tools): Command => {
  const journal = new Command('journal').description('the record of every change')
  journal
    .command('verify')
    .description('walk every chain of the journal and name each entry that does not fit; prints an anchor to keep elsewhere')
    .action(async () => {
      await withProduct(tools, async ({ database }) => {
        const total = await database.readers.query<{ total: number }>('select coalesce(sum(seq), 0)::bigint as total from journal_head')
        const bar = new SingleBar({ format: '{bar} {value} / {total}', hideCursor: true, noTTYOutput: false })
        bar.start(total.rows[0]?.total ?? 0, 0)
        const check = await inSnapshot(database, (reader) => verifyJournal(reader, (entries) => bar.update(entries)))
        bar.stop()
        for (const { chain, seq, fault } of check.faults) console.error(`${chain} ${seq}: ${fault}`)
        if (check.faults.length > 0) throw new Stop('stop.journalBroken', { count: check.faults.length })
        console.log(`${check.entries} entries in ${check.chains} chains verified`)
        console.log(`anchor ${check.anchor}`)
      })
    })
  return journal
}
