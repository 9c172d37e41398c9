import { statementsOf } from './statements.ts'
import { makeProductServer, openProduct } from '../src/server.ts'
import { testSettings } from '../test/support/settings.ts'

/** The product as it is started, on the benchmark's database; `cold` gives up kept answers, so that every request is computed. */
const [url = '', mode = 'warm', pathsJson = '[]'] = process.argv.slice(2)
const settings = testSettings(url)
const product = await openProduct(settings, 'bench', { keepAnswers: mode === 'warm' })
const server = await makeProductServer(product, settings)
const paths: string[] = JSON.parse(pathsJson)
const statements = await statementsOf(paths, async (path) => {
  const answer = await server.inject(path)
  if (answer.statusCode !== 200) throw new Error(`Cannot bench ${path}: ${answer.statusCode} ${answer.body.slice(0, 300)}`)
})
const address = await server.listen({ port: 0, host: '127.0.0.1' })
process.send?.({ address, statements })
