import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { grantsOf, PUBLIC_ACTOR, type Actor } from '#lib/access.ts'
import { dayInTashkent } from '#lib/day.ts'
import { inWriting } from '#platform/database/connect.ts'
import { readerOf, sql } from '#platform/database/sql.ts'
import { verifyJournal } from '#platform/journal.ts'
import { openTestProduct, type TestProduct } from '../../../test/support/product.ts'
import { landMeasures } from './measures.ts'
import { boxOf } from './rules/geodesy.ts'
import { metres } from './rules/rectangle.fixture.ts'

let product: TestProduct
const party = '01990000-0000-7000-8000-000000000001'
beforeAll(async () => {
  product = await openTestProduct()
  await inWriting(product.database, async (writer) => {
    await writer.run(
      sql`insert into party (party_id, kind, names, training, created_at) values (${party}, 'enterprise', '{"uz":"A","uz-Cyrl":"А","ru":"А","en":"A"}', false, now())`,
    )
    return { keep: true, value: undefined }
  })
})
afterAll(async () => {
  await product.drop()
})

const person = (id: string, role: 'zone.admin' | 'directorate.specialist', zones?: readonly string[]): Actor => ({
  id,
  name: id,
  grants: grantsOf([role], zones),
})
const specialist = person('specialist', 'directorate.specialist')
const administrator = person('administrator', 'zone.admin', ['bektemir'])

async function ask(name: string, input: object, actor: Actor = specialist, day = '2026-03-01', file?: { name: string; bytes: Buffer }) {
  const answer = await product.dispatch.answer(name, input, { actor, language: 'en', now: new Date(`${day}T07:00:00.000Z`), file })
  return answer.ok ? { code: 'ok', body: JSON.parse(answer.value.json) } : { code: answer.code, body: answer }
}

const rectangle = (x: number, east: number, north = 100, corner?: [number, number]) => metres(east, north, [x, 0], corner)

const wish = (zone: string, number: string, x: number, width = 100) => ({
  zone,
  number,
  kind: 'land',
  openedOn: '2025-01-10',
  document: 'Order 12 of 10.01.2025',
  areaM2: width * 100,
  polygon: rectangle(x, width),
  utilities: { powerKw: 250, sewer: true },
  allowedIfut: ['25'],
})

/** Forms a lot and offers it. */
async function offered(zone: string, number: string, x: number, width = 100): Promise<string> {
  const { body } = await ask('createLot', wish(zone, number, x, width))
  await ask('changeLotStatus', { zone, lot: body.lot.id, to: 'available', day: '2025-02-01', document: 'Order 13' })
  return body.lot.id
}

