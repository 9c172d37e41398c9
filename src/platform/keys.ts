import { createHash, randomBytes } from 'node:crypto'
import { PUBLIC_ACTOR, isRole, type Actor, type Grant, type Role } from '#lib/access.ts'
import { newId } from './id.ts'
import { sql, type Reader, type Writer } from './database/sql.ts'

const hashKey = (key: string) => createHash('sha256').update(key).digest()

/** Makes a key for a person or program; the key itself is told once and only its hash is kept. */
export async function createKey(
  writer: Writer,
  now: Date,
  name: string,
  roles: readonly Role[],
  zones?: readonly string[],
  parties?: readonly string[],
): Promise<{ id: string; key: string }> {
  const key = `sk_${randomBytes(24).toString('base64url')}`
  const id = newId(now)
  await writer.run(
    sql`insert into access_key (id, name, roles, zones, parties, hash, created_at) values (${id}, ${name}, ${[...roles]}::text[], ${zones === undefined ? null : [...zones]}::text[], ${parties === undefined ? null : [...parties]}::uuid[], ${hashKey(key)}, ${now.toISOString()})`,
  )
  return { id, key }
}

/** Takes a key back; false where no working key has that id. */
export async function revokeKey(writer: Writer, now: Date, id: string): Promise<boolean> {
  return (await writer.run(sql`update access_key set revoked_at = ${now.toISOString()} where id = ${id} and revoked_at is null`)) > 0
}

type Row = { id: string; name: string; roles: string[]; zones: string[] | null; parties: string[] | null }

/** Who holds the key; the public where there is none, undefined where the key does not work. */
export async function actorOfKey(reader: Reader, key: string | undefined): Promise<Actor | undefined> {
  if (key === undefined) return PUBLIC_ACTOR
  const row = await reader.first(sql<Row>`select id, name, roles, zones, parties from access_key where hash = ${hashKey(key)} and revoked_at is null`)
  if (row === undefined) return undefined
  return { id: row.id, name: row.name, grants: grantsOfKey(row) }
}

/** Each role of a key in each of its zones, for each of its organisations; where it has neither, for the network. */
function grantsOfKey({ roles, zones, parties }: Row): Grant[] {
  const places = zones === null ? [{}] : zones.map((zone) => ({ zone }))
  const bodies = parties === null ? [{}] : parties.map((party) => ({ party }))
  return roles.filter(isRole).flatMap((role) => places.flatMap((place) => bodies.map((body) => ({ role, ...place, ...body }))))
}

export const listKeys = (reader: Reader) =>
  reader.all(
    sql<{
      id: string
      name: string
      roles: string[]
      created_at: string
      revoked_at: string | null
    }>`select id, name, roles, created_at, revoked_at from access_key order by created_at, id limit 1000`,
  )
