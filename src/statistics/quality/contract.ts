import * as z from 'zod/mini'
import { operation } from '#lib/operation.ts'
import { subject } from '#lib/schema.ts'
import { claim } from '../claims/model.ts'
import { finding, findingState, severity } from './model.ts'

export const listFindings = operation({
  method: 'GET',
  path: '/findings',
  summary: 'What the quality rules find in the claims now, with counts by rule and state',
  can: 'public.read',
  snapshot: true,
  input: z.object({
    state: z.optional(findingState),
    severity: z.optional(severity),
    rule: z.optional(z.string()),
    subject: z.optional(subject),
  }),
  output: z.object({
    items: z.array(finding),
    claims: z.number(),
    rules: z.array(z.object({ rule: z.string(), findings: z.number() })),
  }),
})

export const getFinding = operation({
  method: 'GET',
  path: '/findings/{id}',
  summary: 'One finding with its claims',
  can: 'public.read',
  snapshot: true,
  input: z.object({ id: z.string().check(z.maxLength(200)) }),
  output: z.object({ finding, claims: z.array(claim) }),
})

export const decideFinding = operation({
  method: 'POST',
  path: '/findings/{id}/decisions',
  summary: 'Explain, settle or reopen a finding, with a reason on record',
  can: 'finding.decide',
  audit: 'finding.decided',
  input: z.object({ id: z.string(), state: findingState, reason: z.string().check(z.minLength(10, 'input.reason'), z.maxLength(2000)) }),
  output: finding,
})