describe('forming lots', () => {
  test('a lot begins as a draft nobody outside sees, and is offered with the day it stands vacant from', async () => {
    const created = await ask('createLot', { ...wish('bektemir', 'B-1', 0), areaM2: 9850 }, administrator)
    expect(created.body).toMatchObject({ lot: { status: 'draft', areaM2: 9850 }, remarks: [{ code: 'land.area.remark', documentM2: 9850 }] })
    expect(created.body.remarks[0].measuredM2).toBeCloseTo(10_000, -1)
    const lot = created.body.lot.id
    expect((await ask('getVacantLot', { zone: 'bektemir', lot }, PUBLIC_ACTOR)).code).toBe('lot.unknown')
    const step = { zone: 'bektemir', lot, to: 'available', day: '2025-02-01', document: 'Order 13' }
    expect((await ask('changeLotStatus', step, administrator)).body).toMatchObject({ status: 'available', vacantSince: '2025-02-01' })
    expect((await ask('getVacantLot', { zone: 'bektemir', lot }, PUBLIC_ACTOR)).body.lot).toMatchObject({ number: 'B-1' })
    const found = await ask('listVacantLots', { zone: 'bektemir', minArea: '9000', power: '200', ifut: '2511' }, PUBLIC_ACTOR)
    expect(found.body.items.map(({ number }: { number: string }) => number)).toEqual(['B-1'])
    expect((await ask('listVacantLots', { zone: 'bektemir', power: '300' }, PUBLIC_ACTOR)).body.items).toEqual([])
    expect((await ask('listVacantLots', { zone: 'bektemir', maxPrice: '1' }, PUBLIC_ACTOR)).body.items).toEqual([])
  })

  test.each([
    ['over another', { ...wish('bektemir', 'B-2', 95) }, 'land.overlap'],
    ['with a number that is taken', wish('bektemir', 'B-1', 500), 'lot.numberTaken'],
    ['with hectares typed as m²', { ...wish('bektemir', 'B-2', 200), areaM2: 1 }, 'land.area.hectares'],
    ['before the zone was founded', { ...wish('bektemir', 'B-2', 200), openedOn: '1999-01-01' }, 'land.date.beforeZone'],
    ['in a building that is not recorded', { ...wish('bektemir', 'B-2', 200), kind: 'building' }, 'land.building.required'],
    ['on a plot that is not there', { ...wish('bektemir', 'B-2', 200), plot: party }, 'land.plot.unknown'],
    ['without a document', { ...wish('bektemir', 'B-2', 200), document: '' }, 'input.invalid'],
  ])('a lot is refused %s', async (_what, input, code) => {
    expect((await ask('createLot', input)).code).toBe(code)
  })

  test('an administrator of one zone neither writes nor reads in another; the public reads no register', async () => {
    expect((await ask('createLot', wish('sirgali', 'S-1', 0), administrator)).code).toBe('access.forbidden')
    expect((await ask('listLots', { zone: 'sirgali' }, administrator)).code).toBe('access.forbidden')
    expect((await ask('listLots', { zone: 'bektemir' }, PUBLIC_ACTOR)).code).toBe('access.unknown')
    const stranger = await ask('getLot', { zone: 'bektemir', lot: party }, administrator)
    expect(stranger.code).toBe('lot.unknown')
  })

  test('lots never take more than may be allocated, and the area not less than the lots take', async () => {
    const area = { zone: 'chilonzor-1', validFrom: '2025-01-01', totalM2: 30_000, allocableM2: 15_000, basis: 'document', document: 'Resolution 5' }
    await offered('chilonzor-1', 'C-1', 0)
    expect((await ask('recordZoneArea', { ...area, allocableM2: 9000 })).code).toBe('land.area.aboveAllocable')
    expect((await ask('recordZoneArea', { ...area, basis: 'boundary' })).code).toBe('land.boundary.missing')
    expect((await ask('recordZoneArea', area)).code).toBe('ok')
    expect((await ask('recordZoneArea', area)).code).toBe('land.area.sameDay')
    expect((await ask('createLot', wish('chilonzor-1', 'C-2', 100))).code).toBe('land.area.aboveAllocable')
    const { body } = await ask('showLandBalance', { zone: 'chilonzor-1', day: '2025-02-11' }, PUBLIC_ACTOR)
    expect(body).toMatchObject({ medianVacancyDays: 10, balance: { vacant: { areaM2: 10_000 }, undistributedM2: 5000, utilised: 0 } })
  })

  test('a cadastral number stands once, and a building of another plot is told apart', async () => {
    const plot = { zone: 'uchtepa', cadastralNo: '10:09:01:02:03:0004', areaM2: 20_000, tenure: 'lease', validFrom: '2025-01-01' }
    const first = await ask('addPlot', plot)
    expect((await ask('addPlot', plot)).code).toBe('land.cadastral.taken')
    const second = await ask('addPlot', { ...plot, cadastralNo: '10:09:01:02:03:0005' })
    const building = { zone: 'uchtepa', plot: first.body.id, cadastralNo: null, floorAreaM2: 800, productionAreaM2: 600, use: 'idle' }
    expect((await ask('addBuilding', { ...building, productionAreaM2: 900 })).code).toBe('land.building.production')
    const added = await ask('addBuilding', building)
    const lot = { ...wish('uchtepa', 'U-1', 0, 8), areaM2: 800, kind: 'building', building: added.body.id }
    expect((await ask('createLot', { ...lot, plot: second.body.id })).code).toBe('land.building.otherPlot')
    expect((await ask('createLot', lot)).body.lot).toMatchObject({ plot: first.body.id })
  })
})

