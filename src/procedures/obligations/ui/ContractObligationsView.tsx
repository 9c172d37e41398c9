import { useState } from 'react'
import { isDay } from '#lib/day.ts'
import type { FormField } from '#procedures/cases/model.ts'
import { Fields } from '#procedures/cases/ui/Fields.tsx'
import { readForm } from '#procedures/cases/ui/form.ts'
import { DataTable } from '#web/kit/DataTable.tsx'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { Field, fieldText, SendForm } from '#web/kit/Form.tsx'
import { PageHead, Part } from '#web/kit/PageHead.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { useMay } from '#web/kit/useActor.ts'
import { CURRENCIES, ITEMS, item } from '../model.ts'
import { amountText, contractObligationsPage } from './pages.ts'
import * as z from 'zod/mini'

/** Obligations of a contract in all its versions, and the form that sets or amends them. */
function ContractObligationsView({ data, t, address, page }: ViewProps<'getContractObligations'>) {
  const mayWrite = useMay('enterprise.write', { zone: data.zone })
  const standing = data.items.filter(({ status }) => status !== 'superseded')
  return (
    <>
      <PageHead
        title={page.title(data, t, address)}
        lead={t.text('obligation.contract.lead')}
        kicker={<PageLink to={`/enterprises/${data.party}`}>{t.text('acceptance.fact.party')}</PageLink>}
      />
      {data.items.length === 0 ? (
        <p className="muted">{t.text('obligation.contract.none')}</p>
      ) : (
        <DataTable
          title={page.title(data, t, address)}
          rows={data.items}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'item',
              title: t.text('obligation.column.item'),
              header: true,
              cell: (one) => t.text('obligation.described', { item: one.item, description: one.description }),
            },
            { key: 'version', title: t.text('obligation.contract.version'), numeric: true, cell: ({ version }) => version },
            { key: 'target', title: t.text('obligation.column.target'), numeric: true, cell: (one) => amountText(t, { ...one, masked: false }, one.target) },
            {
              key: 'achieved',
              title: t.text('obligation.column.achieved'),
              numeric: true,
              cell: (one) => amountText(t, { ...one, masked: false }, one.achieved),
            },
            { key: 'weight', title: t.text('obligation.field.weight'), numeric: true, cell: ({ weight }) => t.number(weight) },
            { key: 'due', title: t.text('obligation.column.due'), cell: ({ due }) => t.day(due) },
            { key: 'status', title: t.text('obligation.column.status'), cell: ({ status }) => t.text(`obligation.status.${status}`) },
          ]}
        />
      )}
      {mayWrite ? <SetForm zone={data.zone} contract={data.contract} amends={standing.length > 0} t={t} /> : null}
    </>
  )
}

const column = (name: string, kind: string, required: boolean, options: readonly string[] = []): FormField['columns'][number] => ({
  name,
  kind,
  required,
  options: options.map((id) => ({ id, said: { key: ITEMS.some((one) => one === id) ? `obligation.item.${id}` : `acceptance.option.${id}`, values: {} } })),
  min: null,
  max: null,
})

const FIELD: FormField = {
  ...column('obligations', 'rows', true),
  value: null,
  remark: null,
  columns: [
    column('item', 'choice', true, ITEMS),
    column('description', 'text', false),
    column('target', 'number', true),
    column('currency', 'choice', false, CURRENCIES),
    column('weight', 'number', true),
    column('due', 'day', true),
    column('keepMonths', 'whole', false),
    column('mandatory', 'yes', false),
    column('confidential', 'yes', false),
  ],
  rows: [],
  fixedRows: false,
}

const typed = z.array(
  z.object({
    item,
    description: z.string(),
    target: z.string(),
    currency: z.string(),
    weight: z.string(),
    due: z.string(),
    keepMonths: z.string(),
    mandatory: z.boolean(),
    confidential: z.boolean(),
  }),
)
const number = (text: string) => Number(text.replace(/\s/g, '').replace(',', '.'))

type SetFormProps = { readonly zone: string; readonly contract: string; readonly amends: boolean; readonly t: ViewProps<'getContractObligations'>['t'] }

function SetForm({ zone, contract, amends, t }: SetFormProps) {
  const [sent, setSent] = useState(0)
  const read = (form: FormData) =>
    typed.parse(readForm([FIELD], form)['obligations']).map((row) => ({
      ...row,
      target: number(row.target),
      weight: number(row.weight),
      currency: CURRENCIES.find((code) => code === row.currency) ?? null,
      due: row.due === '' ? null : row.due,
      keepMonths: row.keepMonths === '' ? null : number(row.keepMonths),
    }))
  return (
    <Part title={t.text(amends ? 'obligation.contract.amend' : 'obligation.contract.set')}>
      <SendForm
        key={sent}
        operation="setObligations"
        input={(form) => {
          const signedOn = fieldText(form, 'signedOn')
          return { zone, contract, obligations: read(form), reason: fieldText(form, 'reason'), signedOn: isDay(signedOn) ? signedOn : undefined }
        }}
        action={t.text(amends ? 'obligation.contract.amend' : 'obligation.contract.set')}
        done={t.text('obligation.contract.done')}
        onDone={() => setSent(sent + 1)}
      >
        {(problem) => (
          <>
            <Fields kind="obligation" fields={[FIELD]} zone={zone} problem={problem} t={t} />
            {amends ? (
              <>
                <Field label={t.text('obligation.contract.reason')} name="reason" problem={problem} rows={3} />
                <Field label={t.text('obligation.contract.signedOn')} name="signedOn" problem={problem} type="date" />
              </>
            ) : null}
          </>
        )}
      </SendForm>
    </Part>
  )
}

export const page = drawn(contractObligationsPage, ContractObligationsView)
