import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { DataTable } from '#web/kit/DataTable.tsx'
import { ExportMenu } from '#web/kit/ExportMenu.tsx'
import { Part, PageHead } from '#web/kit/PageHead.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import type { EnterpriseFile } from '../model.ts'
import { EnterpriseFacts } from './EnterpriseFacts.tsx'
import { EnterpriseTimeline } from './EnterpriseTimeline.tsx'
import { MoneyText } from './MoneyText.tsx'
import { EndResidencyForm, PersonForm, ResidencyForm, StatusForm } from './EnterpriseForms.tsx'
import { Fold } from './Fold.tsx'
import { enterprisePage } from './pages.ts'
import { useMayWith } from './useMayWith.ts'
import { RESIDENCY_TAGS, STATUS_TAGS } from './words.ts'

/** One enterprise: facts, where it works, what it has signed, what happened; staff change it from here. */
function EnterpriseView({ data, t, address, page }: ViewProps<'getEnterprise'>) {
  const { enterprise } = data
  const standing = enterprise.mergedInto === null
  const mayWrite = useMayWith('enterprise.write', data) && standing
  const mayReveal = useMayWith('person.reveal', data) && data.hasJshshir
  return (
    <>
      <PageHead
        kicker={
          <>
            <PageLink to="/enterprises">{t.text('enterprises.name')}</PageLink>
            <span className={`tag ${STATUS_TAGS[enterprise.status]}`}>{t.text(`enterprise.status.${enterprise.status}`)}</span>
            {enterprise.stir === null ? null : <span>{t.text('enterprise.stirIs', { stir: enterprise.stir })}</span>}
          </>
        }
        title={page.title(data, t, address)}
        actions={
          <>
            {mayWrite ? (
              <PageLink to={`/enterprises/${enterprise.id}/change`} className="button">
                {t.text('enterprise.change.open')}
              </PageLink>
            ) : null}
            <ExportMenu />
          </>
        }
      >
        {enterprise.training ? <p className="notice warning">{t.text('enterprise.training')}</p> : null}
        {enterprise.mergedInto === null ? null : (
          <p className="notice">
            {t.text('enterprise.mergedInto')}{' '}
            <PageLink to={`/enterprises/${enterprise.mergedInto}`}>{data.mergedNames === null ? enterprise.mergedInto : t.of(data.mergedNames)}</PageLink>
          </p>
        )}
      </PageHead>
      <div className="columns wide-first">
        <Residencies data={data} mayWrite={mayWrite} />
        <Part title={t.text('enterprise.facts')}>
          <EnterpriseFacts data={data} />
          {mayReveal ? (
            <Fold title={t.text('enterprise.reveal.send')}>
              <PersonForm party={enterprise.id} />
            </Fold>
          ) : null}
          {mayWrite ? (
            <Fold title={t.text('enterprise.setStatus')}>
              <p className="small muted">{t.text('enterprise.setStatusLead')}</p>
              <StatusForm enterprise={enterprise} />
            </Fold>
          ) : null}
        </Part>
      </div>
      <Contracts data={data} />
      <Part title={t.text('enterprise.timeline')}>
        <EnterpriseTimeline data={data} />
      </Part>
    </>
  )
}

function Residencies({ data, mayWrite }: { readonly data: EnterpriseFile; readonly mayWrite: boolean }) {
  const t = useTranslator()
  const open = data.residencies.filter(({ status }) => status !== 'ended')
  return (
    <Part title={t.text('residency.name')}>
      {data.residencies.length === 0 ? (
        <p className="muted">{t.text('residency.none')}</p>
      ) : (
        <DataTable
          title={t.text('residency.name')}
          rows={data.residencies}
          rowKey={({ zone, id }) => `${zone} ${id}`}
          columns={[
            {
              key: 'zone',
              title: t.text('residency.column.zone'),
              header: true,
              cell: ({ zone, zoneNames }) => <PageLink to={`/zones/${zone}`}>{t.of(zoneNames)}</PageLink>,
            },
            { key: 'since', title: t.text('residency.column.since'), className: 'nowrap', cell: ({ since }) => t.day(since) },
            { key: 'until', title: t.text('residency.column.until'), className: 'nowrap', cell: ({ until }) => (until === null ? '–' : t.day(until)) },
            { key: 'ifut', title: t.text('residency.column.ifut'), cell: ({ ifut }) => ifut ?? '–' },
            {
              key: 'status',
              title: t.text('residency.column.status'),
              cell: ({ status }) => <span className={`tag ${RESIDENCY_TAGS[status]}`}>{t.text(`residency.status.${status}`)}</span>,
            },
            {
              key: 'contract',
              title: t.text('residency.column.contract'),
              className: 'text',
              cell: ({ contractNote, reason }) => [contractNote, reason].filter((text) => text !== '').join('; ') || '–',
            },
          ]}
        />
      )}
      {mayWrite ? (
        <Fold title={t.text('residency.send')}>
          <ResidencyForm party={data.enterprise.id} />
        </Fold>
      ) : null}
      {mayWrite && open.length > 0 ? (
        <Fold title={t.text('residency.endSend')}>
          <EndResidencyForm residencies={open} />
        </Fold>
      ) : null}
    </Part>
  )
}

function Contracts({ data }: { readonly data: EnterpriseFile }) {
  const t = useTranslator()
  return (
    <Part title={t.text('contract.name')}>
      {data.contracts.length === 0 ? (
        <p className="muted">{t.text('contract.none')}</p>
      ) : (
        <DataTable
          title={t.text('contract.name')}
          rows={data.contracts}
          rowKey={({ zone, id }) => `${zone} ${id}`}
          columns={[
            { key: 'number', title: t.text('contract.column.number'), header: true, cell: ({ number }) => number },
            { key: 'kind', title: t.text('contract.column.kind'), cell: ({ kind }) => t.text(`contract.kind.${kind}`) },
            { key: 'zone', title: t.text('residency.column.zone'), cell: ({ zone }) => <PageLink to={`/zones/${zone}`}>{zone}</PageLink> },
            {
              key: 'signed',
              title: t.text('contract.column.signedOn'),
              className: 'nowrap',
              cell: ({ signedOn }) => (signedOn === null ? '–' : t.day(signedOn)),
            },
            { key: 'ends', title: t.text('contract.column.endsOn'), className: 'nowrap', cell: ({ endsOn }) => (endsOn === null ? '–' : t.day(endsOn)) },
            { key: 'amount', title: t.text('contract.column.amount'), numeric: true, cell: (one) => <MoneyText amount={one.amount} currency={one.currency} /> },
            { key: 'state', title: t.text('contract.column.state'), cell: ({ state }) => t.text(`contract.state.${state}`) },
          ]}
        />
      )}
    </Part>
  )
}

export const page = drawn(enterprisePage, EnterpriseView)
