import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { Part } from '#web/kit/PageHead.tsx'
import { useChangeView } from '#web/kit/PageLink.tsx'
import { useMay } from '#web/kit/useActor.ts'
import { useTranslator } from '#web/kit/Translation.tsx'
import type { RatingData, RatingMessage } from '../model.ts'
import { applyEdits, isEdited, NO_EDITS, readEdits, writeEdits, type Edits } from '../rules/edits.ts'
import { Drivers } from './Drivers.tsx'
import { LiveTable } from './LiveTable.tsx'
import { Messages } from './Messages.tsx'
import { SaveMethod } from './SaveMethod.tsx'
import { StudioRules } from './StudioRules.tsx'
import { useLater, useSettled } from './useLater.ts'
import { useLiveRating, useStudy } from './useLiveRating.ts'
import { Versus } from './Versus.tsx'
import { WeightTree } from './WeightTree.tsx'

/** How long the page waits for the next move before it writes the address and what need not follow every move. */
const PAUSE_MS = 300

type StudioProps = { readonly data: RatingData; readonly search: Readonly<Record<string, string>> }

/** The moving part of the studio: fields follow the hand, the order a moment later, the rest when the hand rests. */
export function Studio({ data, search }: StudioProps) {
  const t = useTranslator()
  const [edits, setEdits] = useState(() => readEdits(search))
  const change = useLatest(useChangeView())
  const later = useLater(PAUSE_MS)
  const mayWrite = useMay('method.write')
  const content = useMemo(() => applyEdits(data.content, edits), [data.content, edits])
  const shown = useDeferredValue(content)
  const { computed, build } = useLiveRating(data, shown)
  const { study, fresh } = useStudy(data, shown)
  const settled = useSettled(computed, PAUSE_MS)
  const edit = (next: Edits) => {
    setEdits(next)
    later(() => change(writeEdits(next)))
  }
  const choose = useCallback((zone: string | undefined) => change({ zone }), [change])
  const reset = (
    <button type="button" className="button" onClick={() => edit(NO_EDITS)}>
      {t.text('rating.studio.reset')}
    </button>
  )
  return (
    <>
      <Messages messages={withFirmness(computed?.messages ?? [], study)} />
      <div className="columns even studio">
        <Part title={t.text('rating.studio.weights')} actions={isEdited(edits) ? reset : undefined}>
          <StudioRules content={content} edits={edits} onEdit={edit} />
          <WeightTree data={data} content={content} edits={edits} onEdit={edit} build={build} zone={search['zone']} />
        </Part>
        <Part title={t.text('rating.studio.order')} lead={t.text('rating.studio.orderLead')}>
          {computed === undefined ? null : (
            <LiveTable computed={computed} study={study} fresh={fresh} zone={search['zone']} title={t.of(data.method.names)} onChoose={choose} />
          )}
        </Part>
      </div>
      <Part title={t.text('rating.drivers')} lead={t.text('rating.drivers.lead')}>
        <Drivers study={study} fresh={fresh} content={data.content} indicators={data.indicators} ranked={computed?.ranked ?? 0} />
      </Part>
      <Part title={t.text('rating.versus')} lead={t.text('rating.versus.lead')}>
        <Versus data={data} computed={settled} study={study} against={search['against']} />
      </Part>
      {mayWrite ? (
        <Part title={t.text('rating.save')} lead={t.text('rating.save.lead')}>
          <SaveMethod method={data.method} content={content} />
        </Part>
      ) : null}
    </>
  )
}

/** One function that always does what the latest one does, so that rows need not be drawn again for it. */
function useLatest<Input>(work: (input: Input) => void): (input: Input) => void {
  const latest = useRef(work)
  useEffect(() => {
    latest.current = work
  })
  return useCallback((input: Input) => latest.current(input), [])
}

/** The live messages have no intervals yet; how many pairs are firm comes with the study. */
function withFirmness(messages: readonly RatingMessage[], study: { readonly pairs: number; readonly firmPairs: number } | undefined): RatingMessage[] {
  if (study === undefined || study.pairs === 0) return [...messages]
  const firm = { code: study.firmPairs === study.pairs ? 'allFirm' : 'someFirm', values: { firm: study.firmPairs, pairs: study.pairs } }
  const at = messages.findIndex(({ code }) => code === 'few')
  return at < 0 ? [...messages, firm] : [...messages.slice(0, at), firm, ...messages.slice(at)]
}
