import { locatorText } from '#registers/sources/ui/locator.ts'
import { useSourceNames } from '#registers/sources/ui/names.ts'
import { SubjectLink } from '#registers/zones/ui/SubjectLink.tsx'
import { DataTable, type Column } from '#web/kit/DataTable.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import type { Claim, OfficialValue } from '../model.ts'
import { claimFigure, claimPeriod, scopeText } from './claim.ts'
import { useMeasureNames } from './measures.ts'

type ClaimRowsProps = { readonly claims: readonly Claim[]; readonly official?: readonly OfficialValue[]; readonly subjects?: boolean }

/** Claims as they are stated: figure, year, scope, source with its place and words. The official one is marked. */
export function ClaimRows({ claims, official = [], subjects = false }: ClaimRowsProps) {
  const t = useTranslator()
  const nameOf = useMeasureNames()
  const standing = new Set(official.map(({ claim }) => claim))
  const titleOf = useSourceNames()
  const columns: Column<Claim>[] = [
    {
      key: 'figure',
      title: t.text('claim.column.figure'),
      header: true,
      sort: ({ value }) => value,
      cell: (claim) => <PageLink to={`/claims/${claim.id}`}>{claimFigure(claim, t)}</PageLink>,
    },
    { key: 'measure', title: t.text('claim.column.measure'), sort: ({ measure }) => nameOf(measure), cell: ({ measure }) => nameOf(measure) },
    ...(subjects
      ? [
          {
            key: 'subject',
            title: t.text('claim.column.subject'),
            sort: ({ subject }: Claim) => subject,
            cell: ({ subject }: Claim) => <SubjectLink subject={subject} />,
          },
        ]
      : []),
    { key: 'period', title: t.text('claim.column.period'), sort: ({ period }) => period, cell: (claim) => claimPeriod(claim, t) },
    { key: 'scope', title: t.text('claim.column.scope'), cell: ({ scope }) => scopeText(scope, t) },
    ...(official.length === 0
      ? []
      : [
          {
            key: 'official',
            title: t.text('claim.column.official'),
            cell: ({ id }: Claim) => (standing.has(id) ? <span className="tag good">{t.text('claim.official')}</span> : ''),
          },
        ]),
    {
      key: 'source',
      title: t.text('claim.column.source'),
      className: 'text',
      cell: ({ source, locator }) => (
        <>
          <PageLink to={`/sources/${source}`} className="quiet">
            {titleOf(source)}
          </PageLink>{' '}
          <span className="small muted">{locatorText(locator, t)}</span>
        </>
      ),
    },
  ]
  return <DataTable title={t.text('claim.list')} columns={columns} rows={claims} rowKey={({ id }) => id} sortName="claims" tall={claims.length > 40} />
}
