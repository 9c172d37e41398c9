import type { Translator } from '#lib/translator.ts'
import { ofRegister, textCell } from '#web/view/cells.ts'
import { definePage } from '#web/view/page.ts'
import type { ViewTable } from '#web/view/table.ts'
import { STATUSES, type EnterpriseFile, type EnterpriseRow, type Residency } from '../model.ts'

/** Enterprises of the register; of one zone for the staff of that zone. */
export const enterprisesPage = definePage({
  path: '/enterprises',
  call: ({ search }) => ({
    operation: 'listEnterprises',
    input: {
      zone: search.zone,
      ifut: search.ifut === undefined ? undefined : search.ifut.replaceAll('.', '').toUpperCase(),
      status: STATUSES.find((status) => status === search.status),
      q: search.q,
      training: search.training === 'true' ? true : undefined,
      cursor: search.cursor,
      limit: 100,
    },
  }),
  title: (data, t) => t.text('enterprises.title', { count: data.total }),
  description: (_data, t) => t.text('enterprises.lead'),
  tables: (data, t) => [enterprisesView(data.items, t)],
})

/** A list without people, phones and accounts. */
function enterprisesView(rows: readonly EnterpriseRow[], t: Translator): ViewTable {
  return {
    name: 'enterprises',
    title: t.text('enterprises.name'),
    columns: ['name', 'stir', 'legalForm', 'ifut', 'size', 'status', 'zones'].map((key) => ({ key, title: t.text(`enterprise.field.${key}`), numeric: false })),
    rows: rows.map((row) =>
      [
        t.of(row.names),
        row.stir ?? '',
        row.legalForm === null ? '' : t.text(`enterprise.form.${row.legalForm}`),
        row.ifut ?? '',
        row.size === null ? '' : t.text(`enterprise.size.${row.size}`),
        t.text(`enterprise.status.${row.status}`),
        row.zones.map(({ names }) => t.of(names)).join('; '),
      ].map(textCell),
    ),
    ...ofRegister(t),
  }
}

/** The form for an enterprise that is not in the register yet. */
export const newEnterprisePage = definePage({
  path: '/enterprises/new',
  call: () => ({ operation: 'listZones', input: { limit: 500 } }),
  title: (_data, t) => t.text('enterprise.new.title'),
  description: (_data, t) => t.text('enterprise.new.lead'),
})

/** Records that may be of one enterprise. */
export const twinsPage = definePage({
  path: '/enterprises/twins',
  call: () => ({ operation: 'listTwins', input: {} }),
  title: (data, t) => t.text('twins.title', { count: data.items.length }),
  description: (_data, t) => t.text('twins.lead'),
  tables: (data, t) => [
    {
      name: 'twins',
      title: t.text('twins.name'),
      columns: ['first', 'second', 'reasons'].map((key) => ({ key, title: t.text(`twins.column.${key}`), numeric: false })),
      rows: data.items.map(({ first, second, reasons }) =>
        [t.of(first.names), t.of(second.names), reasons.map((reason) => t.text(`twins.reason.${reason}`)).join('; ')].map(textCell),
      ),
      ...ofRegister(t),
    },
  ],
})

/** What is known first of an enterprise: where it works, or that it does not. */
export function enterpriseTitle({ enterprise, residencies }: EnterpriseFile, t: Translator): string {
  const name = t.of(enterprise.names)
  if (enterprise.mergedInto !== null) return t.text('enterprise.title.merged', { name })
  if (enterprise.status !== 'active') return t.text(`enterprise.title.${enterprise.status}`, { name })
  const zones = [...new Set(residencies.filter(({ status }) => status === 'active').map(({ zoneNames }) => t.of(zoneNames)))]
  return zones.length === 0 ? t.text('enterprise.title.nowhere', { name }) : t.text('enterprise.title.works', { name, zones: t.list(zones) })
}

/** One enterprise with its zones, contracts and history. */
export const enterprisePage = definePage({
  path: '/enterprises/{party}',
  call: ({ params }) => ({ operation: 'getEnterprise', input: { party: params.party ?? '' } }),
  title: enterpriseTitle,
  description: (_data, t) => t.text('enterprise.lead'),
  tables: (data, t) => [residenciesView(data.residencies, t)],
})

/** The form for changing what is known of an enterprise. */
export const changeEnterprisePage = definePage({
  path: '/enterprises/{party}/change',
  call: ({ params }) => ({ operation: 'getEnterprise', input: { party: params.party ?? '' } }),
  title: (data, t) => t.text('enterprise.change.title', { name: t.of(data.enterprise.names) }),
  description: (_data, t) => t.text('enterprise.new.lead'),
})

function residenciesView(residencies: readonly Residency[], t: Translator): ViewTable {
  return {
    name: 'residencies',
    title: t.text('residency.name'),
    columns: ['zone', 'since', 'until', 'ifut', 'status', 'contract', 'reason'].map((key) => ({
      key,
      title: t.text(`residency.column.${key}`),
      numeric: false,
    })),
    rows: residencies.map((one) =>
      [t.of(one.zoneNames), one.since, one.until ?? '', one.ifut ?? '', t.text(`residency.status.${one.status}`), one.contractNote, one.reason].map(textCell),
    ),
    ...ofRegister(t),
  }
}
