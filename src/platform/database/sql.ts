import { createHash } from 'node:crypto'
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, sql, type RawBuilder } from 'kysely'
import pg from 'pg'

export { sql }

/** A question put to the database; the rows come back typed as the store promises. */
export type Query<Row> = RawBuilder<Row>

/** What an operation that only reads receives. */
export type Reader = {
  readonly all: <Row>(query: Query<Row>) => Promise<Row[]>
  readonly first: <Row>(query: Query<Row>) => Promise<Row | undefined>
}

/** What an operation that writes receives: it alone can change anything, and only inside its transaction. */
export type Writer = Reader & {
  /** Runs a change and says how many rows it touched. */
  readonly run: (query: Query<unknown>) => Promise<number>
  /** The connection, for COPY. */
  readonly connection: pg.ClientBase
}

/** Turns Kysely's templates into PostgreSQL text; it never runs anything. */
const compiler = new Kysely<Record<never, never>>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (database) => new PostgresIntrospector(database),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
})

const names = new Map<string, string>()

/** The name under which a statement is prepared: PostgreSQL plans it once a connection. */
function nameOf(text: string): string {
  const known = names.get(text)
  if (known !== undefined) return known
  const name = `s${createHash('sha1').update(text).digest('hex').slice(0, 24)}`
  if (names.size < 2000) names.set(text, name)
  return name
}

/** The statement as pg takes it: text, values, and a name where it has values and so will come again. */
export function statementOf(query: Query<unknown>): { text: string; values: unknown[]; name?: string } {
  const { sql: text, parameters } = query.compile(compiler)
  return { name: nameOf(text), text, values: [...parameters] }
}

export function readerOf(connection: pg.ClientBase | pg.Pool): Reader {
  const all = async <Row>(query: Query<Row>) => (await connection.query<Row & pg.QueryResultRow>(statementOf(query))).rows
  return { all, first: async (query) => (await all(query))[0] }
}

export function writerOf(connection: pg.ClientBase): Writer {
  return {
    ...readerOf(connection),
    run: async (query) => (await connection.query(statementOf(query))).rowCount ?? 0,
    connection,
  }
}

/** Rows given as columns: `select * from unnest($1::text[], $2::int[])`. One statement for any number of rows. */
export const column = (values: readonly unknown[], type: string): Query<unknown> => sql`${values}::${sql.raw(type)}[]`
