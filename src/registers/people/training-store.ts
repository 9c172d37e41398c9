import { sql, type Reader, type Writer } from '#platform/database/sql.ts'

export type TrainingParty = { readonly id: string; readonly kind: string; readonly names: unknown; readonly place: string; readonly search: string }

/** Organisations of the training zone that are not there yet. */
export const putTrainingParties = (writer: Writer, now: Date, parties: readonly TrainingParty[]) =>
  writer.run(sql`
    insert into party (party_id, kind, names, place, training, search, created_at)
    select id, kind, names, place, true, search, ${now.toISOString()}
    from jsonb_to_recordset(${JSON.stringify(parties)}::jsonb) as given (id uuid, kind text, names jsonb, place text, search text)
    on conflict (party_id) do nothing`)

/** A training account's person by its e-mail. */
export const trainingPersonOf = (reader: Reader, email: string) =>
  reader.first(sql<{ id: string }>`select person_id as id from person where email = ${email} and training`)