describe('holding lots', () => {
  test('a lot is given out, held by one at a time, returned, and stands vacant from the day after', async () => {
    const lot = await offered('sirgali', 'S-10', 0)
    const occupancy = { zone: 'sirgali', lot, party, from: '2025-03-01', document: 'Contract 7' }
    expect((await ask('changeLotStatus', { zone: 'sirgali', lot, to: 'allocated', day: '2025-03-01', document: 'Order' })).code).toBe('lot.noHolder')
    const held = await ask('occupyLot', occupancy)
    expect(held.body).toMatchObject({ from: '2025-03-01', until: null, areaM2: 10_000, whole: true })
    expect((await ask('occupyLot', occupancy)).code).toBe('land.occupancy.overlaps')
    expect((await ask('correctLot', { ...wish('sirgali', 'S-10', 0, 90), lot })).code).toBe('land.area.belowOccupied')
    expect((await ask('splitLot', { zone: 'sirgali', lot, day: '2026-03-01', document: 'Order', parts: [{ number: 'x' }, { number: 'y' }] })).code).toBe(
      'lot.occupied',
    )
    const leave = { zone: 'sirgali', lot, occupancy: held.body.id, document: 'Return act' }
    expect((await ask('vacateLot', { ...leave, until: '2025-02-01' })).code).toBe('land.occupancy.order')
    expect((await ask('vacateLot', { ...leave, until: '2026-12-31' })).code).toBe('land.date.future')
    expect((await ask('vacateLot', { ...leave, until: '2026-02-28' })).body).toMatchObject({ until: '2026-02-28' })
    expect((await ask('vacateLot', { ...leave, until: '2026-02-28' })).code).toBe('land.occupancy.ended')
    const { body } = await ask('getLot', { zone: 'sirgali', lot })
    expect(body.lot).toMatchObject({ status: 'recovering', vacantSince: '2026-03-01' })
    expect(body.events.map(({ kind }: { kind: string }) => kind)).toEqual(['created', 'status', 'occupied', 'vacated'])
  })

  test('two who take the same lot at once: one has it, the other is told', async () => {
    const lot = await offered('sirgali', 'S-11', 200)
    const take = () => ask('occupyLot', { zone: 'sirgali', lot, party, from: '2026-01-01', document: 'Contract' })
    const codes = (await Promise.all([take(), take()])).map(({ code }) => code)
    expect(codes.toSorted()).toEqual(['land.occupancy.overlaps', 'ok'])
  })

  test('parts are held together up to the area', async () => {
    const lot = await offered('sirgali', 'S-12', 400)
    const take = (areaM2: number) => ask('occupyLot', { zone: 'sirgali', lot, party, from: '2026-01-01', areaM2, document: 'Contract' })
    expect((await take(6000)).code).toBe('ok')
    expect((await take(4001)).code).toBe('land.occupancy.tooMuch')
    expect((await take(4000)).code).toBe('ok')
  })

  test('two inspections ninety days apart below half mark it under-used; a better one lifts the mark', async () => {
    const lot = await offered('sirgali', 'S-13', 600)
    await ask('occupyLot', { zone: 'sirgali', lot, party, from: '2025-03-01', document: 'Contract' })
    const inspect = (day: string, usedAreaM2: number) => ask('recordInspection', { zone: 'sirgali', lot, day, usedAreaM2 }, specialist, '2026-11-01')
    expect((await inspect('2026-04-01', 4000)).body.underUsed).toBe(false)
    expect((await inspect('2026-04-01', 4000)).code).toBe('land.inspection.sameDay')
    expect((await inspect('2026-06-30', 4999)).body.underUsed).toBe(true)
    expect((await ask('getLot', { zone: 'sirgali', lot })).body.lot.side).toBe('under_used')
    expect((await inspect('2026-07-30', 20_000)).code).toBe('land.inspection.tooMuch')
    expect((await inspect('2026-07-30', 8000)).body.underUsed).toBe(false)
    expect((await ask('getLot', { zone: 'sirgali', lot })).body.lot.side).toBeNull()
  })
})

