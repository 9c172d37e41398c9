import { useState } from 'react'
import { useTranslator } from '#web/kit/Translation.tsx'
import type { CheckFinding } from '../../templates/rules/checks.ts'
import type { FormField } from '../../templates/model.ts'
import { rowsOf } from '../../templates/rules/paths.ts'
import { MOST_ROWS } from '../rules/merge.ts'
import { FieldControl } from './FieldControl.tsx'
import type { Filling } from './useFilling.ts'
import { controlId, findingText } from './words.ts'

type ListControlProps = { readonly list: FormField; readonly filling: Filling; readonly findings: readonly CheckFinding[] }

/** A list of rows: each a group of fields, one under another on a phone. A row that holds nothing is not kept. */
export function ListControl({ list, filling, findings }: ListControlProps) {
  const t = useTranslator()
  const [added, setAdded] = useState<readonly string[]>([])
  const stated = rowsOf(filling.values, list.code)
  const typed = added.filter((row) => !stated.includes(row))
  const rows = [...stated, ...typed]
  const own = findings.filter(({ field }) => field === list.code)
  const drop = (row: string) => {
    filling.dropRow(list.columns.map(({ code }) => `${list.code}.${row}.${code}`))
    setAdded((before) => before.filter((one) => one !== row))
  }
  return (
    <fieldset className="list-field" id={controlId(list.code)} tabIndex={-1}>
      <legend>{t.of(list.names)}</legend>
      <p className="hint">{t.of(list.hint)}</p>
      {own.map((one) => (
        <p key={one.code} className="fault">
          {findingText(one, t)}
        </p>
      ))}
      {rows.map((row, index) => (
        <div key={row} className="list-row" role="group" aria-label={t.text('filling.row', { number: index + 1 })}>
          {list.columns.map((column) => {
            const path = `${list.code}.${row}.${column.code}`
            return (
              <FieldControl
                key={path}
                field={column}
                path={path}
                label={t.of(column.names)}
                filling={filling}
                findings={findings.filter(({ field }) => field === path)}
              />
            )
          })}
          <button type="button" className="button" onClick={() => drop(row)} aria-label={t.text('filling.dropRow', { number: index + 1 })}>
            {t.text('filling.drop')}
          </button>
        </div>
      ))}
      {rows.length < MOST_ROWS ? (
        <p>
          <button type="button" className="button" onClick={() => setAdded((before) => [...before, newRow()])}>
            {t.text('filling.addRow')}
          </button>
        </p>
      ) : null}
    </fieldset>
  )
}

/** A row's id: the time it was made, so that rows keep their order, and a bit of chance, so that two people's never collide. */
const newRow = (): string =>
  `${Date.now().toString(36)}${Math.floor(Math.random() * 1296)
    .toString(36)
    .padStart(2, '0')}`
