import { LngLatBounds, Map as MapLibre, Marker, NavigationControl, ScaleControl, setWorkerUrl, type StyleSpecification } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import 'maplibre-gl/dist/maplibre-gl.css'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTheme } from '../kit/ThemeSwitch.tsx'
import { sequential, type Theme } from '../theme.ts'
import { labelSides, type Side } from './sides.ts'
import type { MapPoint, ZoneMapProps } from './point.ts'

setWorkerUrl(workerUrl)

/** The ground of a map without tiles: calm and empty; a style by address may be given in the page's head. */
export const styleOf = (theme: Theme): string | StyleSpecification =>
  document.querySelector<HTMLMetaElement>('meta[name="map-style"]')?.content ?? {
    version: 8,
    sources: {},
    layers: [{ id: 'ground', type: 'background', paint: { 'background-color': theme.raised } }],
  }

/** Draws zones as circles, with their names beside them as links. */
export function MapGround({ points, place: territory }: ZoneMapProps) {
  const theme = useTheme()
  const navigate = useNavigate()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (place.current === null || points.length === 0) return undefined
    const spread = spreadPoints(points)
    const bounds = spread.reduce((box, point) => box.extend([point.longitude, point.latitude]), new LngLatBounds())
    const map = new MapLibre({
      container: place.current,
      style: styleOf(theme),
      bounds,
      fitBoundsOptions: { padding: { top: 40, bottom: 56, left: 48, right: 150 }, maxZoom: 13 },
      attributionControl: false,
      cooperativeGestures: false,
      scrollZoom: false,
      dragRotate: false,
      fadeDuration: 0,
    })
    map.addControl(new NavigationControl({ showCompass: false }), 'bottom-right')
    map.addControl(new ScaleControl({ unit: 'metric' }), 'bottom-left')
    map.on('load', () => drawBoundaries(map, territory, theme))
    const largest = Math.max(1, ...points.map(({ size }) => size ?? 0))
    const sides = labelSides(
      spread.map((point) => ({ ...map.project([point.longitude, point.latitude]), radius: radiusOf(point, largest), width: labelWidth(point), height: 18 })),
      place.current.clientWidth,
    )
    const markers = spread.map((point, index) => {
      const side = sides[index] ?? 'right'
      const beside = radiusOf(point, largest) + 1
      const element = markerOf(point, theme, largest, side, (id) => void navigate({ to: `/zones/${id}` }))
      return new Marker({ element, anchor: side === 'right' ? 'left' : 'right', offset: [side === 'right' ? -beside : beside, 0] })
        .setLngLat([point.longitude, point.latitude])
        .addTo(map)
    })
    return () => {
      for (const marker of markers) marker.remove()
      map.remove()
    }
  }, [points, territory, theme, navigate])
  return <div ref={place} style={{ position: 'absolute', inset: 0 }} />
}

/** How wide a label is, near enough to keep it clear of others. */
const labelWidth = ({ label, detail }: MapPoint): number => (label.length + detail.length + 1) * 7 + 6

const radiusOf = (point: MapPoint, largest: number): number => (point.size === null ? 8 : 6 + 16 * Math.sqrt(point.size / largest))

/** Zones of one district share its centre: they are set side by side so that each is seen. */
function spreadPoints(points: readonly MapPoint[]): readonly MapPoint[] {
  return points.map((point, index) => {
    const before = points.slice(0, index).filter((other) => other.longitude === point.longitude && other.latitude === point.latitude).length
    return before === 0 ? point : { ...point, latitude: point.latitude - before * 0.014 }
  })
}

/** A circle and a name: circle dashed where the place is approximate, hollow where there is no value. */
function markerOf(point: MapPoint, theme: Theme, largest: number, side: Side, open: (id: string) => void): HTMLElement {
  const radius = radiusOf(point, largest)
  const link = document.createElement('a')
  link.href = `/${document.documentElement.lang}/zones/${point.id}`
  link.className = 'zone-label'
  link.style.cssText = `display:flex;align-items:center;gap:6px;${side === 'left' ? 'flex-direction:row-reverse;text-align:right' : ''}`
  const circle = document.createElement('span')
  const fill = point.shade === null ? 'transparent' : sequential(theme, 0.25 + point.shade * 0.75)
  circle.style.cssText = `width:${radius * 2}px;height:${radius * 2}px;flex:none;border-radius:50%;background:${fill};border:1.5px ${point.approximate ? 'dashed' : 'solid'} ${theme.accent}`
  const label = document.createElement('span')
  const name = document.createElement('b')
  name.textContent = point.label
  label.append(name, ` ${point.detail}`)
  link.append(circle, label)
  link.addEventListener('click', (event) => {
    if (event.metaKey || event.ctrlKey) return
    event.preventDefault()
    open(point.id)
  })
  return link
}

/** Boundaries come from the interface by address, so that the map's worker reads them; where none were imported nothing is drawn. */
function drawBoundaries(map: MapLibre, territory: string, theme: Theme): void {
  map.addSource('boundaries', { type: 'geojson', data: `${location.origin}/api/boundaries?place=${encodeURIComponent(territory)}` })
  map.addLayer({
    id: 'places',
    type: 'line',
    source: 'boundaries',
    filter: ['==', ['get', 'kind'], 'place'],
    paint: { 'line-color': theme.muted, 'line-width': 1, 'line-opacity': 0.6 },
  })
  map.addLayer({
    id: 'zones',
    type: 'line',
    source: 'boundaries',
    filter: ['==', ['get', 'kind'], 'zone'],
    paint: { 'line-color': theme.accent, 'line-width': 1.5 },
  })
}