describe('redrawing borders', () => {
  test('a lot is split along a line: it is closed, its parts take its place, and the history says so', async () => {
    const lot = await offered('yakkasaroy', 'Y-1', 0)
    const { west, south, east, north } = boxOf([(await ask('getLot', { zone: 'yakkasaroy', lot })).body.lot.polygon]) ?? {
      west: 0,
      south: 0,
      east: 0,
      north: 0,
    }
    const middle = (west + east) / 2
    const line = [
      [middle, south],
      [middle, north],
    ]
    const split = { zone: 'yakkasaroy', lot, day: '2026-02-01', document: 'Order on lot change 3', line }
    expect((await ask('splitLot', { ...split, parts: [{ number: 'Y-1a' }, { number: 'Y-1b' }, { number: 'Y-1c' }] })).code).toBe('land.split.pieces')
    const done = await ask('splitLot', { ...split, parts: [{ number: 'Y-1a' }, { number: 'Y-1b' }] })
    expect(done.body.lots).toMatchObject([{ number: 'Y-1a', status: 'available', vacantSince: '2025-02-01', utilities: { powerKw: 250 } }, { number: 'Y-1b' }])
    // The cut is kept to a hundred-millionth of a degree: 1 mm of a side of 100 m is 0.1 m².
    for (const { areaM2 } of done.body.lots) expect(Math.abs(areaM2 - 5000)).toBeLessThan(0.1)
    const old = (await ask('getLot', { zone: 'yakkasaroy', lot })).body
    expect(old).toMatchObject({ lot: { status: 'closed', closedOn: '2026-02-01' }, children: [{ number: 'Y-1a' }, { number: 'Y-1b' }] })
    expect((await ask('correctLot', { ...wish('yakkasaroy', 'Y-1', 0), lot })).code).toBe('lot.closed')

    const lots = done.body.lots.map(({ id }: { id: string }) => id)
    const merge = { zone: 'yakkasaroy', lots, number: 'Y-2', day: '2026-03-01', document: 'Order 4' }
    expect((await ask('mergeLots', { ...merge, number: 'Y-1' })).code).toBe('lot.numberTaken')
    const merged = await ask('mergeLots', merge)
    expect(merged.body.lot).toMatchObject({ areaM2: 10_000, status: 'available', allowedIfut: ['25'], vacantSince: '2025-02-01' })
    expect(merged.body.lot.polygonAreaM2).toBeCloseTo(10_000, 0)
    expect((await ask('mergeLots', merge)).code).toBe('lot.closed')
  })

  test('two who split the same lot at once: one does, the other is told that it is closed', async () => {
    const lot = await offered('yakkasaroy', 'Y-9', 500)
    const split = (letter: string) =>
      ask('splitLot', {
        zone: 'yakkasaroy',
        lot,
        day: '2026-02-01',
        document: 'Order',
        parts: [
          { number: `${letter}-1`, polygon: rectangle(500, 50) },
          { number: `${letter}-2`, polygon: rectangle(550, 50) },
        ],
      })
    const codes = (await Promise.all([split('P'), split('Q')])).map(({ code }) => code)
    expect(codes.toSorted()).toEqual(['lot.closed', 'ok'])
  })

  test('parts that leave a gap are refused, and the lot stands as it was', async () => {
    const lot = await offered('yakkasaroy', 'Y-20', 800)
    const parts = [
      { number: 'G-1', areaM2: 5000, polygon: rectangle(800, 50) },
      { number: 'G-2', areaM2: 5000, polygon: rectangle(851, 49) },
    ]
    expect((await ask('splitLot', { zone: 'yakkasaroy', lot, day: '2026-02-01', document: 'Order', parts })).code).toBe('land.split.uncovered')
    expect((await ask('getLot', { zone: 'yakkasaroy', lot })).body.lot.status).toBe('available')
  })
})

