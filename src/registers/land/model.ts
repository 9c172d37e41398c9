import * as z from 'zod/mini'
import { importReport, texts } from '#lib/schema.ts'

/** A place on the map: longitude, then latitude, degrees WGS 84 (RFC 7946). */
const position = z.tuple([z.number(), z.number()])
export const polygon = z.object({ type: z.literal('Polygon'), coordinates: z.array(z.array(position)) })
export type Polygon = z.output<typeof polygon>

/** What a lot is of: land, a building, a part of one, an unfinished object (uz: yer, bino, binoning bir qismi, tugallanmagan obyekt). */
export const LOT_KINDS = ['land', 'building', 'building_part', 'unfinished'] as const
export const lotKind = z.enum(LOT_KINDS)
export type LotKind = z.output<typeof lotKind>

/** Where a lot stands between its forming and its privatization (PROCEDURES 4.1). */
export const LOT_STATUSES = ['draft', 'available', 'on_auction', 'reserved', 'allocated', 'construction', 'operating', 'owned', 'recovering', 'closed'] as const
export const lotStatus = z.enum(LOT_STATUSES)
export type LotStatus = z.output<typeof lotStatus>

/** What may be true beside the status: used below its area, not used, under arrest or pledge, taken out of circulation. */
export const LOT_SIDES = ['under_used', 'idle', 'frozen', 'withdrawn'] as const
export const lotSide = z.enum(LOT_SIDES)
export type LotSide = z.output<typeof lotSide>

const capacity = z.optional(z.number().check(z.gte(0), z.lte(1_000_000)))
const present = z.optional(z.boolean())

/** Utilities at the lot's border; what is left out is not known. */
export const utilities = z.object({
  powerKw: capacity,
  gasM3Hour: capacity,
  waterM3Day: capacity,
  sewer: present,
  road: present,
  telecom: present,
  heat: present,
})
export type Utilities = z.output<typeof utilities>

export const uuid = z.string().check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, 'input.uuid'))

/** What everybody may know of a lot. */
export const lotSummary = z.object({
  id: z.string(),
  zone: z.string(),
  zoneNames: texts,
  number: z.string(),
  kind: lotKind,
  polygon: z.nullable(polygon),
  areaM2: z.number(),
  polygonAreaM2: z.nullable(z.number()),
  allowedIfut: z.array(z.string()),
  utilities,
  /** Tiyin. */
  startingPrice: z.nullable(z.number()),
  priceBasis: z.string(),
  status: lotStatus,
  side: z.nullable(lotSide),
  statusFrom: z.string(),
  vacantSince: z.nullable(z.string()),
  training: z.boolean(),
})
export type LotSummary = z.output<typeof lotSummary>

export const lot = z.extend(lotSummary, {
  plot: z.nullable(z.string()),
  building: z.nullable(z.string()),
  openedOn: z.string(),
  closedOn: z.nullable(z.string()),
})
export type Lot = z.output<typeof lot>

export const TENURES = ['permanent_use', 'lease', 'owned'] as const
export const plot = z.object({
  id: z.string(),
  cadastralNo: z.nullable(z.string()),
  polygon: z.nullable(polygon),
  areaM2: z.number(),
  polygonAreaM2: z.nullable(z.number()),
  tenure: z.enum(TENURES),
  holder: z.nullable(z.string()),
  holderNames: z.nullable(texts),
  validFrom: z.string(),
  validTo: z.nullable(z.string()),
})
export type Plot = z.output<typeof plot>

export const CONDITIONS = ['good', 'repair', 'unsafe', 'unfinished', 'unknown'] as const
export const BUILDING_USES = ['production', 'storage', 'office', 'utility', 'idle'] as const
export const OWNERSHIPS = ['state', 'directorate', 'private', 'unknown'] as const
export const building = z.object({
  id: z.string(),
  plot: z.string(),
  cadastralNo: z.nullable(z.string()),
  floorAreaM2: z.number(),
  productionAreaM2: z.number(),
  floors: z.nullable(z.number()),
  builtYear: z.nullable(z.number()),
  condition: z.enum(CONDITIONS),
  use: z.enum(BUILDING_USES),
  ownership: z.enum(OWNERSHIPS),
  polygon: z.nullable(polygon),
})
export type Building = z.output<typeof building>

export const EVENT_KINDS = [
  'created',
  'imported',
  'split_from',
  'merged_from',
  'split',
  'merged',
  'status',
  'side',
  'corrected',
  'occupied',
  'vacated',
  'inspected',
] as const
export const lotEvent = z.object({
  id: z.string(),
  kind: z.enum(EVENT_KINDS),
  day: z.string(),
  document: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  by: z.string(),
  at: z.string(),
})
export type LotEvent = z.output<typeof lotEvent>
export type EventKind = LotEvent['kind']

