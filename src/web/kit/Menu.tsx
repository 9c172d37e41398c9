import { useEffect, useRef, type ReactNode } from 'react'

type MenuProps = { readonly label: ReactNode; readonly className?: string; readonly summaryClass?: string; readonly title?: string; readonly children: ReactNode }

/** A menu that opens below its word: closes by Escape, by a click elsewhere and by a choice. */
export function Menu({ label, className = '', summaryClass = 'icon-button', title, children }: MenuProps) {
  const details = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const close = (event: Event) => {
      const menu = details.current
      if (menu?.open !== true) return
      if (event instanceof KeyboardEvent) {
        if (event.key !== 'Escape') return
        menu.open = false
        menu.querySelector('summary')?.focus()
      } else if (!(event.target instanceof Node && menu.contains(event.target))) menu.open = false
    }
    document.addEventListener('pointerdown', close)
    document.addEventListener('keydown', close)
    return () => {
      document.removeEventListener('pointerdown', close)
      document.removeEventListener('keydown', close)
    }
  }, [])
  const chosen = () => {
    if (details.current !== null) details.current.open = false
  }
  return (
    <details className={`menu ${className}`} ref={details}>
      <summary className={summaryClass} title={title}>
        {label}
      </summary>
      <div className="panel" onClick={chosen}>
        {children}
      </div>
    </details>
  )
}
