import { useId, useState } from 'react'
import { useSearch } from './address.ts'
import { useChangeView, ViewLink } from './PageLink.tsx'
import { useTranslator } from './Translation.tsx'

/** The field has just taken the place of the button that was pressed. */
const focusNew = (input: HTMLInputElement | null) => {
  if (input?.value === '') input.focus()
}

/** The page as it was known on another day: out of the way until it is asked for, then kept in the address. */
export function AsOf() {
  const t = useTranslator()
  const id = useId()
  const change = useChangeView()
  const chosen = (useSearch().asOf ?? '').slice(0, 10)
  const [open, setOpen] = useState(false)
  const [today] = useState(() => new Date().toISOString().slice(0, 10))
  if (chosen === '' && !open)
    return (
      <button type="button" className="button as-of no-print" aria-label={t.text('asOf.open')} title={t.text('asOf.open')} onClick={() => setOpen(true)}>
        …
      </button>
    )
  const send = (data: FormData) => {
    const day = data.get('asOf')
    change({ asOf: typeof day === 'string' ? day : undefined, cursor: undefined })
  }
  return (
    <form action={send} className="field">
      <label htmlFor={id}>{t.text('asOf.label')}</label>
      <span className="pair">
        <input key={chosen} id={id} name="asOf" type="date" required defaultValue={chosen} max={today} ref={focusNew} />
        <button className="button" type="submit">
          {t.text('asOf.show')}
        </button>
        {chosen === '' ? null : <ViewLink change={{ asOf: undefined, cursor: undefined }}>{t.text('asOf.now')}</ViewLink>}
      </span>
    </form>
  )
}
