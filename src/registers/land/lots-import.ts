import * as z from 'zod/mini'
import { MOST_FAULTS } from '#lib/columns.ts'
import { isDay, type Day } from '#lib/day.ts'
import { ok, refuse, type Fault, type Refusal, type Result } from '#lib/result.ts'
import type { WriteHandler } from '#platform/dispatch.ts'
import { newId } from '#platform/id.ts'
import { insertEvents, insertLot, type NewLot } from './change-store.ts'
import type * as contract from './contract.ts'
import { fitAmong, holdLand, measureLot, placeOn, type Land } from './land-service.ts'
import { lotKind, utilities, type Remark } from './model.ts'
import { dateFits } from './rules/areas.ts'
import { numbersOf } from './store.ts'

/** More lots than a zone has: such a file is of something else. */
const MOST_LOTS = 2000

/** What a feature must say of its lot; the geometry is its polygon, or null. */
const properties = z.object({
  number: z.pipe(z.union([z.string(), z.number()]), z.transform(String)).check(z.minLength(1), z.maxLength(40)),
  kind: z._default(lotKind, 'land'),
  areaM2: z.number().check(z.gt(0), z.lte(1_000_000_000)),
  status: z._default(z.enum(['draft', 'available']), 'draft'),
  openedOn: z.string(),
  vacantSince: z._default(z.nullable(z.string()), null),
  allowedIfut: z._default(z.array(z.string().check(z.regex(/^\d{2,5}$/))).check(z.maxLength(50)), []),
  utilities: z._default(utilities, {}),
  startingPrice: z._default(z.nullable(z.number().check(z.int(), z.gt(0), z.lte(9_000_000_000_000_000))), null),
  priceBasis: z._default(z.string().check(z.maxLength(300)), ''),
  plotCadastralNo: z._default(z.nullable(z.string()), null),
  buildingCadastralNo: z._default(z.nullable(z.string()), null),
  document: z.string().check(z.minLength(3), z.maxLength(300)),
})
type Properties = z.output<typeof properties>
const collection = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(z.object({ properties: z.unknown(), geometry: z.optional(z.unknown()) })),
})

type Wished = { readonly lot: NewLot; readonly document: string; readonly remarks: readonly Remark[] }

export const answerImportLots: WriteHandler<typeof contract.importLots> = async ({ zone, dryRun }, writer, { actor, now, file }) => {
  const read = readFeatures(file?.bytes.toString('utf8') ?? '')
  if (!read.ok) return read
  const land = await holdLand(writer, zone, now)
  if (!land.ok) return land
  const taken = new Set((await numbersOf(writer, zone)).map(({ number }) => number))
  const faults: Fault[] = []
  const wished: Wished[] = []
  for (const [index, feature] of read.value.entries()) {
    const others = [...land.value.lots, ...wished.map(({ lot }) => lot)]
    const lot = readLot(land.value, feature, others, taken, () => newId(now), `features[${index}]`)
    if (Array.isArray(lot)) faults.push(...lot)
    else {
      wished.push(lot)
      taken.add(lot.lot.number)
    }
  }
  if (faults.length > 0) return refuse('land.import.faults', { count: faults.length }, faults.slice(0, MOST_FAULTS))
  for (const { lot, document } of dryRun ? [] : wished) {
    if ((await insertLot(writer, zone, lot, now)) === 0) return refuse('lot.numberTaken', { number: lot.number })
    const details = { areaM2: lot.areaM2, file: file?.name ?? '' }
    await insertEvents(writer, zone, [{ id: newId(now), lot: lot.id, kind: 'imported', day: lot.openedOn, document, details }], actor, now)
  }
  const report = { dryRun, rows: wished.length, added: wished.length, changed: 0, unchanged: 0 }
  const output = {
    ...report,
    lots: wished.map(({ lot: { number, kind, areaM2, polygonAreaM2, polygon } }) => ({ number, kind, areaM2, polygonAreaM2, polygon })),
    remarks: wished.flatMap(({ remarks }) => remarks),
  }
  const journalled = { file: file?.name ?? '', ...report, numbers: wished.map(({ lot }) => lot.number) }
  return ok({ output, subject: file?.name ?? '', zone, unchanged: dryRun, journalled })
}

