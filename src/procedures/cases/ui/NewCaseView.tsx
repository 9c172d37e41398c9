import { useState } from 'react'
import { useNavigate } from '@tanstack/react-router'
import { Choice } from '#web/kit/Choice.tsx'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { Empty } from '#web/kit/Empty.tsx'
import { SendForm } from '#web/kit/Form.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { PageLink, ViewLink } from '#web/kit/PageLink.tsx'
import { Fields } from './Fields.tsx'
import { readForm } from './form.ts'
import { newCasePage } from './pages.ts'

/** Opens a case: where and for whom first, then the form of the procedure's table. */
function NewCaseView({ data, t, address, page }: ViewProps<'prepareCase'>) {
  const navigate = useNavigate()
  const [request] = useState(() => crypto.randomUUID())
  const zone = data.zones.find(({ id }) => id === address.search.zone) ?? data.zones[0]
  const party = data.parties.find(({ id }) => id === address.search.party) ?? data.parties[0]
  return (
    <>
      <PageHead
        title={page.title(data, t, address)}
        kicker={<PageLink to="/cases">{t.text('case.list')}</PageLink>}
        lead={
          <>
            {t.text('case.open.lead')} {t.text('case.byNorm')} {data.act === null ? null : <PageLink to={`/acts/${data.act}`}>{data.act}</PageLink>},{' '}
            {t.text(`case.mark.${data.mark}`)}.
          </>
        }
      />
      {zone === undefined ? (
        <Empty title={t.text('case.open.nowhere')}>{t.text('case.open.nowhereText')}</Empty>
      ) : (
        <>
          {data.zones.length > 1 ? (
            <Chooser label={t.text('case.open.zone')} name="zone" chosen={zone.id} items={data.zones.map(({ id, names }) => ({ id, title: t.of(names) }))} />
          ) : (
            <p className="opening">{t.text('case.open.in', { zone: t.of(zone.names) })}</p>
          )}
          {data.parties.length > 1 && party !== undefined ? (
            <Chooser
              label={t.text('case.open.party')}
              name="party"
              chosen={party.id}
              items={data.parties.map(({ id, names }) => ({ id, title: t.of(names) }))}
            />
          ) : null}
          <SendForm
            key={`${zone.id} ${party?.id ?? ''}`}
            operation="openCase"
            input={(sent) => ({ zone: zone.id, kind: data.kind, party: party?.id ?? null, request, input: readForm(data.fields, sent) })}
            action={t.text(`procedure.open.${data.kind}`)}
            done={t.text('case.done')}
            onDone={(opened) => void navigate({ to: `/zones/${opened.zone}/cases/${opened.id}` })}
          >
            {(problem) => <Fields kind={data.kind} fields={data.fields} zone={zone.id} party={party?.id} problem={problem} t={t} />}
          </SendForm>
        </>
      )}
    </>
  )
}

type ChooserProps = {
  readonly label: string
  readonly name: string
  readonly chosen: string
  readonly items: readonly { readonly id: string; readonly title: string }[]
}

/** Few are chosen from at a glance, many from a list; either stands in the address. */
const Chooser = ({ label, name, chosen, items }: ChooserProps) =>
  items.length > 9 ? (
    <div className="filters">
      <Choice label={label} name={name} value={chosen} options={items} />
    </div>
  ) : (
    <div className="opening">
      <p className="muted small" id={`choose-${name}`}>
        {label}
      </p>
      <ul className="chips" aria-labelledby={`choose-${name}`}>
        {items.map(({ id, title }) => (
          <li key={id}>
            <ViewLink change={{ [name]: id }} current={id === chosen}>
              {title}
            </ViewLink>
          </li>
        ))}
      </ul>
    </div>
  )

export const page = drawn(newCasePage, NewCaseView)
