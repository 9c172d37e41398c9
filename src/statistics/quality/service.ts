import { ok, refuse } from '#lib/result.ts'
import type { Reader } from '#platform/database/sql.ts'
import { readState } from '#platform/journal.ts'
import type { ReadHandler, WriteHandler } from '#platform/dispatch.ts'
import { readPlacesOf, readPlace } from '#registers/places/service.ts'
import { readZones } from '#registers/zones/service.ts'
import { readClaims, readStandingClaims, readStatements } from '../claims/service.ts'
import type { decideFinding, getFinding, listFindings } from './contract.ts'
import type { ComputedFinding, Finding } from './model.ts'
import { findAll, QUALITY_RULES } from './rules/all.ts'
import { insertDecision, latestDecisions } from './store.ts'

const ORDER = { error: 0, warning: 1, note: 2 } as const

let latest: { readonly state: string; readonly findings: Finding[] } | undefined

/**
 * What the rules find in the standing claims, with what people decided about it; gravest and open first. Computed once
 * for each state of the database: the journal's heads tell when anything changed.
 */
export async function readFindings(reader: Reader): Promise<Finding[]> {
  const state = await readState(reader)
  if (latest?.state === state) return latest.findings
  const findings = await computeFindings(reader)
  latest = { state, findings }
  return findings
}

async function computeFindings(reader: Reader): Promise<Finding[]> {
  const [claims, statements, zones] = [await readStandingClaims(reader), await readStatements(reader), await readZones(reader)]
  const country = await readPlace(reader, '17')
  const regions = await readPlacesOf(reader, '17')
  const districts = [
    ...new Map(
      zones
        .filter(({ district, region }) => district !== region)
        .map(({ district, region }) => [district, { soato: district, level: 'district' as const, parent: region }]),
    ).values(),
  ]
  const places = [...(country === undefined ? [] : [country]), ...regions, ...districts]
  const computed = findAll({ claims, statements, zones: zones.map(({ id, district }) => ({ id, place: district })), places })
  const decisions = new Map((await latestDecisions(reader)).map(({ finding, ...decision }) => [finding, decision]))
  return computed
    .map((finding): Finding => {
      const decision = decisions.get(finding.id) ?? null
      return { ...finding, state: decision?.state ?? proposedState(finding), decision }
    })
    .toSorted((a, b) => Number(a.state !== 'open') - Number(b.state !== 'open') || ORDER[a.severity] - ORDER[b.severity])
}

/** A finding that its own evidence settles needs no person; every other one is open. */
const proposedState = (finding: ComputedFinding) => (finding.evidence === null ? ('open' as const) : ('settled' as const))

export const answerListFindings: ReadHandler<typeof listFindings> = async (input, reader) => {
  const all = await readFindings(reader)
  const items = all
    .filter(({ state }) => input.state === undefined || state === input.state)
    .filter(({ severity }) => input.severity === undefined || severity === input.severity)
    .filter(({ rule }) => input.rule === undefined || rule === input.rule)
    .filter(({ subject }) => input.subject === undefined || subject === input.subject)
  const claims = await readStandingClaims(reader)
  return ok({
    items,
    claims: claims.length,
    rules: QUALITY_RULES.map(({ name }) => ({ rule: name, findings: all.filter(({ rule }) => rule === name).length })),
  })
}

export const answerGetFinding: ReadHandler<typeof getFinding> = async ({ id }, reader) => {
  const finding = (await readFindings(reader)).find((one) => one.id === id)
  return finding === undefined ? refuse('finding.unknown', { id }) : ok({ finding, claims: await readClaims(reader, finding.claims) })
}

export const answerDecideFinding: WriteHandler<typeof decideFinding> = async ({ id, state, reason }, writer, { actor, now }) => {
  const finding = (await readFindings(writer)).find((one) => one.id === id)
  if (finding === undefined) return refuse('finding.unknown', { id })
  if (finding.state === state && finding.decision !== null) return refuse('finding.sameState')
  const decision = { state, reason, by: actor.name, at: now.toISOString() }
  await insertDecision(writer, { finding: id, ...decision })
  return ok({ output: { ...finding, state, decision }, subject: id })
}
