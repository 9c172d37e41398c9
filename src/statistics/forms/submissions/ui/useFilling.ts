import { useCallback, useEffect, useRef, useState } from 'react'
import { call } from '#web/client/call.ts'
import { problemFrom, type Problem } from '#web/client/problem.ts'
import type { FormColumn, FormField, ReportValue, ReportValues } from '../../templates/model.ts'
import { fieldAt } from '../../templates/rules/paths.ts'
import { readTyped } from '../../templates/rules/values.ts'
import type { FieldConflict, ReportFile } from '../model.ts'
import { isComment } from '../rules/merge.ts'
import { keepOutbox, readOutbox, type Entry, type Outbox } from './outbox.ts'

/** How it stands with what was typed: all saved; on its way; kept here until the network is back; refused. */
export type Saving = {
  readonly state: 'saved' | 'saving' | 'waiting' | 'refused'
  readonly at: string | null
  readonly waiting: number
  readonly unreadable: number
  readonly problem: Problem | undefined
}

export type Filling = {
  readonly text: (path: string) => string
  readonly fault: (path: string) => { readonly code: string; readonly expected: string } | undefined
  readonly values: ReportValues
  readonly comments: ReportValues
  readonly saving: Saving
  readonly conflicts: readonly FieldConflict[]
  readonly change: (path: string, text: string) => void
  readonly dropRow: (paths: readonly string[]) => void
  readonly settle: (conflict: FieldConflict, mine: boolean) => void
  /** Sends what is left, with the figures a new report begins with; gives whether everything is saved now. */
  readonly complete: () => Promise<boolean>
}

const PAUSE_MS = 700
const RETRY_MS = 4000

type Kept = Readonly<Record<string, { readonly value: ReportValue; readonly version: number }>>

/** What a value looks like in its control. */
const shown = (value: ReportValue | undefined): string => (value === undefined || value === null ? '' : String(value))

