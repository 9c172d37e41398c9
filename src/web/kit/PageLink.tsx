import { Link, useNavigate } from '@tanstack/react-router'
import type { AriaAttributes, ReactNode } from 'react'
import { searchOf } from '../view/page.ts'
import { useSearch } from './address.ts'

/** A link is the present page only when path and state are the same. */
const EXACT = { exact: true, includeSearch: true } as const

type Changes = Readonly<Record<string, string | undefined>>

type PageLinkProps = {
  /** Path below the language: `/zones/sirgali`. */
  readonly to: string
  readonly search?: Changes
  /** Part of the page it leads to. */
  readonly hash?: string
  readonly className?: string
  readonly children: ReactNode
  readonly label?: string
  readonly current?: AriaAttributes['aria-current']
}

/** A link to a page of the product. */
export function PageLink({ to, search = {}, hash, className, children, label, current }: PageLinkProps) {
  return (
    <Link to={to} search={searchOf(search)} hash={hash} className={className} aria-label={label} aria-current={current} activeProps={{}} activeOptions={EXACT}>
      {children}
    </Link>
  )
}

type ViewLinkProps = {
  readonly change: Changes
  readonly className?: string
  readonly children: ReactNode
  readonly label?: string
  readonly current?: boolean
  /** Said beside the words, not instead of them. */
  readonly title?: string
}

/** A link to the same page with its state changed: a sort, a filter, an opened trace. */
export function ViewLink({ change, className, children, label, current, title }: ViewLinkProps) {
  const search = useSearch()
  return (
    <Link
      to="."
      search={searchOf({ ...search, ...change })}
      className={className}
      aria-label={label}
      title={title}
      aria-current={current === true ? 'true' : undefined}
      activeProps={{}}
      activeOptions={EXACT}
      resetScroll={false}
      replace
    >
      {children}
    </Link>
  )
}

/** Changes the state of the view in the address. */
export function useChangeView(): (change: Changes) => void {
  const navigate = useNavigate()
  const search = useSearch()
  return (change) => {
    void navigate({ to: '.', search: searchOf({ ...search, ...change }), replace: true, resetScroll: false })
  }
}
