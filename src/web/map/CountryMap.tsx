import map from '@svg-maps/uzbekistan'
import { useId } from 'react'
import { PageLink } from '../kit/PageLink.tsx'
import { useTheme } from '../kit/ThemeSwitch.tsx'
import { useTranslator } from '../kit/Translation.tsx'
import { sequential } from '../theme.ts'
import { regionOutline } from './outlines.ts'

export type MapRegion = { readonly id: string; readonly iso: string | null; readonly name: string; readonly value: number | null }

/** The regions of the country, darker where more is stated, hatched where nothing is. */
export function CountryMap({ title, regions }: { readonly title: string; readonly regions: readonly MapRegion[] }) {
  const t = useTranslator()
  const theme = useTheme()
  const hatch = useId()
  const max = Math.max(1, ...regions.map(({ value }) => value ?? 0))
  return (
    <figure>
      <svg className="country-map" viewBox={map.viewBox} role="group" aria-label={t.text('web.map.label', { title })}>
        <defs>
          <pattern id={hatch} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="7" height="7" fill={theme.raised} />
            <line x1="0" y1="0" x2="0" y2="7" stroke={theme.hairline} strokeWidth="3" />
          </pattern>
        </defs>
        {regions.map((region) => {
          const shape = regionOutline(region.iso)
          const said = `${region.name}: ${region.value === null ? t.text('web.map.notGiven') : t.number(region.value)}`
          return shape === undefined ? null : (
            <PageLink key={region.id} to={`/places/${region.id}`} label={said}>
              <title>{said}</title>
              <path d={shape.path} style={{ fill: region.value === null ? `url(#${hatch})` : sequential(theme, region.value / max) }} />
            </PageLink>
          )
        })}
      </svg>
      <figcaption className="legend-steps">
        <span>
          <i style={{ background: sequential(theme, 0.3) }} />
          {t.number(1)}–{t.number(Math.round(max / 2))}
        </span>
        <span>
          <i style={{ background: sequential(theme, 1) }} />
          {t.number(max)}
        </span>
        <span>
          <i style={{ background: `repeating-linear-gradient(45deg, ${theme.hairline} 0 3px, ${theme.raised} 3px 6px)` }} />
          {t.text('web.map.notGiven')}
        </span>
        <span>{t.text('web.map.credit')}</span>
      </figcaption>
    </figure>
  )
}