describe('importing lots', () => {
  const feature = (number: string, x: number, more: object = {}) => ({
    type: 'Feature',
    geometry: rectangle(x, 50, 40, [69.21, 41.32]),
    properties: { number, areaM2: 2000, openedOn: '2025-05-05', document: 'Land survey 8', status: 'available', ...more },
  })
  const send = (features: unknown, dryRun = false) =>
    ask('importLots', { zone: 'chilonzor-2', dryRun }, specialist, '2026-03-01', {
      name: 'lots.json',
      bytes: Buffer.from(JSON.stringify({ type: 'FeatureCollection', features })),
    })

  test('a dry run saves nothing; the import adds; the same file again replaces nothing', async () => {
    const features = [feature('I-1', 0), feature('I-2', 50, { areaM2: 2030 })]
    const tried = await send(features, true)
    expect(tried.body).toMatchObject({ dryRun: true, added: 2, remarks: [{ lot: 'I-2' }] })
    expect((await ask('listLots', { zone: 'chilonzor-2' })).body.items).toEqual([])
    expect((await send(features)).body.added).toBe(2)
    const again = await send(features)
    expect(again.code).toBe('land.import.faults')
    expect(again.body.faults.map(({ code }: { code: string }) => code)).toEqual(['problem.lot.numberTaken', 'problem.lot.numberTaken'])
    const geojson = (await ask('listVacantLotFeatures', { zone: 'chilonzor-2' }, PUBLIC_ACTOR)).body
    expect(geojson.features).toHaveLength(2)
    expect(geojson.features[0]).toMatchObject({ type: 'Feature', geometry: { type: 'Polygon' }, properties: { number: 'I-1', vacantSince: '2025-05-05' } })
  })

  test('every feature is told its fault; one fault and nothing is saved', async () => {
    const answer = await send([
      feature('J-1', 500),
      feature('J-1', 600),
      feature('J-2', 520),
      feature('J-3', 900, { areaM2: 0.2 }),
      feature('J-4', 1000, { openedOn: 'soon' }),
      { type: 'Feature', geometry: null, properties: {} },
    ])
    const codes = answer.body.faults.map(({ path, code }: { path: string; code: string }) => `${path.split(/[ .]/)[0]} ${code}`)
    expect(codes.slice(0, 4)).toEqual([
      'features[1] problem.lot.numberTaken',
      'features[2] problem.land.overlap',
      'features[3] problem.land.area.hectares',
      'features[4] problem.land.date.invalid',
    ])
    expect(codes[4]).toBe('features[5] problem.land.import.property')
    expect((await ask('listLots', { zone: 'chilonzor-2', q: 'J-' })).body.items).toEqual([])
  })

  test('over HTTP a fault is a sentence with its figures', async () => {
    const answer = await product.server.inject({
      method: 'POST',
      url: '/api/zones/chilonzor-2/lot-imports',
      headers: {
        authorization: `Bearer ${await product.keyFor('directorate.specialist')}`,
        'accept-language': 'en',
        'content-type': 'application/octet-stream',
      },
      payload: JSON.stringify({ type: 'FeatureCollection', features: [feature('K-1', 40)] }),
    })
    expect(answer.statusCode).toBe(422)
    expect(answer.json().faults[0].message).toMatch(/^Lots K-1 and I-1 overlap by 400 m²/)
  })

  test('what is no GeoJSON is refused', async () => {
    expect((await send('nothing')).code).toBe('import.format')
    expect((await send([])).code).toBe('import.empty')
  })
})

test('the measures of a zone are those of its lots, in hectares, and the journal holds together', async () => {
  const reader = readerOf(product.database.readers)
  const day = dayInTashkent(new Date('2026-03-03T07:00:00Z'))
  const measures = (await landMeasures(reader, day)).filter(({ zone }) => zone === 'chilonzor-1')
  expect(measures).toEqual([
    { zone: 'chilonzor-1', measure: 'allocable_area_ha', value: 1.5, period: '2026-03' },
    { zone: 'chilonzor-1', measure: 'developed_area_ha', value: 0, period: '2026-03' },
    { zone: 'chilonzor-1', measure: 'allocated_area_ha', value: 0, period: '2026-03' },
    { zone: 'chilonzor-1', measure: 'vacant_area_ha', value: 1, period: '2026-03' },
    { zone: 'chilonzor-1', measure: 'underused_area_ha', value: 0, period: '2026-03' },
    // 1 February 2025 to 3 March 2026: 365 + 30 days.
    { zone: 'chilonzor-1', measure: 'median_lot_vacancy_days', value: 395, period: '2026-03' },
    { zone: 'chilonzor-1', measure: 'lots', value: 1, period: '2026-03' },
  ])
  expect((await verifyJournal(reader)).faults).toEqual([])
})
