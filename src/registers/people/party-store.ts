import { sql, type Writer } from '#platform/database/sql.ts'

/** Gives the roles that people hold for an organisation, and the invitations that are open, to another organisation. */
export async function giveGrants(writer: Writer, from: string, to: string): Promise<number> {
  await writer.run(sql`update invitation set party_id = ${to} where party_id = ${from} and accepted_at is null`)
  return writer.run(sql`update role_grant set party_id = ${to} where party_id = ${from} and revoked_at is null`)
}
