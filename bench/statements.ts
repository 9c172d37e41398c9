import pg from 'pg'

type Statement = { text: string; values: unknown[]; name: string }

/** The statements with rows that each address makes the product run, recorded once. */
export async function statementsOf(paths: readonly string[], visit: (path: string) => Promise<void>): Promise<Record<string, Statement[]>> {
  const found: Record<string, Statement[]> = {}
  for (const path of paths) {
    const recorded: Statement[] = []
    const restore = listenTo((statement) => recorded.push(statement))
    await visit(path)
    restore()
    found[path] = recorded.filter(({ text }) => !text.includes('journal_head'))
  }
  return found
}

/** Listens to every prepared statement that goes through pg until it is told to stop. */
export function listenTo(heard: (statement: Statement) => void): () => void {
  const original = pg.Client.prototype.query
  const wrapped = function (this: pg.Client, ...args: unknown[]): unknown {
    const [first] = args
    if (typeof first === 'object' && first !== null && 'text' in first && 'values' in first && 'name' in first && Array.isArray(first.values))
      heard({ text: String(first.text), values: first.values, name: String(first.name) })
    return Reflect.apply(original, this, args)
  }
  Reflect.set(pg.Client.prototype, 'query', wrapped)
  return () => {
    Reflect.set(pg.Client.prototype, 'query', original)
  }
}
