import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useId, useRef, useState } from 'react'
import { call } from '#web/client/call.ts'
import { problemFrom } from '#web/client/problem.ts'
import { useTranslator } from '#web/kit/Translation.tsx'
import { momentText } from '#web/view/moment.ts'
import type { ReportText } from '../model.ts'

/** A pause in writing after which the text is saved. */
const PAUSE_MS = 1200

type EditorProps = {
  readonly report: string
  readonly section: ReportText['section']
  readonly language: ReportText['language']
  readonly known: ReportText | undefined
}

type State = { readonly kind: 'still' | 'writing' | 'saving' | 'saved' | 'failed' | 'stale'; readonly said?: string }

/** Commentary of a section: saved when the writer pauses; where somebody saved meanwhile, their text is shown and nothing is overwritten. */
export function CommentaryEditor({ report, section, language, known }: EditorProps) {
  const t = useTranslator()
  const id = useId()
  const client = useQueryClient()
  const [content, setContent] = useState(known?.content ?? '')
  const [state, setState] = useState<State>({ kind: 'still' })
  const [theirs, setTheirs] = useState<ReportText>()
  const version = useRef(known?.version ?? 0)
  const saved = useRef(known?.content ?? '')

  const save = async (text: string) => {
    if (text === saved.current) return
    setState({ kind: 'saving' })
    try {
      const stored = await call('saveReportText', { id: report, section, language, basedOn: version.current, content: text })
      version.current = stored.version
      saved.current = text
      setTheirs(undefined)
      setState({ kind: 'saved', said: momentText(stored.at, t) })
      void client.invalidateQueries({ queryKey: ['listReportFiles'] })
    } catch (thrown) {
      const problem = problemFrom(thrown)
      setState({ kind: problem.code === 'report.stale' ? 'stale' : 'failed', said: problem.detail === '' ? t.text('web.problem.offline') : problem.detail })
      if (problem.code === 'report.stale') await readTheirs()
    }
  }
  const readTheirs = async () => {
    const draft = await call('getReportDraft', { id: report })
    const text = draft.texts.find((one) => one.section === section && one.language === language)
    if (text === undefined) return
    version.current = text.version
    setTheirs(text)
  }

  useEffect(() => {
    if (content === saved.current || theirs !== undefined) return
    const timer = setTimeout(() => void save(content), PAUSE_MS)
    return () => clearTimeout(timer)
  })
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (content !== saved.current) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [content])

  return (
    <div className="commentary-editor field">
      <label htmlFor={id}>{t.text('report.commentary')}</label>
      <textarea
        id={id}
        value={content}
        lang={language}
        maxLength={20_000}
        onChange={(event) => {
          setContent(event.target.value)
          setState({ kind: 'writing' })
        }}
        onBlur={() => (theirs === undefined ? void save(content) : undefined)}
      />
      <p className="state" role="status">
        {state.kind === 'still' ? '' : t.text(`report.saving.${state.kind}`, { said: state.said ?? '' })}
      </p>
      {theirs === undefined ? null : (
        <div className="notice warning">
          <p className="strong">{t.text('report.theirs', { name: theirs.by })}</p>
          <p>{theirs.content}</p>
          <p className="pair">
            <button
              type="button"
              className="button"
              onClick={() => {
                saved.current = theirs.content
                setContent(theirs.content)
                setTheirs(undefined)
                setState({ kind: 'still' })
              }}
            >
              {t.text('report.takeTheirs')}
            </button>
            <button type="button" className="button" onClick={() => void save(content)}>
              {t.text('report.keepMine')}
            </button>
          </p>
        </div>
      )}
    </div>
  )
}
