import * as z from 'zod/mini'
import { operation } from '#lib/operation.ts'
import { day, importWish, pageOf, paging, slug, soato, texts } from '#lib/schema.ts'
import {
  building,
  BUILDING_USES,
  CONDITIONS,
  inspection,
  landBalance,
  lot,
  lotFeatures,
  lotFile,
  lotImport,
  lotKind,
  lotSide,
  lotStatus,
  lotSummary,
  occupancy,
  OWNERSHIPS,
  plot,
  polygon,
  remark,
  TENURES,
  utilities,
  uuid,
  zoneArea,
} from './model.ts'

const zone = slug
const here = { zone: slug, lot: uuid }
const area = z.number().check(z.gt(0), z.lte(1_000_000_000))
const count = z.optional(z.coerce.number().check(z.gte(0), z.lte(1_000_000_000)))
const number = z.string().check(z.minLength(1), z.maxLength(40))
const documentText = z.string().check(z.minLength(3, 'input.document'), z.maxLength(300))
const note = z._default(z.string().check(z.maxLength(2000)), '')
const ifut = z.array(z.string().check(z.regex(/^\d{2,5}$/, 'input.ifut'))).check(z.maxLength(50))
/** Read by the rules, which say what is wrong with it. */
const drawing = z._default(z.nullable(z.unknown()), null)
const price = z.nullable(z.number().check(z.int(), z.gt(0), z.lte(9_000_000_000_000_000)))
const cadastralNo = z._default(z.nullable(z.string().check(z.minLength(3), z.maxLength(60))), null)

const lotFacts = {
  areaM2: area,
  polygon: drawing,
  plot: z._default(z.nullable(uuid), null),
  building: z._default(z.nullable(uuid), null),
  allowedIfut: z._default(ifut, []),
  utilities: z._default(utilities, {}),
  startingPrice: z._default(price, null),
  priceBasis: z._default(z.string().check(z.maxLength(300)), ''),
}

const changed = z.object({ lot, remarks: z.array(remark) })
const changedMany = z.object({ lots: z.array(lot), remarks: z.array(remark) })

export const showLand = operation({
  method: 'GET',
  path: '/zones/{zone}/land',
  summary: "A zone's land for everybody: the balance, and the vacant lots",
  can: 'public.read',
  snapshot: true,
  input: z.object({ zone }),
  output: z.object({
    zone: z.object({ id: z.string(), names: texts, training: z.boolean() }),
    balance: landBalance,
    vacant: z.array(lotSummary),
    boundary: z.array(polygon),
  }),
})

export const showLandBalance = operation({
  method: 'GET',
  path: '/zones/{zone}/land-balance',
  summary: 'The land balance of a zone, with the median time its vacant lots have stood vacant on a day',
  can: 'public.read',
  snapshot: true,
  input: z.object({ zone, day }),
  output: z.object({ balance: landBalance, medianVacancyDays: z.nullable(z.number()) }),
})

export const listVacantLots = operation({
  method: 'GET',
  path: '/lots',
  summary: 'Vacant lots by place, area, utilities, activity and price',
  can: 'public.read',
  input: z.object({
    place: z.optional(soato),
    zone: z.optional(slug),
    kind: z.optional(lotKind),
    minArea: count,
    maxArea: count,
    power: count,
    gas: count,
    water: count,
    ifut: z.optional(z.string().check(z.regex(/^\d{2,5}$/, 'input.ifut'))),
    /** Highest starting price, soʻm; lots whose price is not set are then left out. */
    maxPrice: count,
    ids: z.optional(z.string().check(z.maxLength(400))),
    ...paging,
  }),
  output: pageOf(lotSummary),
})

export const getVacantLot = operation({
  method: 'GET',
  path: '/lots/{zone}/{lot}',
  summary: 'A vacant lot as an investor needs it',
  can: 'public.read',
  snapshot: true,
  input: z.object(here),
  output: z.object({ lot: lotSummary, neighbours: lotFile.shape.neighbours }),
})

export const listVacantLotFeatures = operation({
  method: 'GET',
  path: '/lot-features',
  summary: 'Vacant lots of a territory or zone as GeoJSON',
  can: 'public.read',
  input: z.object({ place: z.optional(soato), zone: z.optional(slug) }),
  output: lotFeatures,
})

export const listLots = operation({
  method: 'GET',
  path: '/zones/{zone}/lots',
  summary: 'All lots of a zone by status, kind or number',
  can: 'register.read',
  snapshot: true,
  input: z.object({
    zone,
    status: z.optional(lotStatus),
    side: z.optional(lotSide),
    kind: z.optional(lotKind),
    q: z.optional(z.string().check(z.maxLength(40))),
    closed: z._default(z.stringbool(), false),
    cursor: paging.cursor,
    limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(1000)), 500),
  }),
  output: z.extend(pageOf(lot), { zoneNames: texts }),
})

export const listLotFeatures = operation({
  method: 'GET',
  path: '/zones/{zone}/lot-features',
  summary: 'All lots of a zone that are not closed, as GeoJSON',
  can: 'register.read',
  input: z.object({ zone }),
  output: lotFeatures,
})

export const getLot = operation({
  method: 'GET',
  path: '/zones/{zone}/lots/{lot}',
  summary: 'The passport of a lot: facts, plot, buildings, who holds it and when, inspections, history',
  can: 'register.read',
  snapshot: true,
  input: z.object(here),
  output: lotFile,
})

export const getLandRegister = operation({
  method: 'GET',
  path: '/zones/{zone}/land-register',
  summary: 'Plots and buildings of a zone, and its area over time',
  can: 'register.read',
  snapshot: true,
  input: z.object({ zone }),
  output: z.object({ areas: z.array(zoneArea), plots: z.array(plot), buildings: z.array(building) }),
})

