import type { ReactNode } from 'react'
import './enterprises.css'

/** What staff can do here, folded away so that what is known stands first. */
export const Fold = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <details className="fold">
    <summary>{title}</summary>
    {children}
  </details>
)
