import { Command } from 'commander'
import { withProduct, type Tools } from './tools.ts'

export const migrateCommand = (tools: Tools): Command =>
  new Command('migrate').description('bring the database to the schema and reference data of this program').action(async () => {
    await withProduct(tools, async ({ database }) => {
      const rows = await database.readers.query<{ name: string }>('select name from migration order by id')
      for (const { name } of rows.rows) console.log(name)
    })
  })
