import type { ReactNode } from 'react'
import { Part } from '#web/kit/PageHead.tsx'
import { useTranslator } from '#web/kit/Translation.tsx'
import { commentOf } from '../../templates/rules/checks.ts'
import type { FormContent, FormField, ReportValues } from '../../templates/model.ts'
import { isNumeric, rowsOf } from '../../templates/rules/paths.ts'
import type { ReportFile } from '../model.ts'
import { controlId, findingText, unitText, valueText } from './words.ts'

type ReadFormProps = {
  readonly file: Pick<ReportFile, 'context' | 'findings' | 'neighbours' | 'previousPeriod'>
  readonly content: FormContent
  readonly values: ReportValues
  readonly comments: ReportValues
  /** What stands in the last column of each field: remarks to be written, or those that were. */
  readonly last?: { readonly title: string; readonly cell: (path: string, label: string) => ReactNode }
}

/** A report as it was filled, in the version of its own form: value, last period, neighbours, and what the checks say. */
export function ReadForm({ file, content, values, comments, last }: ReadFormProps) {
  const t = useTranslator()
  const withNeighbours = Object.keys(file.neighbours).length > 0
  return content.sections.map((section) => {
    const fields = content.fields.filter((field) => field.section === section.code)
    const plain = fields.filter(({ type }) => type !== 'list')
    return (
      <Part key={section.code} id={`section-${section.code}`} title={t.of(section.names)}>
        {plain.length === 0 ? null : (
          <div className="table-scroll held" role="region" aria-label={t.text('web.table.scroll', { title: t.of(section.names) })} tabIndex={0}>
            <table className="data even">
              <thead>
                <tr>
                  <th scope="col" className="held">
                    {t.text('submission.column.field')}
                  </th>
                  <th scope="col" className="number">
                    {t.text('submission.column.value')}
                  </th>
                  <th scope="col" className="number">
                    {file.previousPeriod === null ? t.text('submission.column.previous') : t.periodShort(file.previousPeriod)}
                  </th>
                  {withNeighbours ? (
                    <th scope="col" className="number">
                      {t.text('submission.column.neighbours')}
                    </th>
                  ) : null}
                  <th scope="col">{t.text('submission.column.findings')}</th>
                  {last === undefined ? null : <th scope="col">{last.title}</th>}
                </tr>
              </thead>
              <tbody>
                {plain.map((field) => (
                  <tr key={field.code} id={controlId(field.code)}>
                    <th scope="row" className="held text">
                      {t.of(field.names)}
                      {field.unit === '' ? null : <span className="muted">, {unitText(field.unit, t)}</span>}
                    </th>
                    <td className={isNumeric(field.type) ? 'number' : 'text'}>{valueText(field, values[field.code], t)}</td>
                    <td className="number">{valueText(field, file.context.previous[field.code], t)}</td>
                    {withNeighbours ? <td className="number">{valueText(field, file.neighbours[field.code]?.median, t)}</td> : null}
                    <td className="text">
                      <Findings file={file} field={field} comments={comments} />
                    </td>
                    {last === undefined ? null : <td className="text">{last.cell(field.code, t.of(field.names))}</td>}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        {fields
          .filter(({ type }) => type === 'list')
          .map((list) => (
            <ReadList key={list.code} list={list} values={values} />
          ))}
      </Part>
    )
  })
}

type FindingsProps = { readonly file: ReadFormProps['file']; readonly field: FormField; readonly comments: ReportValues }

function Findings({ file, field, comments }: FindingsProps) {
  const t = useTranslator()
  const found = file.findings.filter((one) => one.field === field.code)
  if (found.length === 0) return <span className="muted">–</span>
  return found.map((one) => {
    const comment = comments[commentOf(one)]
    return (
      <p key={one.code}>
        <span className={`tag ${one.severity === 'error' ? 'bad' : 'warning'}`}>{t.text(`submission.severity.${one.severity}`)}</span> {findingText(one, t)}
        {comment === undefined || comment === null || comment === '' ? null : <span className="muted"> — {String(comment)}</span>}
      </p>
    )
  })
}

function ReadList({ list, values }: { readonly list: FormField; readonly values: ReportValues }) {
  const t = useTranslator()
  const rows = rowsOf(values, list.code)
  return (
    <>
      <h3>{t.of(list.names)}</h3>
      {rows.length === 0 ? (
        <p className="muted">{t.text('submission.noRows')}</p>
      ) : (
        <div className="table-scroll" role="region" aria-label={t.text('web.table.scroll', { title: t.of(list.names) })} tabIndex={0}>
          <table className="data">
            <thead>
              <tr>
                {list.columns.map((column) => (
                  <th key={column.code} scope="col">
                    {t.of(column.names)}
                    {column.unit === '' ? null : <span className="unit">{unitText(column.unit, t)}</span>}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row}>
                  {list.columns.map((column) => {
                    const value = values[`${list.code}.${row}.${column.code}`]
                    return (
                      <td key={column.code} className={typeof value === 'number' ? 'number' : 'text'}>
                        {valueText(column, value, t)}
                      </td>
                    )
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}
