import { DataTable } from '#web/kit/DataTable.tsx'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { ExportMenu } from '#web/kit/ExportMenu.tsx'
import { Field, fieldText, SendForm } from '#web/kit/Form.tsx'
import { PageHead, Part } from '#web/kit/PageHead.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import { useActor, useMay } from '#web/kit/useActor.ts'
import { momentText } from '#web/view/moment.ts'
import type { Person, RoleGrant } from '../model.ts'
import { personPage } from './pages.ts'
import { RoleFields, roleOf, textOrNone } from './RoleFields.tsx'
import { placeText, timeText } from './words.ts'

/** One person: the roles ever given with place, days and ground; giving and taking back for administrators. */
function PersonView({ data, t, address, page }: ViewProps<'getPerson'>) {
  const manages = useMay('people.manage', {})
  const self = useActor().id === data.id
  const running = data.grants.filter(({ revokedAt }) => revokedAt === null)
  return (
    <>
      <PageHead
        title={page.title(data, t, address)}
        kicker={
          <>
            <PageLink to="/people">{t.text('people.name')}</PageLink>
            <span>{data.email}</span>
            {data.phone === null ? null : <span>{data.phone}</span>}
          </>
        }
        lead={t.text(data.lastSeen === null ? 'person.never' : 'person.seen', {
          at: momentText(data.lastSeen ?? data.since, t),
          since: momentText(data.since, t),
        })}
        actions={<ExportMenu />}
      />
      <Part title={t.text('grant.name')}>{data.grants.length === 0 ? <p className="muted">{t.text('grant.none')}</p> : <Grants person={data} />}</Part>
      {manages && !self ? (
        <div className="columns even">
          <Part title={t.text('grant.give')}>
            <SendForm
              operation="grantRole"
              action={t.text('grant.give.action')}
              done={t.text('grant.given')}
              input={(form) => ({
                id: data.id,
                role: roleOf(form),
                zone: textOrNone(form, 'zone'),
                party: textOrNone(form, 'party'),
                from: fieldText(form, 'from'),
                to: textOrNone(form, 'to'),
                reason: fieldText(form, 'reason'),
              })}
            >
              {(problem) => (
                <>
                  <RoleFields problem={problem} />
                  <div className="pair">
                    <Field label={t.text('grant.from')} name="from" type="date" problem={problem} />
                    <Field label={t.text('grant.until')} name="to" type="date" required={false} problem={problem} />
                  </div>
                  <Field label={t.text('grant.reason')} name="reason" problem={problem} />
                </>
              )}
            </SendForm>
          </Part>
          {running.length === 0 ? null : (
            <Part title={t.text('grant.take')}>
              <SendForm
                operation="revokeRole"
                action={t.text('grant.take.action')}
                done={t.text('grant.taken')}
                input={(form) => ({ id: data.id, grant: fieldText(form, 'grant'), reason: fieldText(form, 'reason') })}
              >
                {(problem) => (
                  <>
                    <Field
                      label={t.text('people.role')}
                      name="grant"
                      options={running.map((one) => ({ id: one.id, title: `${t.text(`role.${one.role}`)}, ${placeText(one, t)}` }))}
                      problem={problem}
                    />
                    <Field label={t.text('grant.reason')} name="reason" problem={problem} />
                  </>
                )}
              </SendForm>
            </Part>
          )}
        </div>
      ) : null}
    </>
  )
}

function Grants({ person }: { readonly person: Person }) {
  const t = useTranslator()
  return (
    <DataTable<RoleGrant>
      title={t.text('grant.name')}
      rows={person.grants}
      rowKey={({ id }) => id}
      columns={[
        { key: 'role', title: t.text('grant.column.role'), header: true, cell: (one) => t.text(`role.${one.role}`) },
        { key: 'place', title: t.text('grant.column.place'), cell: (one) => placeText(one, t) },
        { key: 'time', title: t.text('grant.column.time'), cell: (one) => timeText(one, t) },
        { key: 'reason', title: t.text('grant.column.reason'), className: 'wrapped', cell: (one) => one.reason || '–' },
        { key: 'by', title: t.text('grant.column.by'), cell: (one) => one.by },
        {
          key: 'revoked',
          title: t.text('grant.column.revoked'),
          className: 'wrapped',
          cell: (one) =>
            one.revokedAt === null
              ? '–'
              : t.text('grant.revokedText', { at: momentText(one.revokedAt, t), by: one.revokedBy ?? '', reason: one.revokedReason ?? '' }),
        },
      ]}
    />
  )
}

export const page = drawn(personPage, PersonView)
