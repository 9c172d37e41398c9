import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { Empty } from '#web/kit/Empty.tsx'
import { ExportMenu } from '#web/kit/ExportMenu.tsx'
import { Field, fieldText, SendForm } from '#web/kit/Form.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { useMay } from '#web/kit/useActor.ts'
import { useTranslator } from '#web/kit/Translation.tsx'
import type { EnterpriseRow } from '../model.ts'
import { Fold } from './Fold.tsx'
import { twinsPage } from './pages.ts'

/** Pairs of records that may be of one enterprise, each with its reasons; staff join them. */
function TwinsView({ data, t, address, page }: ViewProps<'listTwins'>) {
  const mayMerge = useMay('enterprise.write', {})
  return (
    <>
      <PageHead
        kicker={<PageLink to="/enterprises">{t.text('enterprises.name')}</PageLink>}
        title={page.title(data, t, address)}
        lead={t.text('twins.lead')}
        actions={<ExportMenu />}
      />
      {data.items.length === 0 ? (
        <Empty title={t.text('twins.empty')}>{t.text('twins.emptyText')}</Empty>
      ) : (
        <ul className="rows plain">
          {data.items.map(({ first, second, reasons }) => (
            <li key={`${first.id} ${second.id}`} className="stack-tight">
              <p>
                <Record row={first} /> <span className="muted">{t.text('twins.and')}</span> <Record row={second} />
              </p>
              <p className="small muted">{t.text('twins.because', { reasons: t.list(reasons.map((reason) => t.text(`twins.reason.${reason}`))) })}</p>
              {mayMerge ? <MergeForm first={first} second={second} /> : null}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function Record({ row }: { readonly row: EnterpriseRow }) {
  const t = useTranslator()
  const zones = row.zones.map(({ names }) => t.of(names)).join(', ')
  return (
    <>
      <PageLink to={`/enterprises/${row.id}`}>{t.of(row.names)}</PageLink>
      <span className="small muted"> {[row.stir ?? t.text('twins.noStir'), zones].filter((text) => text !== '').join(', ')}</span>
    </>
  )
}

function MergeForm({ first, second }: { readonly first: EnterpriseRow; readonly second: EnterpriseRow }) {
  const t = useTranslator()
  const name = (row: EnterpriseRow) => `${t.of(row.names)} (${row.stir ?? t.text('twins.noStir')})`
  return (
    <Fold title={t.text('twins.merge')}>
      <SendForm
        operation="mergeEnterprises"
        input={(form) => {
          const into = fieldText(form, 'into')
          return { into, party: into === first.id ? second.id : first.id, reason: fieldText(form, 'reason') }
        }}
        action={t.text('twins.mergeSend')}
        done={t.text('twins.mergeDone')}
      >
        {(problem) => (
          <>
            <p className="notice warning">{t.text('twins.noUndo')}</p>
            <Field
              label={t.text('twins.stays')}
              name="into"
              problem={problem}
              value={first.stir === null && second.stir !== null ? second.id : first.id}
              options={[first, second].map((row) => ({ id: row.id, title: name(row) }))}
            />
            <Field label={t.text('enterprise.reason')} name="reason" problem={problem} />
          </>
        )}
      </SendForm>
    </Fold>
  )
}

export const page = drawn(twinsPage, TwinsView)