/** The features of a FeatureCollection, not yet judged. */
function readFeatures(text: string): Result<z.output<typeof collection>['features']> {
  let parsed: unknown
  try {
    parsed = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return refuse('import.format', { expected: 'GeoJSON' })
  }
  const read = collection.safeParse(parsed)
  if (!read.success) return refuse('import.format', { expected: 'GeoJSON FeatureCollection' })
  if (read.data.features.length === 0) return refuse('import.empty')
  return read.data.features.length > MOST_LOTS ? refuse('land.import.tooMany', { most: MOST_LOTS }) : ok(read.data.features)
}

/** A refusal of a rule as the fault of a feature; its sentence is the refusal's. */
const faultOf = (path: string, { code, details }: Refusal): Fault => ({ path, code: `problem.${code}`, details })

type Feature = z.output<typeof collection>['features'][number]

/** The lot of a feature, or its faults. */
function readLot(
  land: Land,
  feature: Feature,
  others: Parameters<typeof fitAmong>[2],
  taken: ReadonlySet<string>,
  id: () => string,
  path: string,
): Wished | Fault[] {
  const read = properties.safeParse(feature.properties)
  if (!read.success)
    return read.error.issues.map((issue) => ({
      path: [path, 'properties', ...issue.path.map(String)].join('.'),
      code: 'problem.land.import.property',
      expected: issue.message,
    }))
  const facts = read.data
  if (taken.has(facts.number)) return [faultOf(`${path} ${facts.number}`, refuse('lot.numberTaken', { number: facts.number }))]
  const lot = judge(land, facts, feature.geometry ?? null, others, id)
  return lot.ok ? lot.value : [faultOf(`${path} ${facts.number}`, lot)]
}

function judge(land: Land, facts: Properties, geometry: unknown, others: Parameters<typeof fitAmong>[2], id: () => string): Result<Wished> {
  const opened = dayOf(land, facts.openedOn)
  if (!opened.ok) return opened
  const vacant = facts.vacantSince === null ? ok(null) : dayOf(land, facts.vacantSince)
  if (!vacant.ok) return vacant
  const { plotCadastralNo, buildingCadastralNo, document, ...rest } = facts
  const plot = land.plots.find(({ cadastralNo, validTo }) => cadastralNo === plotCadastralNo && validTo === null)?.id ?? null
  if (plotCadastralNo !== null && plot === null) return refuse('land.plot.unknown', { plot: plotCadastralNo })
  const building = land.buildings.find(({ cadastralNo }) => cadastralNo === buildingCadastralNo)?.id ?? null
  if (buildingCadastralNo !== null && building === null) return refuse('land.building.unknown', { building: buildingCadastralNo })
  const placed = placeOn(land, { kind: facts.kind, plot, building: buildingCadastralNo === null ? null : building })
  if (!placed.ok) return placed
  const measured = measureLot(land, { ...facts, polygon: geometry })
  if (!measured.ok) return measured
  const { polygon, polygonAreaM2, remarks } = measured.value
  const fits = fitAmong(land, { ...facts, polygon }, others)
  if (!fits.ok) return fits
  const vacantSince = vacant.value ?? (facts.status === 'available' ? opened.value : null)
  return ok({ lot: { ...rest, ...placed.value, id: id(), polygon, polygonAreaM2, openedOn: opened.value, vacantSince }, document, remarks })
}

function dayOf(land: Land, text: string): Result<Day> {
  if (!isDay(text)) return refuse('land.date.invalid', { day: text })
  const dated = dateFits(text, land.zone.founded, land.today)
  return dated.ok ? ok(text) : dated
}
