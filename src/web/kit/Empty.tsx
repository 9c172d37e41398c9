import type { ReactNode } from 'react'

/** What will be here and how to begin. */
export const Empty = ({ title, children }: { readonly title: string; readonly children?: ReactNode }) => (
  <div className="empty">
    <strong>{title}</strong>
    {children}
  </div>
)

/** The shape of a page that is still coming. */
export const Skeleton = () => (
  <div aria-hidden="true">
    <div className="skeleton" style={{ width: '30%', height: 14, marginBottom: 12 }} />
    <div className="skeleton" style={{ width: '62%', height: 38, marginBottom: 40 }} />
    {[92, 100, 96, 100, 88, 100].map((width, index) => (
      <div key={index} className="skeleton" style={{ width: `${width}%`, height: 20, marginBottom: 16 }} />
    ))}
  </div>
)
