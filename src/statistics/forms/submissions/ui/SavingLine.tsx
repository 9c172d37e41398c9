import { useTranslator } from '#web/kit/Translation.tsx'
import type { Saving } from './useFilling.ts'

const SIGNS = { saved: '●', saving: '◔', waiting: '◐', refused: '◆' } as const

/** Always in sight: whether what was typed is saved on the server, on its way, or only on this device. */
export function SavingLine({ saving }: { readonly saving: Saving }) {
  const t = useTranslator()
  const { state, at, waiting, unreadable, problem } = saving
  const said =
    state === 'waiting'
      ? t.text('filling.waiting', { count: waiting })
      : state === 'saving'
        ? t.text('filling.saving')
        : state === 'refused'
          ? t.text('filling.refused', { reason: problem?.detail ?? '' })
          : waiting > 0
            ? t.text('filling.saving')
            : at === null
              ? t.text('filling.empty')
              : t.text('filling.saved', { time: timeOf(at) })
  return (
    <p className={`saving ${state}`} role="status" data-saving={waiting > 0 && state === 'saved' ? 'saving' : state}>
      <span aria-hidden="true">{SIGNS[state]}</span> {said}
      {unreadable > 0 ? <span className="fault"> · {t.text('filling.unreadable', { count: unreadable })}</span> : null}
    </p>
  )
}

/** Hour and minute in Tashkent. */
const timeOf = (at: string): string => new Date(new Date(at).getTime() + 5 * 3_600_000).toISOString().slice(11, 16)
