import * as z from 'zod/mini'
import { inTurn } from '#lib/in-turn.ts'
import { drawTrainingBoundary, TRAINING_ZONE } from '#registers/zones/training.ts'
import { trainingActor } from '#registers/people/training.ts'
import { areaOf, BOUNDARY, buildingIn, lineAcross, polygonOf, RECTANGLES, type Rectangle } from './plan.ts'
import { ask, change, mustAsk, NOTHING, timeAt, workdayAt, type World } from './road.ts'

const SPECIALIST = trainingActor('directorate.specialist')
const ADMIN = trainingActor('zone.admin')
const ACT = 'Oʻquv dalolatnomasi'

/** Lots nobody has been given: how far each has come, and since when it is offered (days from the start day). */
const OFFERED: Readonly<Record<string, { readonly chain: readonly string[]; readonly since: number }>> = {
  'A-305': { chain: ['available'], since: -95 },
  'A-306': { chain: ['available'], since: -180 },
  'A-308': { chain: ['available'], since: -310 },
  'B-301': { chain: ['available'], since: -42 },
  'B-302': { chain: ['available'], since: -230 },
  'B-303': { chain: ['available'], since: -140 },
  'B-304': { chain: ['available', 'on_auction'], since: -120 },
  'B-305': { chain: ['available', 'reserved'], since: -75 },
  'B-306': { chain: [], since: -20 },
}

const FIRST_DAY = -800
/** Lots with a building on them. */
const BUILT = ['A-101', 'A-102', 'A-103', 'A-104', 'A-106', 'A-202', 'A-308', 'B-103', 'B-104', 'B-106', 'B-201']
/** Price asked for a square metre of vacant land, tiyin; made up. */
const PRICE_M2 = 38_000_000
const PRICE_BASIS = 'oʻquv narxi'

const lotShape = z.object({
  id: z.string(),
  number: z.string(),
  status: z.string(),
  areaM2: z.number(),
  polygon: z.nullable(z.unknown()),
  startingPrice: z.nullable(z.number()),
})
const lotList = z.object({ items: z.array(lotShape) })
const made = z.object({ lot: lotShape })
const withId = z.object({ id: z.string() })

export type LotRow = z.output<typeof lotShape>

/** All lots of the zone by number, closed ones too. */
export async function readLots(world: World): Promise<Map<string, LotRow>> {
  const { items } = await mustAsk(world, { actor: ADMIN, at: timeAt(world, -1) }, 'listLots', { zone: TRAINING_ZONE, closed: 'true', limit: '1000' }, lotList)
  return new Map(items.map((lot) => [lot.number, lot]))
}

const utilitiesOf = (number: string) => ({
  powerKw: number.startsWith('A') ? 250 : 400,
  gasM3Hour: number.startsWith('A') ? 60 : 25,
  waterM3Day: 40,
  sewer: true,
  road: true,
  ...(number.startsWith('A-3') ? {} : { telecom: true }),
})

/** The zone's boundary, area, lots in two street blocks with their buildings, and a split and a merger in their history. */
export async function makeLand(world: World): Promise<void> {
  const opening = { actor: SPECIALIST, at: timeAt(world, FIRST_DAY) }
  const boundary = polygonOf(BOUNDARY)
  await change(
    world,
    opening,
    { action: 'training.boundary', subject: TRAINING_ZONE },
    async (writer) => (await drawTrainingBoundary(writer, boundary)) || undefined,
  )
  const allocableM2 = Math.round([...RECTANGLES.values()].reduce((sum, one) => sum + areaOf(one), 0) * 1.02)
  const area = { zone: TRAINING_ZONE, validFrom: workdayAt(world, FIRST_DAY), totalM2: areaOf(BOUNDARY), allocableM2, basis: 'boundary', document: ACT }
  await ask(world, opening, 'recordZoneArea', area, NOTHING, { known: ['land.area.sameDay'] })
  const known = await readLots(world)
  await inTurn([...RECTANGLES], async ([number, rectangle]) => makeLot(world, number, rectangle, known.get(number)))
  await divide(world)
}

/** One lot with its plot and building, offered where it is to be. */
async function makeLot(world: World, number: string, rectangle: Rectangle, known: LotRow | undefined): Promise<void> {
  const offer = OFFERED[number]
  const since = offer?.since ?? FIRST_DAY + 5
  const as = { actor: SPECIALIST, at: timeAt(world, since - 2) }
  const lot = known ?? (await createLot(world, as, number, rectangle, offer !== undefined))
  const chain = ['draft', ...(offer?.chain ?? ['available'])]
  const left = chain.slice(chain.indexOf(lot.status) + 1)
  // A lot that has gone further than its chain (it was given, split or merged) stays as it is.
  if (!chain.includes(lot.status)) return
  await inTurn([...left.entries()], async ([index, to]) => {
    const at = { actor: SPECIALIST, at: timeAt(world, since + index * 10) }
    const wish = { zone: TRAINING_ZONE, lot: lot.id, to, day: workdayAt(world, since + index * 10), document: ACT }
    await ask(world, at, 'changeLotStatus', wish, NOTHING)
  })
}

type As = Parameters<typeof ask>[1]

async function createLot(world: World, as: As, number: string, rectangle: Rectangle, offered: boolean): Promise<LotRow> {
  const areaM2 = areaOf(rectangle)
  const built = BUILT.includes(number) ? await makeBuilding(world, as, number, rectangle) : {}
  const price = offered ? { startingPrice: areaM2 * PRICE_M2, priceBasis: PRICE_BASIS } : {}
  const lot = {
    zone: TRAINING_ZONE,
    number,
    kind: 'land',
    openedOn: workdayAt(world, FIRST_DAY),
    document: ACT,
    areaM2,
    polygon: polygonOf(rectangle),
    utilities: utilitiesOf(number),
    ...built,
    ...price,
  }
  return (await mustAsk(world, as, 'createLot', lot, made)).lot
}

