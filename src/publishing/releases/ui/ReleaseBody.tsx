import { useNavigate } from '@tanstack/react-router'
import { may } from '#lib/access.ts'
import { DataTable } from '#web/kit/DataTable.tsx'
import { ExportMenu } from '#web/kit/ExportMenu.tsx'
import { Field, fieldText, SendForm } from '#web/kit/Form.tsx'
import { Part, PageHead } from '#web/kit/PageHead.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { useActor } from '#web/kit/useActor.ts'
import { useTranslator } from '#web/kit/Translation.tsx'
import { instantOfField, momentText } from '#web/view/moment.ts'
import type { ReleaseFile } from '../model.ts'
import { STEPS } from '../rules.ts'
import { standingOf } from './standing.ts'

/** A release: what it holds, who answers for it, when it is public, and what may be done. */
export function ReleaseBody({ data, title, changes }: { readonly data: ReleaseFile; readonly title: string; readonly changes: React.ReactNode }) {
  const t = useTranslator()
  const { release, parts } = data
  const standing = standingOf(release)
  return (
    <>
      <PageHead
        kicker={<PageLink to="/releases">{t.text('release.list.name')}</PageLink>}
        title={title}
        lead={t.text(`release.says.${standing}`, { time: release.publishAt === null ? '' : momentText(release.publishAt, t) })}
        actions={<ExportMenu />}
      />
      <p>{release.note}</p>
      <p className="muted">
        {t.text('release.prepared', { name: release.preparedBy, time: momentText(release.preparedAt, t) })}
        {release.decidedBy === null || release.decidedAt === null
          ? null
          : ` ${t.text(release.state === 'withdrawn' ? 'release.withdrawnBy' : 'release.approvedBy', { name: release.decidedBy, time: momentText(release.decidedAt, t) })}`}
        {release.reason === '' ? null : ` ${release.reason}`}
      </p>
      {release.state === 'draft' ? <Decide data={data} /> : null}
      {standing === 'published' && release.period.length === 4 ? (
        <p>
          <PageLink to="/reports">{t.text('release.toReports')}</PageLink>
        </p>
      ) : null}
      {changes}
      <Part title={t.text('release.parts')} lead={t.text('release.parts.lead')}>
        <DataTable
          title={t.text('release.parts')}
          rows={parts}
          rowKey={({ name }) => name}
          columns={[
            {
              key: 'part',
              title: t.text('release.column.part'),
              header: true,
              cell: ({ name }) =>
                standing === 'published' ? (
                  <a href={`/api/releases/${release.id}/parts/${name}`}>{t.text(`release.part.${name}`)}</a>
                ) : (
                  t.text(`release.part.${name}`)
                ),
            },
            { key: 'items', title: t.text('release.column.items'), numeric: true, cell: ({ items }) => t.number(items) },
            { key: 'bytes', title: t.text('release.column.bytes'), numeric: true, cell: ({ bytes }) => t.number(bytes) },
            { key: 'hash', title: t.text('release.column.hash'), className: 'text', cell: ({ hash }) => <code>{hash}</code> },
          ]}
        />
        <p className="chart-note">{t.text('release.hashOf', { hash: release.hash })}</p>
      </Part>
    </>
  )
}

/** Approval by another person than prepared it, with the time of publication; or giving up. */
function Decide({ data: { release } }: { readonly data: ReleaseFile }) {
  const t = useTranslator()
  const actor = useActor()
  const navigate = useNavigate()
  return (
    <Part title={t.text('release.decide')}>
      {may(actor, STEPS.approve.can) ? (
        <SendForm
          operation="approveRelease"
          input={(sent) => ({ id: release.id, publishAt: instantOfField(fieldText(sent, 'publishAt')) })}
          action={t.text('release.approve')}
          done={t.text('release.done')}
        >
          {(problem) => (
            <Field
              label={t.text('release.publishAt')}
              name="publishAt"
              type="datetime-local"
              required={false}
              problem={problem}
              hint={t.text('release.publishAtHint')}
            />
          )}
        </SendForm>
      ) : (
        <p className="muted">{t.text('release.waits')}</p>
      )}
      {may(actor, STEPS.withdraw.can) ? (
        <details>
          <summary>{t.text('release.withdraw')}</summary>
          <SendForm
            operation="withdrawRelease"
            input={(sent) => ({ id: release.id, reason: fieldText(sent, 'reason') })}
            action={t.text('release.withdraw')}
            done={t.text('release.done')}
            onDone={() => void navigate({ to: '/releases' })}
          >
            {(problem) => <Field label={t.text('release.reason')} name="reason" problem={problem} rows={3} hint={t.text('release.reasonHint')} />}
          </SendForm>
        </details>
      ) : null}
    </Part>
  )
}
