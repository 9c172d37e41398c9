import { createServer } from 'node:http'
import pg from 'pg'

/**
 * The peer: node:http and pg, nothing else. It runs the very statements the product runs for an address, prepared under
 * names, and sends their rows as JSON: no permissions, no checks, no computation.
 */
const [url = '', statementsJson = '{}'] = process.argv.slice(2)
const statements: Record<string, { text: string; values: unknown[]; name: string }[]> = JSON.parse(statementsJson)
const pool = new pg.Pool({ connectionString: url, max: 10, options: '-c default_transaction_read_only=on' })

const server = createServer((request, response) => {
  const wanted = statements[request.url ?? ''] ?? []
  void (async () => {
    const connection = await pool.connect()
    try {
      const rows: unknown[] = []
      for (const statement of wanted) rows.push((await connection.query(statement)).rows)
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(rows))
    } finally {
      connection.release()
    }
  })()
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (address !== null && typeof address === 'object') process.send?.(`http://127.0.0.1:${address.port}`)
})
