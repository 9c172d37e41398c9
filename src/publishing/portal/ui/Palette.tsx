import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { Icon } from '#web/kit/Icon.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import { linkOf, useHits } from './hits.ts'

/** The search of the bar: opens by a press or by Ctrl/⌘ K, and leads anywhere by the keyboard alone. */
export function Palette() {
  const t = useTranslator()
  const dialog = useRef<HTMLDialogElement>(null)
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey)) return
      event.preventDefault()
      setOpen(true)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  useEffect(() => {
    if (open) dialog.current?.showModal()
    else dialog.current?.close()
  }, [open])
  return (
    <>
      <button type="button" className="search-open" onClick={() => setOpen(true)} aria-haspopup="dialog">
        <Icon name="search" />
        <span>{t.text('search.open')}</span>
        <kbd aria-hidden="true">Ctrl K</kbd>
      </button>
      <dialog ref={dialog} className="palette" closedby="any" onClose={() => setOpen(false)} aria-label={t.text('search.title')}>
        {open ? <Finder close={() => setOpen(false)} /> : null}
      </dialog>
    </>
  )
}

function Finder({ close }: { readonly close: () => void }) {
  const t = useTranslator()
  const navigate = useNavigate()
  const list = useId()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const { data } = useHits(text, 10)
  const hits = text.trim() === '' ? [] : (data?.items ?? [])
  const chosen = Math.min(at, Math.max(0, hits.length - 1))
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) {
      event.preventDefault()
      setAt(Math.max(0, Math.min(hits.length - 1, chosen + step)))
    }
    if (event.key !== 'Enter' || text.trim() === '') return
    event.preventDefault()
    const hit = hits[chosen]
    void navigate(hit === undefined ? { to: '/search', search: { q: text.trim() } } : linkOf(hit.path))
    close()
  }
  return (
    <div>
      <input
        type="search"
        role="combobox"
        aria-label={t.text('search.label')}
        aria-expanded={hits.length > 0}
        aria-controls={list}
        aria-activedescendant={hits.length === 0 ? undefined : `${list}-${chosen}`}
        placeholder={t.text('search.label')}
        value={text}
        maxLength={100}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setAt(0)
        }}
        onKeyDown={onKey}
      />
      <div id={list} className="options" role="listbox" aria-label={t.text('search.title')}>
        {hits.map((hit, index) => (
          <Link
            key={hit.path + hit.id}
            id={`${list}-${index}`}
            role="option"
            aria-selected={index === chosen}
            tabIndex={-1}
            {...linkOf(hit.path)}
            onClick={close}
          >
            <span>
              {t.of(hit.titles)} <span className="small muted">{t.of(hit.detail)}</span>
            </span>
            <span className="small muted nowrap">{t.text(`search.kindOne.${hit.kind}`)}</span>
          </Link>
        ))}
      </div>
      <p className="keys">{text.trim() !== '' && data !== undefined && hits.length === 0 ? t.text('search.none') : t.text('search.keys')}</p>
    </div>
  )
}
