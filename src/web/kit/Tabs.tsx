import type { ReactNode } from 'react'
import { ViewLink } from './PageLink.tsx'

type TabsProps = {
  readonly label: string
  readonly name: string
  readonly chosen: string
  readonly tabs: readonly { readonly id: string; readonly title: ReactNode }[]
}

/** Views of one state; which one is open stands in the address. */
export const Tabs = ({ label, name, chosen, tabs }: TabsProps) => (
  <nav className="tabs" aria-label={label}>
    {tabs.map(({ id, title }, index) => (
      <ViewLink key={id} change={{ [name]: index === 0 ? undefined : id }} current={id === chosen}>
        {title}
      </ViewLink>
    ))}
  </nav>
)