const register = z.object({
  plots: z.array(z.object({ id: z.string(), cadastralNo: z.nullable(z.string()) })),
  buildings: z.array(z.object({ id: z.string(), cadastralNo: z.nullable(z.string()) })),
})

/** The plot and the building of a lot, by made-up cadastral numbers. */
async function makeBuilding(world: World, as: As, number: string, rectangle: Rectangle): Promise<{ plot: string; building: string }> {
  const { plots, buildings } = await mustAsk(world, as, 'getLandRegister', { zone: TRAINING_ZONE }, register)
  const cadastralNo = `OQUV:${number}`
  const areaM2 = areaOf(rectangle)
  const ground = { zone: TRAINING_ZONE, cadastralNo, areaM2, polygon: polygonOf(rectangle), tenure: 'lease', validFrom: workdayAt(world, FIRST_DAY) }
  const plot = plots.find((one) => one.cadastralNo === cadastralNo)?.id ?? (await mustAsk(world, as, 'addPlot', ground, withId)).id
  const house = buildingIn(rectangle, 9)
  const floorAreaM2 = areaOf(house)
  const facts = {
    zone: TRAINING_ZONE,
    plot,
    cadastralNo: `${cadastralNo}:1`,
    floorAreaM2,
    productionAreaM2: Math.round(floorAreaM2 * 0.8),
    floors: 1,
    condition: number === 'A-308' ? 'repair' : 'good',
    use: number === 'A-308' ? 'idle' : 'production',
    ownership: 'directorate',
    polygon: polygonOf(house),
  }
  const building = buildings.find((one) => one.cadastralNo === facts.cadastralNo)?.id ?? (await mustAsk(world, as, 'addBuilding', facts, withId)).id
  return { plot, building }
}

/** A big lot is split in two, and two small ones are merged; the new lots are offered at a price. */
async function divide(world: World): Promise<void> {
  const lots = await readLots(world)
  const [whole, first, second] = [lots.get('A-201'), lots.get('A-301'), lots.get('A-302')]
  const rectangle = RECTANGLES.get('A-201')
  if (whole === undefined || first === undefined || second === undefined || rectangle === undefined)
    throw new Error('Cannot divide lots: A-201, A-301 or A-302 is missing')
  const as = { actor: SPECIALIST, at: timeAt(world, -400) }
  const shared = { zone: TRAINING_ZONE, day: workdayAt(world, -400), document: ACT }
  if (!lots.has('A-201/1')) {
    const parts = [{ number: 'A-201/1' }, { number: 'A-201/2' }]
    await ask(world, as, 'splitLot', { ...shared, lot: whole.id, line: lineAcross(rectangle, 0.45), parts }, NOTHING)
  }
  if (!lots.has('A-309')) await ask(world, as, 'mergeLots', { ...shared, lots: [first.id, second.id], number: 'A-309' }, NOTHING)
  const after = await readLots(world)
  await inTurn(['A-201/1', 'A-201/2', 'A-309'], async (number) => {
    const lot = after.get(number)
    if (lot === undefined || lot.status !== 'available' || lot.startingPrice !== null) return
    const { id, areaM2, polygon } = lot
    const facts = { areaM2, polygon, utilities: utilitiesOf(number), startingPrice: Math.round(areaM2) * PRICE_M2, priceBasis: PRICE_BASIS }
    const wish = { zone: TRAINING_ZONE, lot: id, vacantSince: workdayAt(world, -400), document: ACT, ...facts }
    await ask(world, { actor: SPECIALIST, at: timeAt(world, -398) }, 'correctLot', wish, NOTHING)
  })
}

/** What visits found, and what courts and the directorate have set on lots: under-used, idle, frozen. */
export async function visitLots(world: World): Promise<void> {
  const lots = await readLots(world)
  const inspect = async (number: string, offset: number, share: number, note: string) => {
    const lot = lots.get(number)
    if (lot === undefined) throw new Error(`Cannot inspect lot ${number}: it is missing`)
    const wish = { zone: TRAINING_ZONE, lot: lot.id, day: workdayAt(world, offset), usedAreaM2: Math.round(lot.areaM2 * share), note }
    await ask(world, { actor: ADMIN, at: timeAt(world, offset, 16) }, 'recordInspection', wish, NOTHING, { known: ['land.inspection.sameDay'] })
  }
  const side = async (number: string, offset: number, to: string) => {
    const lot = lots.get(number)
    if (lot === undefined) throw new Error(`Cannot set ${to} on lot ${number}: it is missing`)
    const wish = { zone: TRAINING_ZONE, lot: lot.id, side: to, day: workdayAt(world, offset), document: ACT }
    await ask(world, { actor: SPECIALIST, at: timeAt(world, offset, 16) }, 'changeLotStatus', wish, NOTHING, { known: ['lot.sideSame'] })
  }
  await inspect('A-103', -128, 0.91, 'Barcha binolar band')
  await inspect('A-206', -36, 0.84, 'Bitta ombor boʻsh')
  await inspect('B-203', -135, 0.34, 'Maydonning uchdan biri ishlatilmoqda')
  await inspect('B-203', -25, 0.38, 'Oʻzgarish deyarli yoʻq')
  await side('B-204', -90, 'idle')
  await side('B-102', -55, 'idle')
  await side('B-205', -30, 'frozen')
}
