import * as z from 'zod/mini'
import { day } from '#lib/schema.ts'
import { said } from '#procedures/cases/model.ts'

export const VOTES = ['for', 'against', 'abstain'] as const
export const voteChoice = z.enum(VOTES)

/** A case on the agenda, with what is proposed to the commission. */
export const agendaItem = z.object({ zone: z.string(), id: z.string(), number: z.string(), kind: z.string(), title: said, proposal: said })
export type AgendaItem = z.output<typeof agendaItem>

export const member = z.object({ id: z.string(), name: z.string(), chair: z.boolean() })
export type Member = z.output<typeof member>

export const vote = z.object({ item: z.string(), member: z.string(), vote: voteChoice, opinion: z.string() })
export type Vote = z.output<typeof vote>

export const conflict = z.object({ item: z.string(), member: z.string(), reason: z.string() })
export type Conflict = z.output<typeof conflict>

export const itemResult = z.object({
  item: z.string(),
  adopted: z.boolean(),
  for: z.number(),
  against: z.number(),
  abstain: z.number(),
  barred: z.number(),
  tie: z.boolean(),
})
export type ItemResult = z.output<typeof itemResult>

/** What the module keeps of a session. */
export const sessionData = z.object({
  day,
  place: z.string(),
  items: z.array(agendaItem),
  members: z.array(member),
  present: z.array(z.string()),
  conflicts: z.array(conflict),
  votes: z.array(vote),
  results: z.array(itemResult),
})
export type SessionData = z.output<typeof sessionData>
