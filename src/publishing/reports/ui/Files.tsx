import { useQuery } from '@tanstack/react-query'
import { LANGUAGES } from '#lib/language.ts'
import { queryFor } from '#web/client/query.ts'
import { DataTable } from '#web/kit/DataTable.tsx'
import { Field, fieldText, SendForm } from '#web/kit/Form.tsx'
import { Part } from '#web/kit/PageHead.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import { momentText } from '#web/view/moment.ts'
import { FORMATS, type ReportFile } from '../model.ts'

const POLL_MS = 1500
const isUnderWay = ({ state }: ReportFile): boolean => state === 'waiting' || state === 'building'

/** Files of the report with how far they are; the page may be left, the building goes on. */
export function Files({ id, revision }: { readonly id: string; readonly revision: number }) {
  const t = useTranslator()
  const { data } = useQuery({
    ...queryFor('listReportFiles', { id }),
    refetchInterval: ({ state }) => (state.data?.items.some(isUnderWay) === true ? POLL_MS : false),
  })
  const files = data?.items ?? []
  return (
    <Part title={t.text('report.files')} lead={t.text('report.files.lead')}>
      {files.length === 0 ? null : (
        <DataTable
          title={t.text('report.files')}
          rows={files}
          rowKey={(file) => `${file.revision} ${file.language} ${file.format}`}
          columns={[
            {
              key: 'file',
              title: t.text('report.file'),
              header: true,
              cell: (file) => `${file.format.toUpperCase()}, ${t.text(`report.language.${file.language}`)}`,
            },
            { key: 'state', title: t.text('report.list.column.state'), cell: (file) => <Progress file={file} /> },
            {
              key: 'revision',
              title: t.text('report.file.shows'),
              cell: (file) => t.text(file.revision === revision ? 'report.file.current' : 'report.file.older'),
            },
            {
              key: 'take',
              title: t.text('report.file.take'),
              cell: (file) =>
                file.state === 'done' ? (
                  <a href={`/api/reports/${id}/files/${file.revision}/${file.language}/${file.format}`} download>
                    {t.text('report.file.take')}
                  </a>
                ) : (
                  '–'
                ),
            },
          ]}
        />
      )}
      <SendForm
        operation="buildReportFile"
        input={(sent) => ({
          id,
          language: LANGUAGES.find((one) => one === fieldText(sent, 'language')) ?? 'uz',
          format: FORMATS.find((one) => one === fieldText(sent, 'format')) ?? 'pdf',
        })}
        action={t.text('report.files.build')}
        done={t.text('report.files.asked')}
      >
        {(problem) => (
          <div className="pair">
            <Field
              label={t.text('report.file.language')}
              name="language"
              problem={problem}
              value={t.language}
              options={LANGUAGES.map((one) => ({ id: one, title: t.text(`report.language.${one}`) }))}
            />
            <Field label={t.text('report.file')} name="format" problem={problem} options={FORMATS.map((one) => ({ id: one, title: one.toUpperCase() }))} />
          </div>
        )}
      </SendForm>
    </Part>
  )
}

function Progress({ file }: { readonly file: ReportFile }) {
  const t = useTranslator()
  if (file.state === 'done')
    return <span className="tag good">{t.text('report.file.done', { time: file.finishedAt === null ? '' : momentText(file.finishedAt, t) })}</span>
  if (file.state === 'failed') return <span className="tag bad">{`${t.text('report.file.failed')} ${file.fault}`}</span>
  return (
    <span>
      <progress value={file.done} max={Math.max(file.total, 1)} aria-label={t.text('report.file.building')} /> {t.text('report.file.building')}
    </span>
  )
}
