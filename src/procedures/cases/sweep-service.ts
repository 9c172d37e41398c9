import { refuse } from '#lib/result.ts'
import type { Circumstances } from '#platform/dispatch.ts'
import type { Equipment } from '#platform/equipment.ts'
import type { Sweep } from '#platform/jobs.ts'
import type { CaseKernel } from './engine.ts'
import { openCase, SYSTEM, takeStep } from './kernel-service.ts'
import { warnOfTerms } from './notice-service.ts'
import type { Modules } from './service.ts'

/** What modules may ask of the kernel when nobody's request is at hand. */
const kernelOf = (modules: Modules, equipment: Equipment): CaseKernel => ({
  open: async (writer, wish, circumstances) => {
    const module = modules.get(wish.kind)
    return module === undefined ? refuse('procedure.unknown', { kind: wish.kind }) : openCase(module, writer, wish, circumstances, 'system')
  },
  takeBySystem: (writer, wish, input, circumstances) => takeStep(modules, writer, wish, { read: input }, circumstances, true),
  systemCircumstances: (now): Circumstances => ({ actor: SYSTEM, language: 'uz', now, equipment }),
})

/** What cases do by themselves every few minutes: open what is due, go on where silence means consent, warn of terms. */
export const sweepCases =
  (modules: Modules): Sweep =>
  async (database, now, equipment) => {
    const kernel = kernelOf(modules, equipment)
    for (const module of modules.values()) await module.sweep?.(kernel, database, now)
    await warnOfTerms(database, now)
  }
