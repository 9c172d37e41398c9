import { useQueryClient } from '@tanstack/react-query'
import { DataTable } from '#web/kit/DataTable.tsx'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { Empty } from '#web/kit/Empty.tsx'
import { ExportMenu } from '#web/kit/ExportMenu.tsx'
import { FileField } from '#web/kit/FileField.tsx'
import { Part, PageHead } from '#web/kit/PageHead.tsx'
import { PageLink, ViewLink } from '#web/kit/PageLink.tsx'
import { sizeText } from '#web/kit/DocumentLink.tsx'
import { useMay } from '#web/kit/useActor.ts'
import { momentText } from '#web/view/moment.ts'
import { documentsPage, kindText, nameText } from './pages.ts'

/** The papers of a zone, and attaching another one. */
function DocumentsView({ data, t, address, page }: ViewProps<'listDocuments'>) {
  const client = useQueryClient()
  const zone = address.params.zone ?? ''
  const attaching = useMay('case.act', { zone })
  return (
    <>
      <PageHead
        kicker={<PageLink to={`/zones/${zone}`}>{t.text('document.toZone')}</PageLink>}
        title={page.title(data, t, address)}
        lead={page.description(data, t, address)}
        actions={<ExportMenu />}
      />
      {data.items.length === 0 ? (
        <Empty title={t.text('document.list.empty')}>{t.text('document.list.begin')}</Empty>
      ) : (
        <DataTable
          title={t.text('document.list.name')}
          rows={data.items}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'name',
              title: t.text('document.column.name'),
              header: true,
              className: 'text',
              cell: (one) => <PageLink to={`/zones/${zone}/documents/${one.id}`}>{nameText(one, t)}</PageLink>,
            },
            { key: 'kind', title: t.text('document.column.kind'), className: 'text', cell: (one) => kindText(one, t) },
            { key: 'at', title: t.text('document.column.at'), cell: ({ at }) => momentText(at, t) },
            { key: 'by', title: t.text('document.column.by'), className: 'text', cell: ({ uploadedName }) => uploadedName },
            { key: 'size', title: t.text('document.column.size'), numeric: true, cell: ({ size }) => sizeText(size, t) },
            { key: 'signatures', title: t.text('document.column.signatures'), numeric: true, cell: ({ signatures }) => t.number(signatures) },
          ]}
        />
      )}
      {data.next === undefined ? null : (
        <p className="actions">
          <ViewLink change={{ cursor: data.next }} className="button">
            {t.text('web.more')}
          </ViewLink>
        </p>
      )}
      {attaching ? (
        <Part title={t.text('document.attach')}>
          <div style={{ maxWidth: 560 }}>
            <FileField
              label={t.text('document.attachFile')}
              name="documents"
              zone={zone}
              kind="attachment"
              many
              onChange={() => void client.invalidateQueries()}
            />
          </div>
        </Part>
      ) : null}
    </>
  )
}

export const page = drawn(documentsPage, DocumentsView)
