import type { Translator } from '#lib/translator.ts'
import { numberCell, ofRegister, shareCell, textCell } from '#web/view/cells.ts'
import type { ChartModel } from '#web/view/chart.ts'
import { digitsOf } from '#web/view/digits.ts'
import type { ViewTable } from '#web/view/table.ts'
import type { Structure } from '../model.ts'

/** The parts with their shares, now and at the period compared with. */
export function structureView(data: Structure, t: Translator): ViewTable {
  const none = t.text('web.chart.noValue')
  return {
    name: 'structure',
    title: t.text('analysis.structural.parts'),
    columns: [
      { key: 'group', title: t.text(`analysis.by.${data.by}`), numeric: false },
      { key: 'value', title: t.of(data.indicator.names), unit: t.unit(data.indicator.unit), numeric: true },
      { key: 'share', title: t.text('analysis.column.share'), unit: '%', numeric: true },
      { key: 'earlier_share', title: t.text('analysis.column.earlierShare'), unit: '%', numeric: true },
      { key: 'location_quotient', title: t.text('analysis.column.quotient'), numeric: true },
      { key: 'zones', title: t.text('analysis.column.zones'), numeric: true },
    ],
    rows: data.groups.map((group) => [
      textCell(t.of(group.names)),
      numberCell(group.value, digitsOf(data.indicator.unit), none),
      shareCell(group.share, none, 2),
      shareCell(group.earlierShare, none, 2),
      numberCell(group.locationQuotient, 2, none),
      numberCell(group.zones, 0, none),
    ]),
    ...ofRegister(t, data.period),
  }
}

/** Whether the earlier shares are shares of the same whole: every part that has a share now had one then. */
export const isComparable = (data: Structure): boolean =>
  data.against !== null && data.groups.every(({ share, earlierShare }) => share === null || earlierShare !== null)

/** Shares as bars, largest first; a tick marks the earlier share. */
export function structureChart(data: Structure, t: Translator): ChartModel | undefined {
  const groups = data.groups.filter(({ share }) => share !== null).toSorted((a, b) => (b.share ?? 0) - (a.share ?? 0))
  if (groups.length === 0) return undefined
  return {
    kind: 'bars',
    title: t.text('analysis.structural.chart', { indicator: t.of(data.indicator.names) }),
    unit: 'percent',
    digits: 1,
    share: true,
    bars: groups.map((group) => ({
      id: group.id,
      label: t.of(group.names),
      value: group.share,
      certainty: 'exact' as const,
      mark: isComparable(data) ? group.earlierShare : null,
    })),
    ...(data.against === null || !isComparable(data) ? {} : { markLabel: t.text('analysis.structural.mark', { period: t.periodShort(data.against) }) }),
    ...ofRegister(t, data.period),
  }
}
