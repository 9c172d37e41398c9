import { useQuery } from '@tanstack/react-query'
import { queryFor } from '#web/client/query.ts'
import type { Indicator } from '../model.ts'
import { Choice } from '#web/kit/Choice.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'

type IndicatorChoiceProps = { readonly chosen: Pick<Indicator, 'code' | 'names'>; readonly clears?: readonly string[] }

/** Which indicator a view shows: those with values first, by pillar. */
export function IndicatorChoice({ chosen, clears = [] }: IndicatorChoiceProps) {
  const t = useTranslator()
  const { data } = useQuery(queryFor('listIndicators', {}))
  const names = new Map(data?.pillars.map((pillar) => [pillar.code, t.of(pillar.names)]))
  const withValues = data?.items.filter((item) => item.zonesWithValue > 0 || item.code === chosen.code) ?? []
  const without = data?.items.filter((item) => item.zonesWithValue === 0 && item.code !== chosen.code) ?? []
  const options = [
    ...withValues.map((item) => ({ id: item.code, title: t.of(item.names), group: names.get(item.pillar) ?? item.pillar })),
    ...without.map((item) => ({ id: item.code, title: t.of(item.names), group: t.text('indicator.choice.noValues') })),
  ]
  return (
    <Choice
      label={t.text('indicator.choice.label')}
      name="indicator"
      value={chosen.code}
      options={options.length === 0 ? [{ id: chosen.code, title: t.of(chosen.names) }] : options}
      clears={clears}
    />
  )
}
