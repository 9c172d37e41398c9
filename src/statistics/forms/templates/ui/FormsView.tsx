import { DataTable } from '#web/kit/DataTable.tsx'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { ExportMenu } from '#web/kit/ExportMenu.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { PageLink } from '#web/kit/PageLink.tsx'
import { ReportingTabs } from '../../submissions/ui/ReportingTabs.tsx'
import { formsPage } from './pages.ts'

/** The forms by which enterprises report. */
function FormsView({ data, t, address, page }: ViewProps<'listForms'>) {
  return (
    <>
      <PageHead title={page.title(data, t, address)} lead={t.text('forms.lead')} actions={<ExportMenu />} />
      <ReportingTabs section="forms" />
      <DataTable
        title={t.text('forms.name')}
        rows={data.items}
        rowKey={({ form }) => form}
        columns={[
          {
            key: 'name',
            title: t.text('forms.column.name'),
            header: true,
            className: 'text',
            cell: (form) => <PageLink to={`/forms/${form.form}`}>{t.of(form.names)}</PageLink>,
          },
          { key: 'rhythm', title: t.text('forms.column.rhythm'), cell: ({ rhythm }) => t.text(`form.rhythm.${rhythm}`) },
          { key: 'version', title: t.text('forms.column.version'), numeric: true, cell: ({ version }) => t.number(version) },
          { key: 'validFrom', title: t.text('forms.column.validFrom'), cell: ({ validFrom }) => t.periodShort(validFrom) },
          { key: 'fields', title: t.text('forms.column.fields'), numeric: true, cell: ({ fields }) => t.number(fields) },
          { key: 'checks', title: t.text('forms.column.checks'), numeric: true, cell: ({ checks }) => t.number(checks) },
          {
            key: 'mark',
            title: t.text('forms.column.mark'),
            cell: ({ mark }) => (
              <span className={`tag ${mark === 'assumed' ? 'assumed' : mark === 'unverified' ? 'warning' : 'good'}`}>{t.text(`mark.${mark}`)}</span>
            ),
          },
        ]}
      />
    </>
  )
}

export const page = drawn(formsPage, FormsView)
