import { ROLES, type Role } from '#lib/access.ts'
import type { Procedure, TakenStep } from '#lib/procedure.ts'

/** Terms that end when a state is left for another, and those that begin. */
export function runningIn(procedure: Procedure, from: string, to: string): { readonly ended: string[]; readonly begun: string[] } {
  if (from === to) return { ended: [], begun: [] }
  const terms = Object.entries(procedure.deadlines)
  const names = (test: (runs: readonly string[]) => boolean) => terms.filter(([, { runs }]) => test(runs)).map(([name]) => name)
  return { ended: names((runs) => runs.includes(from) && !runs.includes(to)), begun: names((runs) => runs.includes(to) && !runs.includes(from)) }
}

export type Task = { readonly step: string; readonly role: Role }

/** What a case waits for: the steps of its state that are not optional, by role; those taken once by a role are done for it. */
export function tasksOf(procedure: Procedure, standing: { readonly state: string; readonly round: number }, taken: readonly TakenStep[]): Task[] {
  return Object.entries(procedure.steps)
    .filter(([, { from, optional, who }]) => from.includes(standing.state) && optional !== true && who.length > 0)
    .flatMap(([step, { who, oncePer }]) =>
      who
        .filter((role) => oncePer !== 'role' || !taken.some((one) => one.step === step && one.role === role && one.round === standing.round))
        .map((role) => ({ step, role })),
    )
}

export const isRoleName = (text: string): text is Role => ROLES.some((role) => role === text)
