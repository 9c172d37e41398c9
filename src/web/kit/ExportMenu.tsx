import { useState } from 'react'
import type { ChartModel } from '../view/chart.ts'
import { queryText, usePath, useSearch } from './address.ts'
import { Icon } from './Icon.tsx'
import { Menu } from './Menu.tsx'
import { useTranslator } from './Translation.tsx'

type ExportMenuProps = { readonly tables?: boolean; readonly paper?: boolean; readonly chart?: ChartModel | undefined }

/** The numbers and the picture of the view, one click away, by addresses that stay. */
export function ExportMenu({ tables = true, paper = false, chart }: ExportMenuProps) {
  const t = useTranslator()
  const path = usePath()
  const search = useSearch()
  const [copied, setCopied] = useState(false)
  const address = (format: string) => `${path === `/${t.language}` ? `${path}/index` : path}.${format}${queryText(search)}`
  const formats = [
    ...(paper ? (['pdf'] as const) : []),
    ...(tables ? (['csv', 'xlsx'] as const) : []),
    'json' as const,
    ...(chart === undefined ? [] : (['svg'] as const)),
  ]
  const copy = () => void navigator.clipboard.writeText(location.href).then(() => setCopied(true))
  return (
    <Menu
      summaryClass="button"
      label={
        <>
          <Icon name="download" />
          {t.text('web.export.open')}
        </>
      }
    >
      {formats.map((format) => (
        <a key={format} href={address(format)} download>
          {t.text(`web.export.${format}`)}
          <span className="hint">.{format}</span>
        </a>
      ))}
      {chart === undefined ? null : (
        <button type="button" onClick={() => void import('../chart/png.ts').then(({ downloadPng }) => downloadPng(chart, t))}>
          {t.text('web.export.png')}
          <span className="hint">.png</span>
        </button>
      )}
      <hr />
      <button type="button" onClick={copy}>
        {t.text(copied ? 'web.export.copied' : 'web.export.copy')}
      </button>
      <button type="button" onClick={() => window.print()}>
        {t.text('web.export.print')}
      </button>
    </Menu>
  )
}
