import * as z from 'zod/mini'
import { reportValue } from '../../templates/model.ts'

/** What was typed and is not yet known to be saved: the value, or none while the text is not one; and the version it was typed over. */
const entry = z.object({ text: z.string(), value: z.optional(reportValue), base: z.number() })
export type Entry = z.output<typeof entry>
export type Outbox = Readonly<Record<string, Entry>>

const stored = z.record(z.string(), entry)

const keyOf = (zone: string, id: string) => `sanoat.filling.${zone}.${id}`

/** Entries kept on this device from an earlier visit; what cannot be read is left out. */
export function readOutbox(zone: string, id: string): Outbox {
  try {
    const read = stored.safeParse(JSON.parse(localStorage.getItem(keyOf(zone, id)) ?? '{}'))
    return read.success ? read.data : {}
  } catch {
    return {}
  }
}

/** Keeps entries on this device at once, so that they outlive the page. Says whether they are kept. */
export function keepOutbox(zone: string, id: string, outbox: Outbox): boolean {
  try {
    if (Object.keys(outbox).length === 0) localStorage.removeItem(keyOf(zone, id))
    else localStorage.setItem(keyOf(zone, id), JSON.stringify(outbox))
    return true
  } catch {
    return false
  }
}
