import { sql, type Reader, type Writer } from '#platform/database/sql.ts'
import type { FindingState } from './model.ts'

type DecisionRow = { finding: string; state: FindingState; reason: string; by: string; at: string }

/** The latest decision on each finding. */
export const latestDecisions = (reader: Reader) =>
  reader.all(sql<DecisionRow>`
    select distinct on (finding) finding, state, reason, actor as "by", decided_at as "at" from finding_decision order by finding, decided_at desc limit 20000`)

export const insertDecision = (writer: Writer, decision: DecisionRow) =>
  writer.run(
    sql`insert into finding_decision (finding, decided_at, state, reason, actor) values (${decision.finding}, ${decision.at}, ${decision.state}, ${decision.reason}, ${decision.by})`,
  )
