import { DataTable } from '#web/kit/DataTable.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import type { Parameter } from '../model.ts'
import { parameterName, parameterUnit } from './names.ts'
import { MarkTag } from './MarkTag.tsx'

/** Parameters with the time they hold, the act they rest on, and whether they are known or assumed. */
export function ParameterRows({ parameters, acts = true }: { readonly parameters: readonly Parameter[]; readonly acts?: boolean }) {
  const t = useTranslator()
  return (
    <DataTable
      title={t.text('web.nav.parameters')}
      rows={parameters}
      rowKey={({ key, validFrom, value }) => `${key}${validFrom ?? ''}${value}`}
      sortName="parameters"
      tall={parameters.length > 40}
      columns={[
        {
          key: 'key',
          title: t.text('parameter.column.key'),
          header: true,
          sort: ({ key }) => parameterName(key, t),
          cell: ({ key }) => (
            <>
              {parameterName(key, t)}
              <code className="block muted small">{key}</code>
            </>
          ),
        },
        {
          key: 'value',
          title: t.text('parameter.column.value'),
          cell: ({ value, unit }) => (
            <>
              {value} <span className="muted small">{parameterUnit(unit, t)}</span>
            </>
          ),
        },
        {
          key: 'mark',
          title: t.text('act.column.mark'),
          className: 'text',
          sort: ({ mark }) => mark,
          cell: ({ mark, source }) => (
            <>
              <MarkTag mark={mark} />
              <span className="block small muted" lang="en">
                {source}
              </span>
            </>
          ),
        },
        {
          key: 'valid',
          title: t.text('parameter.column.valid'),
          cell: ({ validFrom, validTo }) =>
            validFrom === null && validTo === null ? (
              <span className="missing">{t.text('act.notKnown')}</span>
            ) : (
              <span className="nowrap">
                {validFrom === null ? '…' : t.day(validFrom)} – {validTo === null ? '…' : t.day(validTo)}
              </span>
            ),
        },
        ...(acts
          ? [
              {
                key: 'act',
                title: t.text('parameter.column.act'),
                cell: ({ act }: Parameter) =>
                  act === null ? (
                    <span className="missing">{t.text('parameter.noAct')}</span>
                  ) : (
                    <PageLink to={`/acts/${act}`} className="nowrap">
                      {act}
                    </PageLink>
                  ),
              },
            ]
          : []),
      ]}
    />
  )
}
