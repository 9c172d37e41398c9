import type { ReactNode } from 'react'

type PageHeadProps = {
  readonly title: string
  readonly kicker?: ReactNode
  readonly lead?: ReactNode
  readonly actions?: ReactNode
  readonly children?: ReactNode
}

/** The answer first: a sentence of fact, what it belongs to above it, what can be done beside it. */
export function PageHead({ title, kicker, lead, actions, children }: PageHeadProps) {
  return (
    <header className="page-head">
      {kicker === undefined ? null : <div className="kicker">{kicker}</div>}
      <div className="top">
        <h1 className={title.length > 90 ? 'very-long' : title.length > 48 ? 'long' : undefined}>{title}</h1>
        {actions === undefined ? null : <div className="actions">{actions}</div>}
      </div>
      {lead === undefined ? null : <p className="lead">{lead}</p>}
      {children}
    </header>
  )
}

type PartProps = { readonly id?: string; readonly title: string; readonly lead?: ReactNode; readonly actions?: ReactNode; readonly children: ReactNode }

/** A part of a page under its own heading. */
export function Part({ id, title, lead, actions, children }: PartProps) {
  const heading = id ?? slugOf(title)
  return (
    <section className="part" aria-labelledby={heading}>
      <div className="part-head">
        <h2 id={heading}>{title}</h2>
        {actions === undefined ? null : <div className="actions">{actions}</div>}
      </div>
      {lead === undefined ? null : <p className="part-lead">{lead}</p>}
      {children}
    </section>
  )
}

const slugOf = (title: string): string => `part-${title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-')}`
