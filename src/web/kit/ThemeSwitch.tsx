import { useSyncExternalStore } from 'react'
import { DARK, LIGHT, type Theme } from '../theme.ts'
import { Icon } from './Icon.tsx'
import { Menu } from './Menu.tsx'
import { useTranslator } from './Translation.tsx'

const CHOICES = ['system', 'light', 'dark'] as const
type Choice = (typeof CHOICES)[number]

const listeners = new Set<() => void>()
const system = window.matchMedia('(prefers-color-scheme: dark)')

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  system.addEventListener('change', listener)
  return () => {
    listeners.delete(listener)
    system.removeEventListener('change', listener)
  }
}

const chosen = (): Choice => {
  const theme = document.documentElement.dataset.theme
  return theme === 'light' || theme === 'dark' ? theme : 'system'
}

const isDark = (): boolean => (chosen() === 'system' ? system.matches : chosen() === 'dark')

function choose(choice: Choice): void {
  if (choice === 'system') {
    delete document.documentElement.dataset.theme
    localStorage.removeItem('theme')
  } else {
    document.documentElement.dataset.theme = choice
    localStorage.setItem('theme', choice)
  }
  for (const listener of listeners) listener()
}

/** The colours of the ground the reader sees now. */
export const useTheme = (): Theme => (useSyncExternalStore(subscribe, isDark) ? DARK : LIGHT)

export function ThemeSwitch() {
  const t = useTranslator()
  const choice = useSyncExternalStore(subscribe, chosen)
  return (
    <Menu
      label={
        <>
          <Icon name="contrast" />
          <span className="hidden">{t.text('web.theme.label')}</span>
        </>
      }
      title={t.text('web.theme.label')}
    >
      {CHOICES.map((name) => (
        <button key={name} type="button" aria-pressed={name === choice} onClick={() => choose(name)}>
          {t.text(`web.theme.${name}`)}
          {name === choice ? <span aria-hidden="true">✓</span> : null}
        </button>
      ))}
    </Menu>
  )
}
