import { useId } from 'react'
import { useChangeView } from './PageLink.tsx'

type Option = { readonly id: string; readonly title: string; readonly group?: string }

type ChoiceProps = {
  readonly label: string
  readonly name: string
  readonly value: string
  readonly options: readonly Option[]
  readonly clears?: readonly string[]
}

/** A native choice that keeps itself in the address. `clears` names parameters that another choice makes void. */
export function Choice({ label, name, value, options, clears = [] }: ChoiceProps) {
  const id = useId()
  const change = useChangeView()
  const groups = [...new Set(options.map(({ group }) => group))]
  const draw = (option: Option) => (
    <option key={option.id} value={option.id}>
      {option.title}
    </option>
  )
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        onChange={(event) => change({ ...Object.fromEntries(clears.map((key) => [key, undefined])), [name]: event.currentTarget.value })}
      >
        {groups.map((group) => {
          const inside = options.filter((option) => option.group === group).map(draw)
          return group === undefined ? (
            inside
          ) : (
            <optgroup key={group} label={group}>
              {inside}
            </optgroup>
          )
        })}
      </select>
    </div>
  )
}

type SearchFieldProps = { readonly label: string; readonly name: string; readonly value: string; readonly action: string }

/** A search word that keeps itself in the address when it is sent. */
export function SearchField({ label, name, value, action }: SearchFieldProps) {
  const id = useId()
  const change = useChangeView()
  const send = (data: FormData) => {
    const text = data.get(name)
    change({ [name]: typeof text === 'string' ? text.trim() : undefined })
  }
  return (
    <form action={send} role="search" aria-label={label} className="field">
      <label htmlFor={id}>{label}</label>
      <span style={{ display: 'flex', gap: 8 }}>
        <input key={value} id={id} name={name} type="search" defaultValue={value} maxLength={100} />
        <button className="button" type="submit">
          {action}
        </button>
      </span>
    </form>
  )
}
