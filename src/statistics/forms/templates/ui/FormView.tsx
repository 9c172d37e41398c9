import { DataTable } from '#web/kit/DataTable.tsx'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { ExportMenu } from '#web/kit/ExportMenu.tsx'
import { PageHead, Part } from '#web/kit/PageHead.tsx'
import { PageLink, ViewLink } from '#web/kit/PageLink.tsx'
import { useMay } from '#web/kit/useActor.ts'
import { useTranslator } from '#web/kit/Translation.tsx'
import { changeText, formPage, mandatoryText, type FormFile } from './pages.ts'

/** One version of a form, whole: fields by section, checks, versions, and what differs from the one before. */
function FormView({ data, t, address, page }: ViewProps<'getForm'>) {
  const mayDesign = useMay('form.design', {})
  const { form } = data
  return (
    <>
      <PageHead
        title={page.title(data, t, address)}
        kicker={<PageLink to="/forms">{t.text('forms.name')}</PageLink>}
        lead={page.description(data, t, address)}
        actions={
          <>
            {mayDesign ? (
              <PageLink to={`/forms/${form.form}/design`} className="button main">
                {t.text('form.design')}
              </PageLink>
            ) : null}
            <ExportMenu />
          </>
        }
      />
      {data.content.sections.map((section) => (
        <Fields key={section.code} data={data} section={section.code} title={t.of(section.names)} />
      ))}
      <Checks data={data} />
      <Versions data={data} />
    </>
  )
}

function Fields({ data, section, title }: { readonly data: FormFile; readonly section: string; readonly title: string }) {
  const t = useTranslator()
  const rows = data.content.fields
    .filter((field) => field.section === section)
    .flatMap((field) => [
      { ...field, path: field.code },
      ...field.columns.map((column) => ({ ...column, path: `${field.code}.${column.code}`, measure: null })),
    ])
  return (
    <Part id={`section-${section}`} title={title}>
      <DataTable
        title={title}
        rows={rows}
        rowKey={({ path }) => path}
        columns={[
          { key: 'field', title: t.text('form.column.field'), header: true, className: 'text', cell: ({ names }) => t.of(names) },
          { key: 'code', title: t.text('form.column.code'), cell: ({ path }) => <code>{path}</code> },
          { key: 'type', title: t.text('form.column.type'), cell: ({ type }) => t.text(`form.type.${type}`) },
          { key: 'unit', title: t.text('form.column.unit'), cell: ({ unit }) => (unit === '' ? '–' : t.unit(unit)) },
          { key: 'mandatory', title: t.text('form.column.mandatory'), cell: ({ mandatory }) => mandatoryText(mandatory, t) },
          { key: 'measure', title: t.text('form.column.measure'), cell: ({ measure }) => (measure === null ? '–' : <code>{measure.code}</code>) },
        ]}
      />
    </Part>
  )
}

function Checks({ data }: { readonly data: FormFile }) {
  const t = useTranslator()
  const rows = [...data.content.checks, ...data.content.ratios.map((ratio) => ({ ...ratio, severity: 'warning' as const }))]
  return (
    <Part id="checks" title={t.text('form.checks')} lead={t.text('form.checksLead')}>
      <DataTable
        title={t.text('form.checks')}
        rows={rows}
        rowKey={({ code }) => code}
        columns={[
          { key: 'text', title: t.text('form.column.text'), header: true, className: 'text', cell: ({ names }) => t.of(names) },
          {
            key: 'severity',
            title: t.text('form.column.severity'),
            cell: ({ severity }) => <span className={`tag ${severity === 'error' ? 'bad' : 'warning'}`}>{t.text(`submission.severity.${severity}`)}</span>,
          },
          { key: 'expression', title: t.text('form.column.expression'), className: 'text', cell: ({ expression }) => <code>{expression}</code> },
        ]}
      />
    </Part>
  )
}

function Versions({ data }: { readonly data: FormFile }) {
  const t = useTranslator()
  return (
    <Part id="versions" title={t.text('form.versions')}>
      <ul className="chips">
        {data.versions.map(({ version, validFrom }) => (
          <li key={version}>
            <ViewLink change={{ version: String(version), from: undefined }} current={version === data.form.version}>
              {t.text('form.versionFrom', { version, period: t.periodShort(validFrom) })}
            </ViewLink>
          </li>
        ))}
      </ul>
      {data.against === null ? null : (
        <>
          <h3>{t.text('form.changesFrom', { version: data.against })}</h3>
          {data.form.reason === '' ? null : <p className="muted">{data.form.reason}</p>}
          <ul className="rows plain">
            {data.changes.map((change) => (
              <li key={`${change.kind}${change.subject}`}>{changeText(change, t)}</li>
            ))}
          </ul>
        </>
      )}
    </Part>
  )
}

export const page = drawn(formPage, FormView)