/** A report being filled: what is typed is kept on this device at once and sent field by field; nothing is called saved before the server has said so. */
export function useFilling(file: ReportFile): Filling {
  const { zone, id } = file.report
  const [kept, setKept] = useState<Kept>(() => Object.fromEntries(file.fields.map(({ path, value, version }) => [path, { value, version }])))
  const [outbox, setOutbox] = useState<Outbox>(() => readOutbox(zone, id))
  const [conflicts, setConflicts] = useState<readonly FieldConflict[]>([])
  const [progress, setProgress] = useState<Pick<Saving, 'state' | 'at' | 'problem'>>({
    state: 'saved',
    at:
      file.fields
        .map(({ at }) => at)
        .toSorted()
        .at(-1) ?? null,
    problem: undefined,
  })
  const latest = useRef({ outbox, kept })
  const sending = useRef<Promise<boolean> | undefined>(undefined)

  const put = useCallback(
    (next: Outbox) => {
      latest.current = { ...latest.current, outbox: next }
      keepOutbox(zone, id, next)
      setOutbox(next)
    },
    [zone, id],
  )

  const sendOnce = useCallback(async (): Promise<boolean> => {
    const ready = Object.entries(latest.current.outbox).flatMap(([path, one]) => (one.value === undefined ? [] : [{ path, value: one.value, base: one.base }]))
    if (ready.length === 0) return true
    setProgress((before) => ({ ...before, state: 'saving' }))
    try {
      const answer = await call('saveSubmissionFields', { zone, id, edits: ready })
      const sent = new Map(ready.map((edit) => [edit.path, edit.value]))
      const saved = new Map(answer.saved.map(({ path, version }) => [path, version]))
      const clashing = new Set(answer.conflicts.map(({ path }) => path))
      const now = { ...latest.current.kept, ...Object.fromEntries([...saved].map(([path, version]) => [path, { value: sent.get(path) ?? null, version }])) }
      latest.current = { ...latest.current, kept: now }
      setKept(now)
      // What was typed on while the request ran goes out next, over the version just saved.
      put(
        Object.fromEntries(
          Object.entries(latest.current.outbox).flatMap(([path, one]): [string, Entry][] => {
            if (clashing.has(path)) return []
            const version = saved.get(path)
            if (version === undefined) return [[path, one]]
            return one.value !== undefined && one.value === sent.get(path) ? [] : [[path, { ...one, base: version }]]
          }),
        ),
      )
      if (answer.conflicts.length > 0) setConflicts((before) => [...before.filter(({ path }) => !clashing.has(path)), ...answer.conflicts])
      setProgress({ state: 'saved', at: answer.at, problem: undefined })
      return answer.conflicts.length === 0
    } catch (thrown) {
      const problem = problemFrom(thrown)
      setProgress((before) => ({ ...before, state: problem.status === 0 || problem.status >= 500 ? 'waiting' : 'refused', problem }))
      return false
    }
  }, [zone, id, put])

  const flush = useCallback(async (): Promise<boolean> => {
    while (sending.current !== undefined) await sending.current
    sending.current = sendOnce().finally(() => (sending.current = undefined))
    return sending.current
  }, [sendOnce])

  useSending(outbox, progress.state, flush)

  const change = (path: string, text: string) => {
    const field = isComment(path) ? undefined : fieldAt(file.content, path)
    const read = field === undefined ? ({ ok: true, value: text === '' ? null : text } as const) : readTyped(field, text)
    const carried = Object.keys(latest.current.outbox).length === 0 && Object.keys(latest.current.kept).length === 0 ? carriedEntries(file) : {}
    const base = latest.current.outbox[path]?.base ?? latest.current.kept[path]?.version ?? 0
    setProgress((before) => (before.state === 'refused' ? { ...before, state: 'saved' } : before))
    put({ ...carried, ...latest.current.outbox, [path]: { text, base, ...(read.ok ? { value: read.value } : {}) } })
  }
  const value = (path: string): ReportValue | undefined =>
    outbox[path]?.value ?? (outbox[path] === undefined ? (kept[path]?.value ?? file.suggested[path]) : undefined)
  const paths = [...new Set([...Object.keys(kept), ...Object.keys(file.suggested), ...Object.keys(outbox)])]
  const all = (comments: boolean) => Object.fromEntries(paths.filter((path) => isComment(path) === comments).map((path) => [path, value(path) ?? null]))
  return {
    text: (path) => outbox[path]?.text ?? shown(value(path)),
    fault: (path) => faultOf(fieldAt(file.content, path), outbox[path]),
    values: all(false),
    comments: all(true),
    saving: {
      ...progress,
      waiting: Object.values(outbox).filter((one) => one.value !== undefined).length,
      unreadable: Object.values(outbox).filter((one) => one.value === undefined).length,
    },
    conflicts,
    change,
    dropRow: (list) =>
      put({
        ...latest.current.outbox,
        ...Object.fromEntries(list.map((path) => [path, { text: '', value: null, base: latest.current.kept[path]?.version ?? 0 }])),
      }),
    settle: (conflict, mine) => {
      setConflicts((before) => before.filter(({ path }) => path !== conflict.path))
      setKept((before) => ({ ...before, [conflict.path]: { value: conflict.theirs, version: conflict.version } }))
      latest.current = { ...latest.current, kept: { ...latest.current.kept, [conflict.path]: { value: conflict.theirs, version: conflict.version } } }
      if (mine) put({ ...latest.current.outbox, [conflict.path]: { text: shown(conflict.yours), value: conflict.yours, base: conflict.version } })
    },
    complete: async () => {
      if (Object.keys(latest.current.kept).length === 0) put({ ...carriedEntries(file), ...latest.current.outbox })
      return (await flush()) && Object.keys(latest.current.outbox).length === 0
    },
  }
}

/** The figures a new report begins with go out with the first thing that is typed. */
const carriedEntries = (file: ReportFile): Outbox =>
  Object.fromEntries(Object.entries(file.suggested).map(([path, value]) => [path, { text: shown(value), value, base: 0 }]))

function faultOf(field: FormField | FormColumn | undefined, one: Entry | undefined) {
  if (field === undefined || one === undefined || one.value !== undefined) return undefined
  const read = readTyped(field, one.text)
  return read.ok ? undefined : { code: read.code, expected: read.expected }
}

/** Sends a moment after the last change, again while the network is away, and at once when it is back or the page goes to the back. */
function useSending(outbox: Outbox, state: Saving['state'], flush: () => Promise<boolean>): void {
  useEffect(() => {
    const ready = Object.values(outbox).some((one) => one.value !== undefined)
    if (!ready || state === 'refused') return undefined
    const timer = setTimeout(() => void flush(), state === 'waiting' ? RETRY_MS : PAUSE_MS)
    return () => clearTimeout(timer)
  }, [outbox, state, flush])
  useEffect(() => {
    const send = () => void flush()
    const leave = () => {
      if (document.visibilityState === 'hidden') send()
    }
    window.addEventListener('online', send)
    document.addEventListener('visibilitychange', leave)
    return () => {
      window.removeEventListener('online', send)
      document.removeEventListener('visibilitychange', leave)
    }
  }, [flush])
}
