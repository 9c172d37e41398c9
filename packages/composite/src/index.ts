export { fault, type Fault, type Message, type Outcome } from './outcome.ts'
export { observationsOfYear, openDataSet, type DataSet, type Observations } from './data/observations.ts'
export type { Table } from './data/table.ts'
export { formatCsv, parseCsv, type CsvTable } from './data/csv.ts'
export { readIndexFiles, type IndexFiles } from './data/indexFiles.ts'
export { canonical, DEFAULT_STEPS, hashSpecification, specificationSchema, type Specification } from './specification/specification.ts'
export type { AggregateNode, IndicatorNode, StructureNode } from './specification/structure.ts'
export type { AggregateMethod, AggregateStep, Coverage } from './specification/aggregateStep.ts'
export type { DenominateStep, ImputeStep, ScreenStep } from './specification/dataSteps.ts'
export type { NormaliseMethod, NormaliseStep } from './specification/normaliseStep.ts'
export type { Step } from './specification/steps.ts'
export type { Transform, TreatRule, TreatStep } from './specification/treatStep.ts'
export type { WeighMethod, WeighStep } from './specification/weighStep.ts'
export { ancestorsOf, effectiveWeights, indicatorsUnder, treeOf, type Tree, type TreeNode } from './specification/tree.ts'
export { parseSpecification } from './specification/validate.ts'
export { buildIndex, createBuilder, rankRows, ranksOfNode, ranksWithinGroup, scoresOf, tableAfter, type Build, type Builder } from './build.ts'
export type { Stage } from './stages.ts'
export type { Screening } from './steps/screen.ts'
export type { Treatment } from './steps/treat/treat.ts'
export type { Scaling } from './steps/normalise/normalise.ts'
export { outrankingMatrix, type Outranking } from './steps/aggregate/copeland.ts'
export { SMALL_UNIT_COUNT } from './steps/weigh/byData.ts'
export { principalComponents, type PrincipalComponents } from './steps/weigh/dataWeights.ts'
export { ahpWeights, type Consistency } from './steps/weigh/expertWeights.ts'
export { RANK_TOLERANCE, ranksOf, ranksWithin } from './results/ranks.ts'
export { availabilityByAggregate } from './diagnostics/availability.ts'
export {
  correlationFlags,
  correlationMatrix,
  crossRedundancies,
  familyCorrelations,
  pValueMatrix,
  sizeCorrelations,
  strays,
  type CorrelationFlag,
  type CorrelationMatrix,
  type FamilyCorrelation,
  type Stray,
} from './diagnostics/correlations.ts'
export type { CorrelationKind } from './numbers/correlate.ts'
export { coherenceOf, diagnose, type Diagnostics, type GroupCoherence } from './diagnostics/diagnose.ts'
export { correlationRatio, importanceOf, type Importance } from './diagnostics/importance.ts'
export { leaveOneOut, rankShift, type Removal } from './diagnostics/leaveOneOut.ts'
export { cronbachAlpha } from './diagnostics/reliability.ts'
export { statisticsOf, type ColumnStatistics } from './diagnostics/statistics.ts'
export { parseStudy, studySchema, type Design, type Factor, type Study } from './uncertainty/study.ts'
export { planStudy, type StudyPlan } from './uncertainty/plan.ts'
export { runRows, runStudy, type RunOptions, type StudyFailure, type StudyRows } from './uncertainty/run.ts'
export { pairwiseDominance, summariseStudy, type FactorImportance, type StudyResult } from './uncertainty/summary.ts'
export type { RankInterval } from './uncertainty/rankIntervals.ts'
export { crossedOutput, exactIndices, sobolIndices, type CrossedOutput, type SobolIndex } from './uncertainty/indices.ts'
export { findRow, imputedCount, scoreRows, screenedOut, traceUnit, type TraceNode, type TraceValue } from './results/trace.ts'
export { profileOf, type Profile, type ProfileRow } from './results/profile.ts'
export { splitChange, type ScoreChange, type Side } from './results/change.ts'
export { nearestPeers, peerGroups, type PeerGroup, type PeerGroups } from './results/peers.ts'
export { growthRate, percentChange, seriesOf, type Series, type Trend } from './panel/trends.ts'
export { createStudyWorker, rangesOf, type StudyMessage } from './uncertainty/job.ts'
export { defaultStudy } from './uncertainty/defaultStudy.ts'
