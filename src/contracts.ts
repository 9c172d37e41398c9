import type { Operation } from '#lib/operation.ts'
import * as cases from '#procedures/cases/contract.ts'
import * as obligations from '#procedures/obligations/contract.ts'
import * as privatization from '#procedures/privatization/contract.ts'
import * as calendar from '#registers/calendar/contract.ts'
import * as analysis from '#statistics/analysis/contract.ts'
import * as benchmarks from '#statistics/benchmarks/contract.ts'
import * as claims from '#statistics/claims/contract.ts'
import * as documents from '#registers/documents/contract.ts'
import * as contracts from '#registers/contracts/contract.ts'
import * as enterprises from '#registers/enterprises/contract.ts'
import * as formTemplates from '#statistics/forms/templates/contract.ts'
import * as reportFigures from '#statistics/forms/figures/contract.ts'
import * as submissions from '#statistics/forms/submissions/contract.ts'
import * as indicators from '#statistics/indicators/contract.ts'
import * as land from '#registers/land/contract.ts'
import * as legislation from '#registers/legislation/contract.ts'
import * as parties from '#registers/parties/contract.ts'
import * as notices from '#registers/notices/contract.ts'
import * as people from '#registers/people/contract.ts'
import * as outbox from '#registers/outbox/contract.ts'
import * as places from '#registers/places/contract.ts'
import * as portal from '#publishing/portal/contract.ts'
import * as quality from '#statistics/quality/contract.ts'
import * as rates from '#registers/rates/contract.ts'
import * as ratings from '#statistics/ratings/contract.ts'
import * as opendata from '#publishing/opendata/contract.ts'
import * as reports from '#publishing/reports/contract.ts'
import * as releases from '#publishing/releases/contract.ts'
import * as sources from '#registers/sources/contract.ts'
import * as zones from '#registers/zones/contract.ts'

/** Every operation of the product by name: the one list that routes, OpenAPI, the browser's client and the command line read. */
export const operations = {
  ...people,
  ...notices,
  ...outbox,
  ...places,
  ...zones,
  ...sources,
  ...legislation,
  ...parties,
  ...enterprises,
  ...contracts,
  ...calendar,
  ...rates,
  ...documents,
  ...land,
  ...claims,
  ...quality,
  ...indicators,
  ...analysis,
  ...ratings,
  ...benchmarks,
  ...formTemplates,
  ...submissions,
  ...reportFigures,
  ...cases,
  ...obligations,
  ...privatization,
  ...portal,
  ...releases,
  ...reports,
  ...opendata,
} as const satisfies Record<string, Operation>

export type Operations = typeof operations
export type OperationName = keyof Operations
