import type { Translator } from '#lib/translator.ts'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import type { CaseFile } from '../model.ts'
import { casePage } from './pages.ts'
import { Comments, Documents, Norm, Timeline } from './Sections.tsx'
import { isWide, Sheet } from './Sheet.tsx'
import { NextSteps } from './Steps.tsx'
import { Terms } from './Terms.tsx'
import { say, stateTag } from './words.ts'

/** One case: what and who, where it stands and until when; the next step beside its terms and norm; then everything behind it. */
function CaseView({ data, t }: ViewProps<'getCase'>) {
  const { case: one } = data
  return (
    <div className="case">
      <PageHead
        title={t.text('case.heading', { kind: t.text(`procedure.${one.kind}`), state: t.text(`${one.kind}.state.${one.state}`) })}
        kicker={
          <>
            <PageLink to="/cases">{t.text('case.list')}</PageLink>
            <PageLink to={`/zones/${one.zone}`}>{t.of(one.zoneNames)}</PageLink>
            <span className="nowrap">{one.number}</span>
          </>
        }
        lead={say(t, one.title)}
      >
        {one.training ? <p className="notice warning">{t.text('case.training')}</p> : null}
        <Standing data={data} t={t} />
      </PageHead>
      <Way data={data} t={t} />
      <div className="columns wide-first">
        <div>
          <NextSteps data={data} />
          <Sheet parts={data.sheet.filter((part) => !isWide(part))} zone={one.zone} t={t} />
        </div>
        <div>
          <Terms data={data} />
          <Norm data={data} t={t} />
        </div>
      </div>
      <Sheet parts={data.sheet.filter(isWide)} zone={one.zone} t={t} />
      <div className="columns even">
        <Documents data={data} t={t} />
        <div>
          <Comments data={data} t={t} />
          <Timeline data={data} t={t} />
        </div>
      </div>
    </div>
  )
}

/** States in which a case has ended well or badly, for its tag; the others that end it are neither. */
const ENDS: Readonly<Record<string, string>> = {
  accepted: 'good',
  closed: 'good',
  participant: 'good',
  signed: 'good',
  notAccepted: 'bad',
  refused: 'bad',
  rejected: 'bad',
  cancelled: 'bad',
}

/** Until when, since when overdue, or how it ended: a word with its shape. */
function Standing({ data: { case: one, today }, t }: { readonly data: CaseFile; readonly t: Translator }) {
  if (one.closedOn !== null)
    return (
      <p className="standing">
        <span className={`tag ${stateTag(ENDS[one.state] ?? 'neutral')}`}>{t.text('case.closedOn', { day: t.day(one.closedOn) })}</span>
      </p>
    )
  const late = one.due !== null && one.due < today
  return (
    <p className="standing">
      {one.due === null ? (
        <span className="muted">{t.text('case.openedOn', { day: t.day(one.openedOn) })}</span>
      ) : (
        <span className={late ? 'tag bad' : 'tag'}>{t.text(late ? 'case.overdueSince' : 'case.dueOn', { day: t.day(one.due) })}</span>
      )}
    </p>
  )
}

/** The way the case came, as a line: each state entered with its day; ahead of it the nearest last day. */
function Way({ data, t }: { readonly data: CaseFile; readonly t: Translator }) {
  const { case: one, today } = data
  const entered = data.steps.filter(({ from, to }) => from !== to)
  return (
    <ol className="way" aria-label={t.text('case.way')}>
      {entered.map(({ seq, to, day }, index) => (
        <li key={seq} aria-current={index === entered.length - 1 ? 'step' : undefined}>
          <span>{t.text(`${one.kind}.state.${to}`)}</span>
          <time dateTime={day}>{t.day(day)}</time>
        </li>
      ))}
      {one.closedOn !== null || one.due === null ? null : (
        <li className={one.due < today ? 'ahead late' : 'ahead'}>
          <span>{t.text('case.term.due')}</span>
          <time dateTime={one.due}>{t.day(one.due)}</time>
        </li>
      )}
    </ol>
  )
}

export const page = drawn(casePage, CaseView)
