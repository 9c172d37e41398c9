import { DataTable } from '#web/kit/DataTable.tsx'
import { drawn, type ViewProps } from '#web/kit/DrawnPage.tsx'
import { Part, PageHead } from '#web/kit/PageHead.tsx'
import { PageLink, ViewLink } from '#web/kit/PageLink.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import { useMay } from '#web/kit/useActor.ts'
import { IMPORT_KINDS, type ImportKind } from './importKinds.ts'
import { importPage } from './plainPages.ts'
import { Upload } from './Upload.tsx'

/** Importing a file: which kind, the file, a check that saves nothing, then the import. Everybody may read what a file must hold. */
function ImportView({ t, address }: ViewProps<'listPlaces'>) {
  const kind = IMPORT_KINDS.find(({ id }) => id === address.search.kind) ?? IMPORT_KINDS[0]
  const allowed = useMay('register.import')
  return (
    <>
      <PageHead title={t.text('upload.title')} lead={t.text('upload.lead')} />
      <nav className="tabs" aria-label={t.text('upload.kinds')}>
        {IMPORT_KINDS.map(({ id }) => (
          <ViewLink key={id} change={{ kind: id }} current={id === kind.id}>
            {t.text(`upload.kind.${id}`)}
          </ViewLink>
        ))}
      </nav>
      <p style={{ marginBottom: 24 }}>{t.text(`upload.about.${kind.id}`)}</p>
      {allowed ? <Upload key={kind.id} kind={kind} /> : <KeyNeeded />}
      {kind.columns.length === 0 ? null : <Columns kind={kind} />}
    </>
  )
}

/** What a reader without a key is told: what it takes, and who gives it. */
function KeyNeeded() {
  const t = useTranslator()
  return (
    <div className="notice stack-tight">
      <p className="strong">{t.text('upload.keyNeeded')}</p>
      <p>{t.text('upload.keyHow')}</p>
      <pre tabIndex={0} aria-label={t.text('upload.keyHow')}>
        <code>npx sanoat key add --name … --role directorate.specialist</code>
      </pre>
      <p>
        <PageLink to="/key">{t.text('key.title')}</PageLink>
      </p>
    </div>
  )
}

function Columns({ kind }: { readonly kind: ImportKind }) {
  const t = useTranslator()
  const header = `${kind.columns.map(({ name }) => name).join(',')}\r\n`
  return (
    <Part
      title={t.text('upload.columns')}
      lead={t.text('upload.columnsLead')}
      actions={
        <a className="button" href={`data:text/csv;charset=utf-8,${encodeURIComponent(header)}`} download={`${kind.id}.csv`}>
          {t.text('upload.template')}
        </a>
      }
    >
      <DataTable
        title={t.text('upload.columns')}
        rows={kind.columns}
        rowKey={({ name }) => name}
        columns={[
          { key: 'name', title: t.text('upload.column.name'), header: true, cell: ({ name }) => <code>{name}</code> },
          {
            key: 'required',
            title: t.text('upload.column.required'),
            cell: ({ required }) => (required ? t.text('upload.required') : <span className="muted">{t.text('upload.optional')}</span>),
          },
          {
            key: 'form',
            title: t.text('upload.column.form'),
            className: 'text',
            cell: ({ form, words }) => (words === undefined ? t.text(`upload.form.${form}`) : <code>{words.join(' · ')}</code>),
          },
        ]}
      />
    </Part>
  )
}

export const page = drawn(importPage, ImportView)
