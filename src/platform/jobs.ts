import pg from 'pg'
import type { Clock } from './clock.ts'
import type { Database } from './database/connect.ts'
import { sql, type Writer } from './database/sql.ts'
import type { Equipment } from './equipment.ts'

/** What a task is given beside its payload. */
export type TaskTools = {
  readonly database: Database
  readonly equipment: Equipment
  readonly now: Date
  /** Whether this is the last attempt: what fails now is not tried again. */
  readonly last: boolean
}

/** One kind of work that a job names. It may be run twice after a crash, so doing it again must do no harm. */
export type Task = (payload: unknown, tools: TaskTools) => Promise<void>

/** Work that is looked for again and again: deadlines to warn of, digests to send. Doing it twice must do no harm. */
export type Sweep = (database: Database, now: Date, equipment: Equipment) => Promise<void>

/** All work of the product beside its requests; the composition root names it. */
export type Work = { readonly tasks: Readonly<Record<string, Task>>; readonly sweeps: readonly Sweep[] }

/** What work is done with. */
export type Workplace = { readonly database: Database; readonly equipment: Equipment; readonly work: Work }

const SWEEP_MINUTES = 5
const SCHEMA_LOCK = 7_260_001

/** Stands for "at once" in the queue, so that a job is due whatever clock it was made by. */
const AT_ONCE = '2000-01-01T00:00:00Z'

type JobOptions = {
  /** A job with the same key that has not begun is replaced. */
  readonly key?: string
  /** Not before this time; at once where it is not given. */
  readonly runAt?: Date
  /** Tries before it is given up; the pause grows from seconds to hours. */
  readonly maxAttempts?: number
}

/** Adds a job in the transaction that causes it: both are kept, or neither. */
export async function addJob(writer: Writer, task: string, payload: unknown, { key, runAt, maxAttempts = 12 }: JobOptions = {}): Promise<void> {
  await writer.run(sql`
    select graphile_worker.add_job(${task}, ${JSON.stringify(payload)}::json, run_at := ${runAt?.toISOString() ?? AT_ONCE}::timestamptz,
      max_attempts := ${maxAttempts}::int, job_key := ${key ?? null}::text)`)
}

/** Brings the queue's own schema to this program's library, one program at a time. */
export async function migrateJobs(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'sanoat-migrate' })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [SCHEMA_LOCK])
    // The library costs a tenth of a second to load: only a schema that is missing or old needs it.
    if (await isCurrent(client)) return
    const { runMigrations } = await import('graphile-worker')
    const pool = makePool(url, 2)
    try {
      await runMigrations({ pgPool: pool, logger: await silentLogger() })
    } finally {
      await pool.end()
    }
  } finally {
    await client.end().catch(() => {})
  }
}

/** The last migration of the library's version that package.json pins. */
const LAST_MIGRATION = 20

async function isCurrent(client: pg.Client): Promise<boolean> {
  const there = await client.query<{ found: string | null }>("select to_regclass('graphile_worker.migrations')::text as found")
  if (there.rows[0]?.found === null) return false
  const newest = await client.query<{ id: number }>('select coalesce(max(id), 0)::int as id from graphile_worker.migrations')
  return (newest.rows[0]?.id ?? 0) >= LAST_MIGRATION
}

function makePool(url: string, max: number): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max, application_name: 'sanoat-jobs', idleTimeoutMillis: 30_000 })
  pool.on('error', () => {})
  pool.on('connect', (connection) => void connection.on('error', () => {}))
  return pool
}

async function silentLogger() {
  const { Logger } = await import('graphile-worker')
  return new Logger(() => () => {})
}

/** The tasks as the library calls them. */
function taskList({ database, equipment, work }: Workplace, clock: Clock) {
  return Object.fromEntries(
    Object.entries(work.tasks).map(([name, task]) => [
      name,
      async (payload: unknown, { job }: { job: { attempts: number; max_attempts: number } }) =>
        task(payload, { database, equipment, now: clock.now(), last: job.attempts >= job.max_attempts }),
    ]),
  )
}

/** Does jobs as they come, and sweeps at once and every five minutes, until it is stopped. Failures are told to `failed`. */
export async function startJobs(place: Workplace, clock: Clock, failed: (what: string, error: unknown) => void): Promise<{ stop: () => Promise<void> }> {
  const { run } = await import('graphile-worker')
  const pool = makePool(place.database.url, 3)
  const runner = await run({
    pgPool: pool,
    taskList: taskList(place, clock),
    concurrency: 2,
    noHandleSignals: true,
    logger: await silentLogger(),
    parsedCronItems: [],
  })
  runner.events.on('job:error', ({ job, error }) => failed(job.task_identifier, error))
  let sweeping = Promise.resolve()
  const sweep = () => (sweeping = sweeping.then(() => sweepAll(place, clock.now(), failed)))
  void sweep()
  const timer = setInterval(() => void sweep(), SWEEP_MINUTES * 60_000)
  return {
    stop: async () => {
      clearInterval(timer)
      await sweeping
      await runner.stop().catch(() => {})
      await pool.end()
    },
  }
}

async function sweepAll({ database, equipment, work }: Workplace, now: Date, failed: (what: string, error: unknown) => void): Promise<void> {
  for (const sweep of work.sweeps) await sweep(database, now, equipment).catch((error: unknown) => failed(sweep.name, error))
}

/** Does everything that is due at this time once: the sweeps, then the jobs. For tests, whose clock is their own. */
export async function runJobs(place: Workplace, now: Date): Promise<void> {
  const fail = (_what: string, error: unknown) => {
    throw error
  }
  await sweepAll(place, now, fail)
  const { runOnce } = await import('graphile-worker')
  const pool = makePool(place.database.url, 3)
  // The queue goes by the database's clock: what is due by ours is made due, and what is not yet is set aside meanwhile.
  const aside = "interval '1000 years'"
  try {
    await pool.query('update graphile_worker._private_jobs set run_at = $1 where run_at <= $2', [AT_ONCE, now])
    await pool.query(`update graphile_worker._private_jobs set run_at = run_at + ${aside} where run_at > $1`, [now])
    await runOnce({ pgPool: pool, taskList: taskList(place, { now: () => now }), concurrency: 1, noHandleSignals: true, logger: await silentLogger() })
  } finally {
    await pool.query(`update graphile_worker._private_jobs set run_at = run_at - ${aside} where run_at > now() + interval '900 years'`)
    await pool.end()
  }
}
