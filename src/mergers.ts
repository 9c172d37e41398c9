import type { WriteHandler } from '#platform/dispatch.ts'
import { moveCasesOf } from '#procedures/cases/reading-service.ts'
import { moveObligationsOf } from '#procedures/obligations/register-service.ts'
import type { mergeEnterprises } from '#registers/enterprises/contract.ts'
import { answerMergeEnterprises } from '#registers/enterprises/merge-service.ts'
import { moveOccupanciesOf } from '#registers/land/occupancy-service.ts'

/** Joins two records of one enterprise with all that hangs on them in every module, in one transaction. Reports stay with the record that made them. */
export const answerMergeEverywhere: WriteHandler<typeof mergeEnterprises> = async (input, writer, circumstances) => {
  const merged = await answerMergeEnterprises(input, writer, circumstances)
  if (!merged.ok) return merged
  const { party: from, into: to } = input
  const moved = {
    lots: await moveOccupanciesOf(writer, from, to),
    obligations: await moveObligationsOf(writer, from, to),
    cases: await moveCasesOf(writer, from, to),
  }
  return { ...merged, value: { ...merged.value, journalled: { register: merged.value.journalled, moved } } }
}
