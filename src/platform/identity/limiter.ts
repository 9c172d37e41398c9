/** Counts tries by who makes them, and says when there were too many. One server serves a database, so memory is enough. */
export type Limiter = {
  /** Counts a try; false where the limit is already reached. */
  readonly take: (key: string, now: Date) => boolean
  /** Gives the last try back, since it was right: only wrong ones count. */
  readonly giveBack: (key: string) => void
}

const MOST_KEYS = 20_000

/** At most `limit` tries of one key in `minutes`, in a window that slides. */
export function makeLimiter(limit: number, minutes: number): Limiter {
  const tries = new Map<string, number[]>()
  return {
    take: (key, now) => {
      const since = now.getTime() - minutes * 60_000
      const recent = (tries.get(key) ?? []).filter((time) => time > since)
      tries.delete(key)
      if (recent.length < limit) recent.push(now.getTime())
      else {
        tries.set(key, recent)
        return false
      }
      tries.set(key, recent)
      // The oldest keys go first; a flood of new ones cannot fill the memory.
      for (const oldest of tries.keys()) {
        if (tries.size <= MOST_KEYS) break
        tries.delete(oldest)
      }
      return true
    },
    giveBack: (key) => void tries.get(key)?.pop(),
  }
}
