import { useDeferredValue, useMemo, useState } from 'react'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { Empty } from '#web/kit/Empty.tsx'
import { ExportMenu } from '#web/kit/ExportMenu.tsx'
import { Part, PageHead } from '#web/kit/PageHead.tsx'
import { useChangeView } from '#web/kit/PageLink.tsx'
import { useMay } from '#web/kit/useActor.ts'
import type { RatingMessage } from '../model.ts'
import { applyEdits, isEdited, NO_EDITS, readEdits, writeEdits, type Edits } from '../rules/edits.ts'
import { Drivers } from './Drivers.tsx'
import { LiveTable } from './LiveTable.tsx'
import { Messages } from './Messages.tsx'
import { studioPage } from './pages.ts'
import { RatingChoices, RatingTabs } from './RatingFrame.tsx'
import { SaveMethod } from './SaveMethod.tsx'
import { StudioRules } from './StudioRules.tsx'
import { useLiveRating, useStudy } from './useLiveRating.ts'
import { useLater } from './useLater.ts'
import { Versus } from './Versus.tsx'
import { WeightTree } from './WeightTree.tsx'

type StudioProps = ViewProps<'rateData'>

/** The studio: what the order would be under other weights, scales and means, seen while they move. */
const StudioView = (props: StudioProps) => (
  <Studio key={`${props.data.method.id}@${props.data.method.version} ${props.data.place.id} ${props.data.period}`} {...props} />
)

function Studio({ data, t, address, page }: StudioProps) {
  const [edits, setEdits] = useState(() => readEdits(address.search))
  const change = useChangeView()
  const later = useLater(300)
  const mayWrite = useMay('method.write')
  const content = useMemo(() => applyEdits(data.content, edits), [data.content, edits])
  const shown = useDeferredValue(content)
  const { computed, build } = useLiveRating(data, shown)
  const { study, fresh } = useStudy(data, shown)
  const edit = (next: Edits) => {
    setEdits(next)
    later(() => change(writeEdits(next)))
  }
  const chosen = address.search.zone
  const keep = { method: data.method.id, place: data.place.id, period: data.period }
  return (
    <>
      <PageHead title={page.title(data, t, address)} lead={t.text('rating.studio.lead')} actions={<ExportMenu />} />
      <RatingTabs section="studio" keep={keep} />
      <div className="filters">
        <RatingChoices method={data.method} place={data.place} period={data.period} periods={data.periods} />
      </div>
      <Messages messages={withFirmness(computed?.messages ?? [], study)} />
      {data.zones.length === 0 ? <Empty title={t.text('rating.empty.title')}>{t.text('rating.empty.text')}</Empty> : null}
      <div className="columns even studio">
        <Part
          title={t.text('rating.studio.weights')}
          actions={
            isEdited(edits) ? (
              <button type="button" className="button" onClick={() => edit(NO_EDITS)}>
                {t.text('rating.studio.reset')}
              </button>
            ) : undefined
          }
        >
          <StudioRules content={content} edits={edits} onEdit={edit} />
          <WeightTree data={data} content={content} edits={edits} onEdit={edit} build={build} zone={chosen} />
        </Part>
        <Part title={t.text('rating.studio.order')} lead={t.text('rating.studio.orderLead')}>
          {computed === undefined ? null : <LiveTable computed={computed} study={study} fresh={fresh} zone={chosen} method={data.method} />}
        </Part>
      </div>
      <Part title={t.text('rating.drivers')} lead={t.text('rating.drivers.lead')}>
        <Drivers study={study} fresh={fresh} content={content} indicators={data.indicators} ranked={computed?.ranked ?? 0} />
      </Part>
      <Part title={t.text('rating.versus')} lead={t.text('rating.versus.lead')}>
        <Versus data={data} computed={computed} against={address.search.against} />
      </Part>
      {mayWrite ? (
        <Part title={t.text('rating.save')} lead={t.text('rating.save.lead')}>
          <SaveMethod method={data.method} content={content} />
        </Part>
      ) : null}
    </>
  )
}

/** The live messages have no intervals yet; how many pairs are firm comes with the study. */
function withFirmness(messages: readonly RatingMessage[], study: { readonly pairs: number; readonly firmPairs: number } | undefined): RatingMessage[] {
  if (study === undefined || study.pairs === 0) return [...messages]
  const firm = { code: study.firmPairs === study.pairs ? 'allFirm' : 'someFirm', values: { firm: study.firmPairs, pairs: study.pairs } }
  const at = messages.findIndex(({ code }) => code === 'few')
  return at < 0 ? [...messages, firm] : [...messages.slice(0, at), firm, ...messages.slice(at)]
}

export const page = drawn(studioPage, StudioView)
