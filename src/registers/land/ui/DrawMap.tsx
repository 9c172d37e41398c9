import { LngLatBounds, Map as MapLibre, NavigationControl, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import 'maplibre-gl/dist/maplibre-gl.css'
import { useEffect, useEffectEvent, useRef } from 'react'
import { TerraDraw, TerraDrawLineStringMode, TerraDrawPolygonMode } from 'terra-draw'
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter'
import { useTheme } from '#web/kit/ThemeSwitch.tsx'
import { styleOf } from '#web/map/MapGround.tsx'
import type { Polygon } from '../model.ts'
import { boxOf } from '../rules/geodesy.ts'

setWorkerUrl(workerUrl)

/** Where the map opens when nothing is drawn yet. */
const TASHKENT: [number, number] = [69.2797, 41.3111]

type DrawMapProps = { readonly kind: 'polygon' | 'line'; readonly ground: readonly Polygon[]; readonly onDrawn: (shape: unknown) => void }

/** A map to draw one polygon or line on, beside what is drawn already; a new shape takes the place of the last. */
export function DrawMap({ kind, ground, onDrawn }: DrawMapProps) {
  const theme = useTheme()
  const place = useRef<HTMLDivElement>(null)
  const tell = useEffectEvent(onDrawn)
  useEffect(() => {
    if (place.current === null) return undefined
    const box = boxOf(ground)
    const map = new MapLibre({
      container: place.current,
      style: styleOf(theme),
      attributionControl: false,
      dragRotate: false,
      fadeDuration: 0,
      ...(box === undefined
        ? { center: TASHKENT, zoom: 15 }
        : { bounds: new LngLatBounds([box.west, box.south], [box.east, box.north]), fitBoundsOptions: { padding: 60, maxZoom: 18 } }),
    })
    map.addControl(new NavigationControl({ showCompass: false }), 'bottom-right')
    const draw = new TerraDraw({
      adapter: new TerraDrawMapLibreGLAdapter({ map, coordinatePrecision: 8 }),
      modes: [new TerraDrawPolygonMode(), new TerraDrawLineStringMode()],
    })
    const finished = (id: string | number) => {
      const shapes = draw.getSnapshot().filter((feature) => feature.geometry.type === (kind === 'polygon' ? 'Polygon' : 'LineString'))
      const shape = shapes.find((feature) => feature.id === id)
      if (shape === undefined) return
      draw.removeFeatures(shapes.flatMap((feature) => (feature.id === undefined || feature.id === id ? [] : [feature.id])))
      tell(shape.geometry)
    }
    map.on('load', () => {
      map.addSource('ground', {
        type: 'geojson',
        data: { type: 'FeatureCollection', features: ground.map((geometry) => ({ type: 'Feature', properties: {}, geometry })) },
      })
      map.addLayer({ id: 'ground-fill', type: 'fill', source: 'ground', paint: { 'fill-color': theme.hairline, 'fill-opacity': 0.6 } })
      map.addLayer({ id: 'ground-line', type: 'line', source: 'ground', paint: { 'line-color': theme.muted, 'line-width': 1 } })
      draw.start()
      draw.setMode(kind === 'polygon' ? 'polygon' : 'linestring')
      draw.on('finish', finished)
    })
    return () => {
      if (draw.enabled) draw.stop()
      map.remove()
    }
  }, [kind, ground, theme])
  return <div ref={place} style={{ position: 'absolute', inset: 0 }} />
}
