import { addDays } from '@sanoat/uzbek'
import * as z from 'zod/mini'
import type { Actor } from '#lib/access.ts'
import { inTurn } from '#lib/in-turn.ts'
import type { Period } from '#lib/period.ts'
import { trainingActor } from '#registers/people/training.ts'
import { TRAINING_ZONE } from '#registers/zones/training.ts'
import { boundsOf, lastEnded, previousOf } from '#statistics/forms/submissions/rules/periods.ts'
import { FIRMS, type Firm } from './content.ts'
import { ask, dayAt, mustAsk, NOTHING, type World } from './road.ts'
import type { Residents } from './stories.ts'

const SPECIALIST = trainingActor('directorate.specialist')
const HEAD = trainingActor('directorate.head')
const OPERATOR = trainingActor('resident.operator')
const FORM = 'ksz-1'

/** What becomes of the month that is being reported: enterprises whose reports are approved, wait to be checked, or were returned. */
const APPROVED = ['01', '02', '03', '04', '05', '06', '07', '08']
const IN_CHECK = ['09', '10', '11', '12', '15']
const RETURNED = ['16', '17']
/** One that has never reported. */
const SILENT = '14'

const list = z.object({ items: z.array(z.object({ id: z.string(), party: z.string(), state: z.string() })) })
type Report = z.output<typeof list>['items'][number]

/** Figures of a month in the form's units, made of what the enterprise promised; the later month is a little above the earlier. */
function figuresOf({ jobs, invested }: Firm, later: boolean): Readonly<Record<string, number>> {
  const grown = (value: number) => Math.round(value * (later ? 1.03 : 1))
  return {
    workers: jobs,
    jobs_opened: later ? 1 : 0,
    jobs_closed: 0,
    output: grown(invested * 110),
    sales: grown(invested * 100),
    export_som: grown(invested * 12),
    export_usd: grown(invested) / 1000,
    electricity: grown(jobs * 240),
    gas: grown(jobs * 9),
    water: grown(jobs * 4),
    stoppage_days: 0,
  }
}

const edits = (figures: Readonly<Record<string, number>>) => Object.entries(figures).map(([path, value]) => ({ path, value, base: 0 }))

/** The monthly reports of two months: of the earlier nearly all are approved; of the later some wait in every state. */
export async function tellReports(world: World, of: Residents): Promise<void> {
  // A month whose reporting has begun at least five days ago, so that everything here lies in the past.
  const later = lastEnded(dayAt(world, -6), 'month')
  const earlier = previousOf(later)
  const firms = [...FIRMS.map(({ number }) => number), 'U']
  await reportMonth(world, of, earlier, false, { approved: firms.filter((number) => number !== SILENT), inCheck: [], returned: [] })
  await reportMonth(world, of, later, true, { approved: APPROVED, inCheck: IN_CHECK, returned: RETURNED })
}

type Fates = { readonly approved: readonly string[]; readonly inCheck: readonly string[]; readonly returned: readonly string[] }

async function reportMonth(world: World, of: Residents, period: Period, later: boolean, { approved, inCheck, returned }: Fates): Promise<void> {
  const after = addDays(boundsOf(period).last, 1)
  const at = (days: number, hour: number) => new Date(`${addDays(after, days)}T${String(hour).padStart(2, '0')}:00:00.000+05:00`)
  const rounds = z.object({ items: z.array(z.object({ form: z.string(), period: z.string() })) })
  const opened = await mustAsk(
    world,
    { actor: HEAD, at: at(0, 9) },
    'listReportingRounds',
    { zone: TRAINING_ZONE, form: FORM, year: period.slice(0, 4) },
    rounds,
  )
  if (!opened.items.some((one) => one.period === period))
    await ask(world, { actor: HEAD, at: at(0, 9) }, 'openReportingRound', { zone: TRAINING_ZONE, form: FORM, period }, NOTHING)
  const { items } = await mustAsk(
    world,
    { actor: SPECIALIST, at: at(0, 10) },
    'listSubmissions',
    { zone: TRAINING_ZONE, form: FORM, period, limit: '200' },
    list,
  )
  const reportOf = (number: string): Report | undefined => items.find(({ party }) => party === of(number).party)
  const fill = async (number: string, actor: Actor, figures: Readonly<Record<string, number>>, send: boolean) => {
    const report = reportOf(number)
    if (report === undefined || (report.state !== 'awaited' && report.state !== 'draft')) return
    const place = { zone: TRAINING_ZONE, id: report.id }
    await ask(world, { actor, at: at(2, 11) }, 'saveSubmissionFields', { ...place, edits: edits(figures) }, NOTHING)
    if (send) await ask(world, { actor: of(number).actor, at: at(3, 11) }, 'submitSubmission', { ...place, source: 'web' }, NOTHING)
  }
  await inTurn([...approved, ...inCheck, ...returned], (number) => {
    const { firm, actor } = of(number)
    return fill(number, number === 'U' ? OPERATOR : actor, figuresOf(firm, later), true)
  })
  // The training operator has begun the later month and not finished it.
  if (later) await fill('U', OPERATOR, Object.fromEntries(Object.entries(figuresOf(of('U').firm, later)).slice(0, 4)), false)
  const waiting = (numbers: readonly string[]) =>
    numbers.flatMap((number) => {
      const report = reportOf(number)
      return report !== undefined && (report.state === 'awaited' || report.state === 'draft' || report.state === 'in_check') ? [report.id] : []
    })
  const ids = waiting(approved)
  if (ids.length > 0) await ask(world, { actor: SPECIALIST, at: at(4, 11) }, 'approveSubmissions', { zone: TRAINING_ZONE, ids }, NOTHING)
  const remarks = [{ path: 'electricity', text: 'Hisoblagich koʻrsatkichi bilan solishtiring' }]
  await inTurn(waiting(returned), (id) => ask(world, { actor: SPECIALIST, at: at(4, 12) }, 'returnSubmission', { zone: TRAINING_ZONE, id, remarks }, NOTHING))
}
