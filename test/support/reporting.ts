import type { Actor } from '#lib/access.ts'
import type { Resident } from './residents.ts'
import type { TestProduct } from './product.ts'

export const specialist: Actor = { id: 'specialist', name: 'specialist', grants: [{ role: 'directorate.specialist' }] }
export const head: Actor = { id: 'head', name: 'head', grants: [{ role: 'directorate.head' }] }

/** A sound month of an enterprise (KSZ-1). */
export const MONTH = {
  workers: 10,
  jobs_opened: 1,
  jobs_closed: 0,
  output: 500_000,
  sales: 450_000,
  export_som: 0,
  export_usd: 0,
  electricity: 900,
  gas: 10,
  water: 5,
  stoppage_days: 0,
}

/** Edits of fields that nobody else touched since version `base`. */
export const edits = (values: Readonly<Record<string, unknown>>, base = 0) => Object.entries(values).map(([path, value]) => ({ path, value, base }))

/** Asking a product for operations of reporting on a day, and the usual ways through them. */
export function makeReporting(product: () => Pick<TestProduct, 'dispatch'>) {
  const ask = async (name: string, input: object, actor: Actor, on = '2026-02-05') => {
    const answer = await product().dispatch.answer(name, input, { actor, language: 'en', now: new Date(`${on}T08:00:00+05:00`) })
    return answer.ok ? { code: '', body: JSON.parse(answer.value.json), faults: [] } : { code: answer.code, body: answer.details, faults: answer.faults ?? [] }
  }
  const reportOf = async (resident: Resident, form: string, period: string): Promise<string> => {
    const { body } = await ask('listSubmissions', { zone: resident.zone, party: resident.party, form, period, limit: 5 }, specialist)
    return body.items[0]?.id ?? 'none'
  }
  const fileReport = async (resident: Resident, form: string, period: string, values: Readonly<Record<string, unknown>>, on = '2026-02-05') => {
    const id = await reportOf(resident, form, period)
    await ask('saveSubmissionFields', { zone: resident.zone, id, edits: edits(values) }, resident.operator, on)
    return { id, answer: await ask('submitSubmission', { zone: resident.zone, id }, resident.head, on) }
  }
  return { ask, reportOf, fileReport }
}
