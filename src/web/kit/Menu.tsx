import { useEffect, useRef, type ReactNode } from 'react'

type MenuProps = {
  readonly label: ReactNode
  readonly className?: string
  readonly summaryClass?: string
  readonly title?: string
  readonly children: ReactNode
}

/** A menu that opens below its word: closes by Escape, by a click elsewhere and by a choice. */
export function Menu({ label, className = '', summaryClass = 'icon-button', title, children }: MenuProps) {
  const details = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const close = (event: Event) => {
      const menu = details.current
      if (menu?.open === true && closes(event, menu)) menu.open = false
    }
    const events = ['pointerdown', 'keydown', 'click'] as const
    for (const name of events) document.addEventListener(name, close)
    return () => {
      for (const name of events) document.removeEventListener(name, close)
    }
  }, [])
  return (
    <details className={`menu ${className}`} ref={details}>
      <summary className={summaryClass} title={title}>
        {label}
      </summary>
      <div className="panel">{children}</div>
    </details>
  )
}

/** Whether an event ends the menu: Escape (the word takes the focus back), a press elsewhere, a choice inside. */
function closes(event: Event, menu: HTMLDetailsElement): boolean {
  if (event instanceof KeyboardEvent) {
    if (event.key !== 'Escape') return false
    menu.querySelector('summary')?.focus()
    return true
  }
  if (!(event.target instanceof Element)) return false
  if (event.type === 'pointerdown') return !menu.contains(event.target)
  return menu.contains(event.target) && event.target.closest('.panel a, .panel button') !== null
}
