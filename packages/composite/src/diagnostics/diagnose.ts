import { tableAfter, type Build, type Builder } from '../build.ts'
import type { Message, Outcome } from '../outcome.ts'
import { note, warn } from '../outcome.ts'
import { correlationPValue } from '../numbers/student.ts'
import { SMALL_UNIT_COUNT } from '../steps/weigh/byData.ts'
import { principalComponents, type PrincipalComponents } from '../steps/weigh/dataWeights.ts'
import {
  correlationFlags,
  correlationMatrix,
  crossRedundancies,
  familyCorrelations,
  strays,
  type Stray,
  type CorrelationFlag,
  type CorrelationMatrix,
  type FamilyCorrelation,
} from './correlations.ts'
import { importanceOf, type Importance } from './importance.ts'
import { leaveOneOut, type Removal } from './leaveOneOut.ts'
import { cronbachAlpha } from './reliability.ts'
import { statisticsOf, type ColumnStatistics } from './statistics.ts'

/** The coherence of the children of one aggregate; alpha and components are not offered below 20 units. */
export interface GroupCoherence {
  readonly code: string
  readonly children: readonly string[]
  readonly alpha: number | undefined
  readonly components: PrincipalComponents | undefined
}

export interface Diagnostics {
  readonly raw: readonly ColumnStatistics[]
  readonly treated: readonly ColumnStatistics[]
  readonly correlations: readonly CorrelationMatrix[]
  readonly flags: readonly CorrelationFlag[]
  readonly strays: readonly Stray[]
  readonly family: readonly FamilyCorrelation[]
  readonly groups: readonly GroupCoherence[]
  readonly importance: readonly Importance[]
  readonly removals: readonly Removal[]
  readonly messages: readonly Message[]
}

const REDUNDANT = 0.92
const CONTRARY = -0.4

/** Everything one should look at before believing an index. */
export function diagnose(build: Build, builder: Builder): Outcome<Diagnostics> {
  const removals = leaveOneOut(build, builder)
  if (!removals.ok) return removals
  const raw = tableAfter(build, 'raw')
  const treated = build.stages.findLast((stage) => !stage.directed)?.table
  const levels = Array.from({ length: build.tree.levels - 1 }, (_, k) => k + 1)
  const flags = levels.flatMap((level) => [...correlationFlags(build, level, CONTRARY, REDUNDANT), ...crossRedundancies(build, level, REDUNDANT)])
  const misplaced = strays(build)
  const family = levels.flatMap((level) => familyCorrelations(build, level))
  const groups = build.tree.aggregates.map((node) => coherenceOf(build, node.code))
  const importance = importanceOf(build)
  return {
    ok: true,
    value: {
      raw: raw ? statisticsOf(raw) : [],
      treated: treated ? statisticsOf(treated) : [],
      correlations: levels.map((level) => levelCorrelations(build, level)),
      flags,
      strays: misplaced,
      family,
      groups,
      importance,
      removals: removals.value,
      messages: build.messages.some((message) => message.code === 'small.noCorrelations')
        ? []
        : [
            ...flags.map((flag) => warn(`coherence.${flag.kind}`, flag.group, { first: flag.first, second: flag.second, correlation: flag.correlation })),
            ...misplaced.map((stray) =>
              warn('coherence.closerToOther', stray.code, {
                own: stray.own,
                ownCorrelation: stray.ownCorrelation,
                other: stray.other,
                otherCorrelation: stray.otherCorrelation,
              }),
            ),
            ...family
              .filter((f) => runsAgainst(f, build))
              .map((f) => warn('coherence.againstAncestor', f.code, { ancestor: f.ancestor, correlation: f.correlation })),
            ...importanceMessages(importance),
          ],
    },
  }
}

/** Negative with its parent, or negative beyond chance (p < 0.1) with a higher ancestor. */
function runsAgainst(f: FamilyCorrelation, build: Build) {
  const node = build.tree.byCode.get(f.code)
  const isParent = node !== undefined && build.tree.nodes[node.parent].code === f.ancestor
  return f.correlation < 0 && (isParent || correlationPValue(f.correlation, build.units.length) < 0.1)
}

function levelCorrelations(build: Build, level: number) {
  const nodes = build.tree.nodes.filter((node) => node.level === level)
  return correlationMatrix(
    nodes.map((node) => node.code),
    nodes.map((node) => build.scores[node.index]),
    'pearson',
  )
}

/** Alpha and principal components of the children of an aggregate. Throws when it does not exist. */
export function coherenceOf(build: Build, code: string): GroupCoherence {
  const node = build.tree.byCode.get(code)
  if (!node) throw new Error(`Cannot describe ${code}: the structure has no such node`)
  const children = node.children.map((child) => build.tree.nodes[child])
  const columns = children.map((child) => build.scores[child.index])
  const enough = new Set(build.units).size >= SMALL_UNIT_COUNT && children.length > 1
  return {
    code,
    children: children.map((child) => child.code),
    alpha: enough ? cronbachAlpha(columns) : undefined,
    components: enough ? principalComponents(columns) : undefined,
  }
}

/** Lighter nodes are not expected to be heard in the total. */
const HEAVY = 0.05

/** A node whose main effect is below a quarter of its weight is hardly heard, above four times it dominates. */
function importanceMessages(importance: readonly Importance[]): readonly Message[] {
  return importance.flatMap((node) => {
    const values = { mainEffect: node.mainEffect, effectiveWeight: node.effectiveWeight }
    if (node.effectiveWeight >= HEAVY && node.mainEffect < node.effectiveWeight / 4) return [warn('importance.silent', node.code, values)]
    return node.mainEffect > 4 * node.effectiveWeight && node.mainEffect > 0.5 ? [note('importance.dominant', node.code, values)] : []
  })
}
