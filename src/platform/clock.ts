/** What time it is, for everything that asks. The program's own is the system's; a test moves its own. */
export type Clock = { readonly now: () => Date }

export const systemClock: Clock = { now: () => new Date() }