export const recordZoneArea = operation({
  method: 'POST',
  path: '/zones/{zone}/area',
  summary: 'Record the whole and the allocable area of a zone from a day',
  can: 'land.write',
  audit: 'zone.area.recorded',
  input: z.object({ zone, validFrom: day, totalM2: area, allocableM2: area, basis: z.enum(['boundary', 'document']), document: documentText }),
  output: zoneArea,
})

export const addPlot = operation({
  method: 'POST',
  path: '/zones/{zone}/plots',
  summary: 'Record a land plot',
  can: 'land.write',
  audit: 'plot.added',
  input: z.object({ zone, cadastralNo, areaM2: area, polygon: drawing, tenure: z.enum(TENURES), holder: z._default(z.nullable(uuid), null), validFrom: day }),
  output: plot,
})

export const addBuilding = operation({
  method: 'POST',
  path: '/zones/{zone}/buildings',
  summary: 'Record a building on a plot',
  can: 'land.write',
  audit: 'building.added',
  input: z.object({
    zone,
    plot: uuid,
    cadastralNo,
    floorAreaM2: area,
    productionAreaM2: z.number().check(z.gte(0)),
    floors: z._default(z.nullable(z.number().check(z.int(), z.gte(1), z.lte(60))), null),
    builtYear: z._default(z.nullable(z.number().check(z.int(), z.gte(1850), z.lte(2200))), null),
    condition: z._default(z.enum(CONDITIONS), 'unknown'),
    use: z.enum(BUILDING_USES),
    ownership: z._default(z.enum(OWNERSHIPS), 'unknown'),
    polygon: drawing,
  }),
  output: building,
})

export const createLot = operation({
  method: 'POST',
  path: '/zones/{zone}/lots',
  summary: 'Form a lot; it begins as a draft',
  can: 'land.write',
  audit: 'lot.created',
  input: z.object({ zone, number, kind: lotKind, openedOn: day, vacantSince: z._default(z.nullable(day), null), document: documentText, ...lotFacts }),
  output: changed,
})

export const correctLot = operation({
  method: 'POST',
  path: '/zones/{zone}/lots/{lot}/corrections',
  summary: 'Correct the facts of a lot; what stood before stays in its history',
  can: 'land.write',
  audit: 'lot.corrected',
  input: z.object({ ...here, vacantSince: z._default(z.nullable(day), null), document: documentText, ...lotFacts }),
  output: changed,
})

export const changeLotStatus = operation({
  method: 'POST',
  path: '/zones/{zone}/lots/{lot}/status',
  summary: 'Take a lot one step on, or set or lift a side state',
  can: 'land.write',
  audit: 'lot.status',
  input: z.object({ ...here, to: z.optional(lotStatus), side: z.optional(z.union([lotSide, z.literal('none')])), day, document: documentText }),
  output: lot,
})

const part = z.object({ number, areaM2: z.optional(area), polygon: drawing })

export const splitLot = operation({
  method: 'POST',
  path: '/zones/{zone}/lots/{lot}/split',
  summary: 'Split a lot along a line or into given parts; the lot is closed and its history kept',
  can: 'land.write',
  audit: 'lot.split',
  input: z.object({
    ...here,
    day,
    document: documentText,
    /** Straight line by two points (longitude, latitude); the parts are numbered in the order of `parts`. */
    line: z.optional(z.tuple([z.tuple([z.number(), z.number()]), z.tuple([z.number(), z.number()])])),
    parts: z.array(part).check(z.minLength(2), z.maxLength(20)),
  }),
  output: changedMany,
})

export const mergeLots = operation({
  method: 'POST',
  path: '/zones/{zone}/lot-merges',
  summary: 'Merge lots that touch into one; they are closed and their history kept',
  can: 'land.write',
  audit: 'lot.merged',
  input: z.object({ zone, lots: z.array(uuid).check(z.minLength(2), z.maxLength(20)), number, day, document: documentText }),
  output: changed,
})

export const occupyLot = operation({
  method: 'POST',
  path: '/zones/{zone}/lots/{lot}/occupancies',
  summary: 'Record who holds a lot or a part of it',
  can: 'land.write',
  audit: 'lot.occupied',
  input: z.object({
    ...here,
    party: uuid,
    contract: z._default(z.nullable(uuid), null),
    from: day,
    until: z._default(z.nullable(day), null),
    /** Left out: the whole lot. */
    areaM2: z.optional(area),
    document: documentText,
  }),
  output: occupancy,
})

export const vacateLot = operation({
  method: 'POST',
  path: '/zones/{zone}/lots/{lot}/vacations',
  summary: 'Record the last day on which somebody held a lot',
  can: 'land.write',
  audit: 'lot.vacated',
  input: z.object({ ...here, occupancy: uuid, until: day, document: documentText }),
  output: occupancy,
})

export const recordInspection = operation({
  method: 'POST',
  path: '/zones/{zone}/lots/{lot}/inspections',
  summary: 'Record what a visit found in use on a lot',
  can: 'land.write',
  audit: 'lot.inspected',
  input: z.object({ ...here, day, usedAreaM2: z.number().check(z.gte(0)), note, documents: z._default(z.array(uuid).check(z.maxLength(50)), []) }),
  output: z.object({ inspection, underUsed: z.boolean() }),
})

export const importLots = operation({
  method: 'POST',
  path: '/zones/{zone}/lot-imports',
  summary: 'Import lots from GeoJSON; a number that stands in the register already is refused, never replaced',
  can: 'land.write',
  audit: 'lots.imported',
  file: ['json'],
  input: z.extend(importWish, { zone }),
  output: lotImport,
})