export const occupancy = z.object({
  id: z.string(),
  party: z.string(),
  partyNames: texts,
  contract: z.nullable(z.string()),
  from: z.string(),
  /** Last day; null while it lasts. */
  until: z.nullable(z.string()),
  areaM2: z.number(),
  whole: z.boolean(),
  document: z.string(),
})
export type Occupancy = z.output<typeof occupancy>

export const inspection = z.object({
  id: z.string(),
  day: z.string(),
  usedAreaM2: z.number(),
  note: z.string(),
  documents: z.array(z.string()),
  by: z.string(),
})
export type Inspection = z.output<typeof inspection>

/** A lot this one was made of, or that was made of it; share of the closed lot's area. */
export const kin = z.object({ id: z.string(), number: z.string(), share: z.number() })
export type Kin = z.output<typeof kin>

/** Lot passport (uz: lot pasporti). */
export const lotFile = z.object({
  lot,
  plot: z.nullable(plot),
  buildings: z.array(building),
  occupancies: z.array(occupancy),
  inspections: z.array(inspection),
  events: z.array(lotEvent),
  parents: z.array(kin),
  children: z.array(kin),
  neighbours: z.array(z.object({ id: z.string(), number: z.string(), polygon })),
})
export type LotFile = z.output<typeof lotFile>

/** Area of a zone in force on a day. */
export const zoneArea = z.object({
  validFrom: z.string(),
  totalM2: z.number(),
  allocableM2: z.number(),
  basis: z.enum(['boundary', 'document']),
  document: z.string(),
})
export type ZoneArea = z.output<typeof zoneArea>

/** One line of the land balance: m² and share 0…1 of the allocable area (null where that is not recorded). */
export const balanceLine = z.object({ lots: z.number(), areaM2: z.number(), share: z.nullable(z.number()) })

/** Land balance of a zone (uz: yer balansi); lots of land and unfinished objects, never of buildings standing on them. */
export const landBalance = z.object({
  area: z.nullable(zoneArea),
  lots: balanceLine,
  byStatus: z.array(z.extend(balanceLine, { status: lotStatus })),
  bySide: z.array(z.extend(balanceLine, { side: lotSide })),
  vacant: balanceLine,
  allocated: balanceLine,
  /** (allocated + construction + operating + owned) / allocable. */
  utilised: z.nullable(z.number()),
  undistributedM2: z.nullable(z.number()),
  /** Three ways to measure the lots that are drawn: by polygon, by document, and their difference. */
  drawn: z.object({ lots: z.number(), polygonM2: z.number(), documentM2: z.number() }),
  undrawn: z.number(),
  /** Area of the zone's own boundary; null where none was imported. */
  boundaryM2: z.nullable(z.number()),
  buildings: z.object({ count: z.number(), floorM2: z.number(), productionM2: z.number(), idleM2: z.number() }),
  /** Days since which the vacant lots stand vacant, earliest first; those whose day is not known are left out. */
  vacancies: z.array(z.string()),
})
export type LandBalance = z.output<typeof landBalance>

/** A remark that does not stop a change: areas that differ more than they should. */
export const remark = z.object({ code: z.string(), lot: z.string(), measuredM2: z.number(), documentM2: z.number() })
export type Remark = z.output<typeof remark>

/** Numbers the rules rest on, as the parameters give them on the day. */
export type LandLimits = {
  /** Tolerance of sums of areas, share (land.sum_tolerance). */
  readonly sum: number
  /** Difference of polygon and document that is remarked on, share (land.gis_warning). */
  readonly warning: number
  /** Difference that is refused, share (land.gis_refusal). */
  readonly refusal: number
  /** Use below which a lot is under-used, share (land.under_used_share). */
  readonly underUsed: number
  /** Days between the inspections that show it (land.under_used_days). */
  readonly underUsedDays: number
}

/** GeoJSON FeatureCollection of lots (RFC 7946). */
export const lotFeatures = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      type: z.literal('Feature'),
      id: z.string(),
      geometry: z.nullable(polygon),
      properties: z.object({
        zone: z.string(),
        number: z.string(),
        kind: lotKind,
        status: lotStatus,
        side: z.nullable(lotSide),
        areaM2: z.number(),
        polygonAreaM2: z.nullable(z.number()),
        allowedIfut: z.array(z.string()),
        utilities,
        startingPrice: z.nullable(z.number()),
        vacantSince: z.nullable(z.string()),
        training: z.boolean(),
      }),
    }),
  ),
})

/** What an import of lots did, or would do: the lots as they were read, and what is remarkable about them. */
export const lotImport = z.extend(importReport, {
  lots: z.array(z.object({ number: z.string(), kind: lotKind, areaM2: z.number(), polygonAreaM2: z.nullable(z.number()), polygon: z.nullable(polygon) })),
  remarks: z.array(remark),
})
