import { Command } from 'commander'
import { ROLES, isRole } from '#lib/access.ts'
import { inWriting } from '../database/connect.ts'
import { readerOf } from '../database/sql.ts'
import { writeJournal } from '../journal.ts'
import { createKey, listKeys, revokeKey } from '../keys.ts'
import { Stop } from '../stop.ts'
import { operatorActor, withProduct, type Tools } from './tools.ts'

export const keyCommand = (tools: Tools): Command => {
  const key = new Command('key').description('keys by which staff and programs enter')
  key
    .command('add')
    .description('make a key; it is shown once')
    .requiredOption('--name <name>', 'whose key it is')
    .requiredOption('--role <role...>', `one or more of ${ROLES.join(', ')}`)
    .option('--zone <zone...>', 'limit it to these zones')
    .option('--party <id...>', 'limit it to these organisations')
    .action(async (options: { name: string; role: string[]; zone?: string[]; party?: string[] }) => {
      const unknown = options.role.find((role) => !isRole(role))
      if (unknown !== undefined) throw new Stop('stop.usage', { message: `--role ${unknown}: expected ${ROLES.join(', ')}` })
      const noParty = options.party?.find((party) => !/^[0-9a-f-]{36}$/.test(party))
      if (noParty !== undefined) throw new Stop('stop.usage', { message: `--party ${noParty}: expected the id of an organisation` })
      await withProduct(tools, async ({ database }) => {
        const now = new Date()
        const made = await inWriting(database, async (writer) => {
          const created = await createKey(writer, now, options.name, options.role.filter(isRole), options.zone, options.party)
          await writeJournal(writer, operatorActor(), now, {
            action: 'key.added',
            subject: created.id,
            content: { name: options.name, roles: options.role, zones: options.zone ?? null, parties: options.party ?? null },
          })
          return { keep: true, value: created }
        })
        console.log(made.key)
      })
    })
  key
    .command('list')
    .description('list keys')
    .action(async () => {
      await withProduct(tools, async ({ database }) => {
        for (const row of await listKeys(readerOf(database.readers)))
          console.log([row.id, row.name, row.roles.join(','), row.created_at, row.revoked_at ?? ''].join('\t'))
      })
    })
  key
    .command('revoke')
    .argument('<id>', 'id of the key')
    .description('take a key back')
    .action(async (id: string) => {
      await withProduct(tools, async ({ database }) => {
        const now = new Date()
        const done = await inWriting(database, async (writer) => {
          const revoked = /^[0-9a-f-]{36}$/.test(id) && (await revokeKey(writer, now, id))
          if (revoked) await writeJournal(writer, operatorActor(), now, { action: 'key.revoked', subject: id, content: {} })
          return { keep: revoked, value: revoked }
        })
        if (!done) throw new Stop('stop.usage', { message: `key revoke: no working key ${id}` })
      })
    })
  return key
}
