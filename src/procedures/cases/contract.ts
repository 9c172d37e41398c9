import * as z from 'zod/mini'
import { operation } from '#lib/operation.ts'
import { day, pageOf, paging, slug, texts } from '#lib/schema.ts'
import { caseComment, caseFile, caseSummary, formField, inboxItem, said } from './model.ts'

const id = z.uuid('input.id')
const caseOf = { zone: slug, id }
/** An id the asker makes, so that a request sent twice is one request. */
const request = z.uuid('input.id')
const kind = z.string().check(z.regex(/^[a-z]{2,30}$/, 'input.slug'))
const text = z.string().check(z.minLength(2, 'input.text'), z.maxLength(5000))
const done = z.object({ zone: z.string(), id: z.string(), number: z.string(), state: z.string(), version: z.number() })

export const showInbox = operation({
  method: 'GET',
  path: '/inbox',
  summary: 'What waits for the asker, and what they wait for, overdue first',
  can: 'account.own',
  scope: 'record',
  snapshot: true,
  input: z.object({}),
  output: z.object({ today: day, items: z.array(inboxItem) }),
})

export const listCases = operation({
  method: 'GET',
  path: '/cases',
  summary: 'Cases the asker may see, newest first',
  can: 'case.read',
  scope: 'record',
  input: z.object({
    kind: z.optional(kind),
    state: z.optional(z.string().check(z.maxLength(40))),
    inZone: z.optional(slug),
    party: z.optional(id),
    open: z.optional(z.stringbool()),
    overdue: z.optional(z.stringbool()),
    ...paging,
  }),
  output: z.extend(pageOf(caseSummary), { today: day, kinds: z.array(z.string()) }),
})

export const getCase = operation({
  method: 'GET',
  path: '/zones/{zone}/cases/{id}',
  summary: 'One case: where it stands, the next steps with the reason where one is not possible, terms, documents, comments, timeline',
  can: 'case.read',
  scope: 'record',
  snapshot: true,
  input: z.object(caseOf),
  output: caseFile,
})

export const prepareCase = operation({
  method: 'GET',
  path: '/procedures/{kind}/opening',
  summary: 'The form that opens a case of a procedure, for the asker',
  can: 'case.open',
  scope: 'record',
  input: z.object({ kind, inZone: z.optional(slug), party: z.optional(id) }),
  output: z.object({
    kind: z.string(),
    act: z.nullable(z.string()),
    mark: z.string(),
    zones: z.array(z.object({ id: z.string(), names: texts })),
    parties: z.array(z.object({ id: z.string(), names: texts })),
    fields: z.array(formField),
  }),
})

export const openCase = operation({
  method: 'POST',
  path: '/zones/{zone}/cases',
  summary: 'Open a case of a procedure',
  can: 'case.open',
  scope: 'record',
  audit: 'case.opened',
  input: z.object({ zone: slug, kind, party: z.nullable(id), request, input: z.record(z.string(), z.unknown()) }),
  output: done,
})

export const takeCaseStep = operation({
  method: 'POST',
  path: '/zones/{zone}/cases/{id}/steps',
  summary: 'Take a step of a case, as it stands at the version named',
  can: 'case.act',
  scope: 'record',
  audit: 'case.step',
  input: z.object({
    ...caseOf,
    step: z.string().check(z.maxLength(40)),
    version: z.number().check(z.int()),
    request,
    input: z._default(z.record(z.string(), z.unknown()), {}),
  }),
  output: done,
})

export const commentCase = operation({
  method: 'POST',
  path: '/zones/{zone}/cases/{id}/comments',
  summary: 'Write to a case; inside: only for the bodies that decide',
  can: 'case.read',
  scope: 'record',
  audit: 'case.commented',
  input: z.object({ ...caseOf, text, inside: z._default(z.boolean(), false) }),
  output: caseComment,
})

export const pauseTerm = operation({
  method: 'POST',
  path: '/zones/{zone}/cases/{id}/pauses',
  summary: 'Pause a term of a case, with a reason and the document it rests on',
  can: 'case.act',
  scope: 'record',
  audit: 'case.termPaused',
  input: z.object({
    ...caseOf,
    term: z.string().check(z.maxLength(40)),
    reason: z.string().check(z.minLength(10, 'input.reason'), z.maxLength(2000)),
    document: id,
  }),
  output: done,
})

export const resumeTerm = operation({
  method: 'POST',
  path: '/zones/{zone}/cases/{id}/resumptions',
  summary: 'Let a paused term run on; it has as much left as when it was paused',
  can: 'case.act',
  scope: 'record',
  audit: 'case.termResumed',
  input: z.object({ ...caseOf, term: z.string().check(z.maxLength(40)) }),
  output: done,
})

export const showProgress = operation({
  method: 'GET',
  path: '/progress/{token}',
  summary: 'How far a case is, for whoever holds its link',
  can: 'public.read',
  input: z.object({ token: z.string().check(z.regex(/^[\w-]{16,40}$/, 'input.slug')) }),
  output: z.object({
    kind: z.string(),
    number: z.string(),
    state: z.string(),
    end: z.nullable(z.string()),
    zoneNames: texts,
    title: said,
    training: z.boolean(),
    openedOn: day,
    closedOn: z.nullable(day),
    waitsFor: z.array(z.string()),
    deadlines: z.array(z.object({ name: z.string(), due: day, metOn: z.nullable(day), pausedOn: z.nullable(day) })),
    steps: z.array(z.object({ step: z.string(), day, to: z.string() })),
  }),
})

const touchedCase = z.object({ zone: z.string(), id: z.string(), kind: z.string(), number: z.string(), parameterDay: day })

export const showParameterImpact = operation({
  method: 'GET',
  path: '/parameter-impact',
  summary: 'Which open cases a change of a parameter from a day on touches, and which keep the parameters of their own day',
  can: 'parameter.propose',
  input: z.object({ key: z.string().check(z.maxLength(80)), validFrom: day }),
  output: z.object({ procedures: z.array(z.string()), touched: z.array(touchedCase), untouched: z.array(touchedCase) }),
})

const stepTable = z.object({
  step: z.string(),
  from: z.array(z.string()),
  to: z.array(z.string()),
  who: z.array(z.string()),
  optional: z.boolean(),
  guards: z.array(z.string()),
  issues: z.nullable(z.string()),
})

export const listProcedures = operation({
  method: 'GET',
  path: '/procedures',
  summary: 'Every procedure as its table: states, steps, terms, the act it rests on',
  can: 'public.read',
  input: z.object({}),
  output: z.object({
    items: z.array(
      z.object({
        kind: z.string(),
        act: z.nullable(z.string()),
        mark: z.string(),
        start: z.string(),
        states: z.array(z.object({ state: z.string(), end: z.nullable(z.string()) })),
        openedBy: z.array(z.string()),
        steps: z.array(stepTable),
        terms: z.array(
          z.object({
            name: z.string(),
            unit: z.string(),
            parameter: z.string(),
            runs: z.array(z.string()),
            value: z.string(),
            act: z.nullable(z.string()),
            mark: z.string(),
          }),
        ),
      }),
    ),
  }),
})
